#include "gunzip.hpp"

#include <zlib.h>

#include <new>
#include <string>
#include <utility>

#include "kinprint/limits.hpp"

namespace kinprint::cli {

struct Gunzip::Inflater {
    explicit Inflater(std::uint64_t most_bytes) : most(most_bytes) {
        constexpr int gzip_alone = 16;  // zlib would take its own format, too
        if (inflateInit2(&stream, MAX_WBITS + gzip_alone) != Z_OK) {
            throw std::bad_alloc();
        }
    }
    ~Inflater() { inflateEnd(&stream); }
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    void feed(std::string_view packed, const TakeSlice& take) {
        // zlib reads from there and never writes; its type is older than `const` in it.
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));  // NOLINT(*-const-cast)
        stream.avail_in = static_cast<uInt>(packed.size());
        while (is_more()) {
            inflate_once(take);
        }
    }

    /// Does anything wait to be inflated, or to be handed on? Between two members, and after the last, there may be
    /// zeros.
    bool is_more() {
        if (in_member) {
            return stream.avail_in > 0 || stream.avail_out == 0;
        }
        while (stream.avail_in > 0 && *stream.next_in == 0) {
            ++stream.next_in;
            --stream.avail_in;
        }
        return stream.avail_in > 0;
    }

    void inflate_once(const TakeSlice& take) {
        if (!std::exchange(in_member, true)) {
            inflateReset(&stream);
        }
        stream.next_out = reinterpret_cast<Bytef*>(out.data());
        stream.avail_out = static_cast<uInt>(out.size());
        const int status = inflate(&stream, Z_NO_FLUSH);
        // Z_BUF_ERROR: what came does not reach for a single byte more.
        if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR) {
            throw not_unpacked("it is damaged");
        }
        in_member = status != Z_STREAM_END;
        const std::size_t size = out.size() - stream.avail_out;
        bytes += size;
        if (bytes > most) {
            throw not_unpacked(grows_too_much);
        }
        take(std::string_view(out).substr(0, size));
    }

    z_stream stream{};
    std::string out = std::string(limits::slice_bytes, '\0');
    std::uint64_t most;
    std::uint64_t bytes = 0;
    bool in_member = true;
};

bool is_gzip(std::string_view head) {
    return head.starts_with("\x1F\x8B");
}

Gunzip::Gunzip(std::uint64_t packed, TakeSlice take) : packed_(packed), take_(std::move(take)) {}
Gunzip::~Gunzip() = default;

void Gunzip::feed(std::string_view slice) {
    if (!std::exchange(begun_, true) && is_gzip(slice)) {
        inflater_ = std::make_unique<Inflater>(most_unpacked(packed_));
    }
    if (inflater_) {
        inflater_->feed(slice, take_);
    } else {
        take_(slice);
    }
}

void Gunzip::finish() {
    if (inflater_ && inflater_->in_member) {
        throw not_unpacked("it is cut short");
    }
}

}  // namespace kinprint::cli
