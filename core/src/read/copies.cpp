#include "kinprint/copies.hpp"

#include <algorithm>
#include <map>

#include "content_hash.hpp"
#include "hexadecimal.hpp"

namespace kinprint {

struct FileHasher::Impl {
    ContentHasher hasher;
};

FileHasher::FileHasher() : impl_(std::make_unique<Impl>()) {}
FileHasher::~FileHasher() = default;
FileHasher::FileHasher(FileHasher&&) noexcept = default;
FileHasher& FileHasher::operator=(FileHasher&&) noexcept = default;

void FileHasher::feed(std::string_view bytes) {
    impl_->hasher.feed(bytes);
}

std::string FileHasher::finish() {
    const ContentHash hash = impl_->hasher.finish();
    return in_hexadecimal(hash.first) + in_hexadecimal(hash.second);
}

std::vector<std::optional<Copy>> find_copies(const std::vector<HashedFile>& files) {
    struct SameBytes {
        std::size_t first = 0;
        std::map<std::string_view, std::size_t> by_source;  // the first of each
    };
    std::map<std::string_view, SameBytes> known;
    std::vector<std::optional<Copy>> copies(files.size());
    for (std::size_t at = 0; at < files.size(); ++at) {
        const auto& [source, hash] = files[at];
        if (hash.empty()) {
            continue;
        }
        const auto [same, is_first] = known.try_emplace(hash, SameBytes{at, {}});
        const auto [own, is_first_of_source] = same->second.by_source.try_emplace(source, at);
        if (!is_first_of_source) {
            copies[at] = Copy{own->second, true};
        } else if (!is_first) {
            copies[at] = Copy{same->second.first, false};
        }
    }
    return copies;
}

std::optional<Error> left_out_copies(const std::vector<LeftOutCopy>& copies) {
    constexpr std::size_t most = 3;
    if (copies.empty()) {
        return std::nullopt;
    }
    std::string list;
    for (std::size_t at = 0; at < std::min(copies.size(), most); ++at) {
        list += (at > 0 ? ", \"" : "\"") + copies[at].file + "\" holds that of \"" + copies[at].of + '"';
    }
    if (copies.size() > most) {
        list += " and " + std::to_string(copies.size() - most) + " more";
    }
    const std::string what = copies.size() == 1
                                 ? "One file repeats another of the same source, byte by byte, and was left out: "
                                 : std::to_string(copies.size()) +
                                       " files repeat another of the same source, byte by byte, and were left out: ";
    return Error{ErrorCode::repeated_file, copies.front().file, {}, {}, what + list + "."};
}

}  // namespace kinprint
