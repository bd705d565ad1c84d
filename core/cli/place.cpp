#include "place.hpp"

#include <fstream>
#include <string>
#include <string_view>

#include "gunzip.hpp"
#include "kinprint/limits.hpp"

namespace kinprint::cli {

namespace {

namespace fs = std::filesystem;

std::ifstream open(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        throw Unreadable("The file can't be opened. Check that you may read it.");
    }
    return file;
}

bool is_gzip_file(const fs::path& path) {
    std::string head(2, '\0');
    open(path).read(head.data(), static_cast<std::streamsize>(head.size()));
    return is_gzip(head);
}

void read_file(const fs::path& path, const TakeSlice& take) {
    std::ifstream file = open(path);
    std::string slice(limits::slice_bytes, '\0');
    while (file.read(slice.data(), static_cast<std::streamsize>(slice.size())) || file.gcount() > 0) {
        take(std::string_view(slice).substr(0, static_cast<std::size_t>(file.gcount())));
    }
    if (file.bad()) {
        throw Unreadable("The file could only be read in part. Check the disk.");
    }
}

std::uint64_t packed_bytes_of(const Place& place) {
    return place.entry ? place.entry->packed : bytes_of(place);
}

}  // namespace

std::uint64_t bytes_of(const Place& place) {
    if (place.entry) {
        return place.entry->size;
    }
    std::error_code unknown;
    const std::uintmax_t bytes = fs::file_size(place.path, unknown);
    return unknown ? 0 : bytes;
}

void PlaceReader::check(const Place& place) {
    if (!place.entry && !is_gzip_file(place.path)) {
        return;
    }
    try {
        read(place, [](std::string_view) {});
    } catch (const Torn&) {
        return;  // said when it is read to be counted
    }
}

std::string PlaceReader::head(const Place& place, std::size_t bytes) {
    struct Enough {};
    std::string head;
    try {
        read(place, [&](std::string_view slice) {
            head += slice.substr(0, bytes - head.size());
            if (head.size() == bytes) {
                throw Enough();
            }
        });
    } catch (const Enough&) {
        return head;
    } catch (const Unreadable&) {
        return head;
    }
    return head;
}

std::uint64_t PlaceReader::read(const Place& place, const TakeSlice& take) {
    Gunzip gunzip(packed_bytes_of(place), take);
    const auto feed = [&](std::string_view slice) { gunzip.feed(slice); };
    if (place.entry) {
        read_entry(place, feed);
    } else {
        read_file(place.path, feed);
    }
    return gunzip.finish();
}

void PlaceReader::read_entry(const Place& place, const TakeSlice& take) {
    if (!archive_ || opened_ != place.path) {
        archive_.reset();
        archive_.emplace(place.path);
        opened_ = place.path;
    }
    archive_->read(*place.entry, take);
}

}  // namespace kinprint::cli
