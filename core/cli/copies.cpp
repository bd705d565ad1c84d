#include "copies.hpp"

#include <map>
#include <string>

#include "unreadable.hpp"

namespace kinprint::cli {

namespace {

std::string hash_of(PlaceReader& places, const Place& place) {
    try {
        FileHasher hasher;
        places.read(place, [&](std::string_view slice) { hasher.feed(slice); });
        return hasher.finish();
    } catch (const Unreadable&) {
        return "";  // said when it is read to be counted
    }
}

}  // namespace

std::vector<std::optional<Copy>> find_copies(const std::vector<FoundFile>& files) {
    std::map<std::uint64_t, std::size_t> of_size;
    for (const FoundFile& file : files) {
        ++of_size[bytes_of(file.place)];
    }
    PlaceReader places;
    std::vector<HashedFile> hashed;
    hashed.reserve(files.size());
    for (const FoundFile& file : files) {
        const std::uint64_t bytes = bytes_of(file.place);
        const bool may_be_copy = bytes > 0 && of_size[bytes] > 1;
        hashed.push_back({file.spec.source, may_be_copy ? hash_of(places, file.place) : ""});
    }
    return kinprint::find_copies(hashed);
}

}  // namespace kinprint::cli
