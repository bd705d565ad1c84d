#include "gunzip.hpp"

#include <zlib.h>

#include <algorithm>
#include <new>
#include <string>
#include <utility>

#include "kinprint/limits.hpp"

namespace kinprint::cli {

namespace {

/// Bytes that are unpacked at once: none of what they give is handed on before it is known that they are whole, as on
/// the page.
constexpr std::uint64_t bytes_at_once = 32U << 10U;

constexpr std::string_view gzip_begin = "\x1F\x8B";

}  // namespace

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
        while (!packed.empty()) {
            const std::string_view some = packed.substr(0, bytes_at_once - fed % bytes_at_once);
            feed_some(some);
            fed += some.size();
            packed.remove_prefix(some.size());
            if (fed % bytes_at_once == 0) {
                hand_on(take);
            }
        }
    }

    void feed_some(std::string_view packed) {
        while (!packed.empty() && !has_wrong_sum) {
            packed = in_member ? inflate_some(packed) : look_behind(packed);
        }
    }

    void hand_on(const TakeSlice& take) {
        for (std::string_view rest = unpacked; !rest.empty();) {
            take(rest.substr(0, limits::slice_bytes));
            rest.remove_prefix(std::min(rest.size(), limits::slice_bytes));
        }
        unpacked.clear();
    }

    /// That far the file could be unpacked.
    [[nodiscard]] std::uint64_t whole() const { return fed - fed % bytes_at_once; }

    /// Inflates as far as the member goes, and gives back what is left.
    std::string_view inflate_some(std::string_view packed) {
        // zlib reads from there and never writes; its type is older than `const` in it.
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));  // NOLINT(*-const-cast)
        stream.avail_in = static_cast<uInt>(packed.size());
        do {
            inflate_once();
        } while (in_member && (stream.avail_in > 0 || stream.avail_out == 0));
        return packed.substr(packed.size() - stream.avail_in);
    }

    void inflate_once() {
        stream.next_out = reinterpret_cast<Bytef*>(out.data());
        stream.avail_out = static_cast<uInt>(out.size());
        const int status = inflate(&stream, Z_NO_FLUSH);
        // Z_BUF_ERROR: what came does not reach for a single byte more.
        // The sum and the size stand behind all else: what they are of has come.
        has_wrong_sum = status == Z_DATA_ERROR && std::string_view(stream.msg).ends_with("check");
        if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR && !has_wrong_sum) {
            throw Torn(whole());
        }
        in_member = status != Z_STREAM_END && !has_wrong_sum;
        const std::size_t size = out.size() - stream.avail_out;
        bytes += size;
        if (bytes > most) {
            throw grows_too_much(most);
        }
        unpacked.append(out, 0, size);
    }

    /// Behind a member there may be zeros, and another member; what else there is is passed over.
    std::string_view look_behind(std::string_view packed) {
        if (begun.empty() && passed_over == 0) {
            packed.remove_prefix(std::min(packed.find_first_not_of('\0'), packed.size()));
        }
        const std::string_view more = packed.substr(0, gzip_begin.size() - begun.size());
        begun += more;
        packed.remove_prefix(more.size());
        if (passed_over == 0 && gzip_begin.starts_with(begun) && begun.size() < gzip_begin.size()) {
            return packed;  // none is left: more has to come to tell
        }
        if (passed_over > 0 || begun != gzip_begin) {
            passed_over += begun.size() + packed.size();
            begun.clear();
            return {};
        }
        begun.clear();
        inflateReset(&stream);
        in_member = true;
        inflate_some(gzip_begin);
        return packed;
    }

    z_stream stream{};
    std::string out = std::string(limits::slice_bytes, '\0');
    std::uint64_t most;
    std::string unpacked;     // and not handed on
    std::uint64_t fed = 0;    // packed bytes, so far
    std::uint64_t bytes = 0;  // unpacked
    bool in_member = true;
    bool has_wrong_sum = false;     // a member: what follows it is not looked at
    std::string begun;              // of what stands behind a member, as long as it may be the beginning of another
    std::uint64_t passed_over = 0;  // bytes behind the last member that are none
};

bool is_gzip(std::string_view head) {
    return head.starts_with(gzip_begin);
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

std::uint64_t Gunzip::finish() {
    if (inflater_) {
        inflater_->hand_on(take_);
    }
    if (inflater_ && (inflater_->in_member || inflater_->has_wrong_sum)) {
        throw Torn(inflater_->fed);
    }
    return inflater_ ? inflater_->passed_over + inflater_->begun.size() : 0;
}

}  // namespace kinprint::cli
