#include "kinprint/shared_texts.hpp"

#include <algorithm>
#include <compare>
#include <span>

#include "kinprint/limits.hpp"
#include "smallest.hpp"

namespace kinprint {

namespace {

using FileNumber = std::uint32_t;

struct TextOfFile {
    std::uint64_t hash = 0;
    FileNumber file = 0;

    friend auto operator<=>(const TextOfFile&, const TextOfFile&) = default;
};

/// A text of a file that an earlier one holds, too.
struct SharedText {
    FileNumber file = 0;
    FileNumber first = 0;  // of those that hold it

    friend auto operator<=>(const SharedText&, const SharedText&) = default;
};

/// Of some texts, ascending.
std::vector<SharedText> shared_among(const std::vector<TextOfFile>& texts) {
    std::vector<SharedText> shared;
    FileNumber first = 0;
    for (std::size_t at = 0; at < texts.size(); ++at) {
        if (at == 0 || texts[at].hash != texts[at - 1].hash) {
            first = texts[at].file;
        } else {
            shared.push_back({texts[at].file, first});
        }
    }
    std::ranges::sort(shared);
    return shared;
}

std::string quoted(const std::string& name) {
    return '"' + name + '"';
}

/// `12 in "a", 3 in "b" and 2 in others`
std::string places_of(std::span<const SharedText> texts, const std::vector<HashedTexts>& files) {
    constexpr std::size_t most = 3;
    std::string list;
    for (std::size_t place = 0; !texts.empty(); ++place) {
        if (place == most) {
            return list + " and " + std::to_string(texts.size()) + " in others";
        }
        const auto last = std::ranges::upper_bound(texts, texts.front());
        const auto count = static_cast<std::size_t>(last - texts.begin());
        list += (list.empty() ? "" : ", ") + std::to_string(count) + " in " + quoted(files[texts.front().first].file);
        texts = texts.subspan(count);
    }
    return list;
}

/// Of one file, whose texts these are.
Error told(std::span<const SharedText> texts, const std::vector<HashedTexts>& files, bool are_all) {
    const bool is_one = texts.size() == 1;
    const bool is_one_place = texts.front() == texts.back();
    const std::string number = is_one ? (are_all ? "One" : "one") : std::to_string(texts.size());
    return {ErrorCode::shared_text,
            files[texts.front().file].file,
            {},
            {},
            (are_all ? "" : "At least ") + number + (is_one ? " text is in " : " texts are in ") +
                (is_one_place ? quoted(files[texts.front().first].file) : "files before this one") +
                ", too, byte by byte and for the same source, and " + (is_one ? "was" : "were") + " counted again" +
                (is_one_place ? "" : ": " + places_of(texts, files)) +
                ". Leave one of the files out, or put their records into one: within a file, repeats are left out."};
}

}  // namespace

Errors shared_texts(const std::vector<HashedTexts>& files, std::size_t known) {
    Smallest<TextOfFile> smallest(limits::compared_hashes);
    std::size_t hashes = 0;
    for (std::size_t file = 0; file < files.size(); ++file) {
        hashes += files[file].hashes.size();
        for (const std::uint64_t hash : files[file].hashes) {
            smallest.add({hash, static_cast<FileNumber>(file)});
        }
    }
    const std::vector<SharedText> shared = shared_among(smallest.take());
    const auto is_whole = [](const HashedTexts& file) { return file.hashes.size() < limits::text_hashes; };
    const auto cut = std::ranges::find_if_not(files, is_whole) - files.begin();
    const bool are_all = hashes < limits::compared_hashes;
    Errors errors;
    for (std::span<const SharedText> rest(shared); !rest.empty();) {
        const FileNumber file = rest.front().file;
        const auto last = std::ranges::find_if(rest, [&](const SharedText& text) { return text.file != file; });
        const auto of_file = rest.first(static_cast<std::size_t>(last - rest.begin()));
        if (file >= known) {
            errors.push_back(told(of_file, files, are_all && file < cut));
        }
        rest = rest.subspan(of_file.size());
    }
    return errors;
}

}  // namespace kinprint
