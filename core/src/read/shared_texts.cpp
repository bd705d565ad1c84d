#include "kinprint/shared_texts.hpp"

#include <algorithm>
#include <functional>
#include <span>

#include "kinprint/limits.hpp"
#include "smallest.hpp"

namespace kinprint {

namespace {

using FileNumber = std::uint32_t;

struct TextOfFile {
    std::uint64_t hash = 0;
    FileNumber file = 0;

    friend bool operator==(const TextOfFile&, const TextOfFile&) = default;
    friend bool operator<(const TextOfFile& a, const TextOfFile& b) {
        return a.hash != b.hash ? a.hash < b.hash : a.file < b.file;
    }
};

/// A text of a file that an earlier one holds, too.
struct SharedText {
    FileNumber file = 0;
    FileNumber first = 0;  // of those that hold it

    friend bool operator==(const SharedText&, const SharedText&) = default;
    friend bool operator<(const SharedText& a, const SharedText& b) {
        return a.file != b.file ? a.file < b.file : a.first < b.first;
    }
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
    std::ranges::sort(shared, std::less());
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
        const auto last = std::ranges::upper_bound(texts, texts.front(), std::less());
        const auto count = static_cast<std::size_t>(last - texts.begin());
        list += (list.empty() ? "" : ", ") + std::to_string(count) + " in " + quoted(files[texts.front().first].file);
        texts = texts.subspan(count);
    }
    return list;
}

/// "12 of its 30 texts are in": so many of a file that has so many that could be compared. `is_exact`: are no more
/// of them shared?
std::string shared_of(std::size_t count, std::size_t all, bool is_exact) {
    const std::string texts = std::to_string(all) + " texts";
    const std::string is_in = count == 1 ? " is in " : " are in ";
    if (!is_exact) {
        return "At least " + std::to_string(count) + " of " + texts + " that were compared" + is_in;
    }
    if (count < all) {
        return std::to_string(count) + " of its " + texts + is_in;
    }
    return (all == 1 ? "Its only text" : "All its " + texts) + is_in;
}

/// Of one file, whose texts these are.
Error told(std::span<const SharedText> texts, const std::vector<HashedTexts>& files, bool is_exact) {
    const HashedTexts& file = files[texts.front().file];
    const bool is_one_place = texts.front() == texts.back();
    return {ErrorCode::shared_text,
            file.file,
            {},
            {},
            shared_of(texts.size(), file.hashes.size(), is_exact) +
                (is_one_place ? quoted(files[texts.front().first].file) : "files before this one") +
                ", too, to the letter and for the same source, and " + (texts.size() == 1 ? "was" : "were") +
                " counted again" + (is_one_place ? "" : ": " + places_of(texts, files)) +
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
    const auto cut = static_cast<std::size_t>(std::ranges::find_if_not(files, is_whole) - files.begin());
    const auto are_known = [&](FileNumber file, std::size_t count) {
        return is_whole(files[file]) &&
               (count == files[file].hashes.size() || (file < cut && hashes < limits::compared_hashes));
    };
    Errors errors;
    for (std::span<const SharedText> rest(shared); !rest.empty();) {
        const FileNumber file = rest.front().file;
        const auto last = std::ranges::find_if(rest, [&](const SharedText& text) { return text.file != file; });
        const auto of_file = rest.first(static_cast<std::size_t>(last - rest.begin()));
        if (file >= known) {
            errors.push_back(told(of_file, files, are_known(file, of_file.size())));
        }
        rest = rest.subspan(of_file.size());
    }
    return errors;
}

}  // namespace kinprint
