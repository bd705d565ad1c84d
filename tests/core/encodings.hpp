// The fixtures in older encodings: how each is read, told by its looks.
#pragma once

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <string>

#include "files.hpp"
#include "kinprint/json.hpp"
#include "reading.hpp"
#include "segment/code_point.hpp"

namespace kinprint::test {

struct ReadText {
    FileReport report;
    std::string counts;
};

/// Reads bytes as one text, be it mostly one line over and over.
inline ReadText read_text(std::string_view bytes, std::size_t slice = SIZE_MAX, FileSpec asked = {}) {
    asked.keeps_repeats = true;
    asked.file = "file";
    asked.source = "source";
    Outcome read = read_bytes(bytes, std::move(asked), slice);
    return {std::move(read.report), counts_json(read.counts)};
}

/// UTF-8 in another form of Unicode.
inline std::string in_form(std::string_view utf8, Encoding form) {
    std::string bytes;
    const auto put = [&](char32_t unit, int size) {
        const bool is_big = form == Encoding::utf16be || form == Encoding::utf32be;
        for (int byte = 0; byte < size; ++byte) {
            bytes += static_cast<char>(unit >> 8U * static_cast<unsigned>(is_big ? size - 1 - byte : byte) & 0xFFU);
        }
    };
    for (std::size_t at = 0; at < utf8.size();) {
        const char32_t c = segmentation::decode(utf8, at);
        if (form == Encoding::utf32le || form == Encoding::utf32be) {
            put(c, 4);
        } else if (c < 0x10000) {
            put(c, 2);
        } else {
            put(0xD800 + ((c - 0x10000) >> 10U), 2);
            put(0xDC00 + ((c - 0x10000) & 0x3FFU), 2);
        }
    }
    return bytes;
}

/// Each text of the languages is found and read in every form of Unicode, with its mark and without, whole and where it
/// is short.
inline void check_forms(const std::filesystem::path& folder, const std::vector<std::string>& languages) {
    for (const std::string& language : languages) {
        const std::string all = bytes_of(folder / (language + ".UTF-8.txt"));
        std::size_t some = 90;
        while ((static_cast<unsigned char>(all.at(some)) & 0xC0U) == 0x80U) {
            --some;
        }
        for (const std::string& utf8 : {all, all.substr(0, some)}) {
            const ReadText expected = read_text(utf8);
            for (const Encoding form : {Encoding::utf16le, Encoding::utf16be, Encoding::utf32le, Encoding::utf32be}) {
                for (const std::string mark : {"", "\uFEFF"}) {
                    for (const std::size_t slice : {SIZE_MAX, std::size_t{1}, std::size_t{777}}) {
                        CAPTURE(language, utf8.size(), name(form), mark.size(), slice);
                        const ReadText read = read_text(in_form(mark + utf8, form), slice);
                        CHECK(name(read.report.encoding) == name(form));
                        CHECK(read.counts == expected.counts);
                        CHECK(read.report.errors.size() == expected.report.errors.size());
                    }
                }
            }
        }
    }
}

/// Each file of the languages is read as its UTF-8 is, in slices of any size, also behind much ASCII.
inline void check_encodings(const std::filesystem::path& folder, const std::vector<std::string>& languages) {
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        const std::string file = entry.path().filename().string();
        const std::string language = file.substr(0, file.find('.'));
        const std::string encoding = entry.path().stem().string().substr(language.size() + 1);
        if (std::ranges::find(languages, language) == languages.end() || encoding == "UTF-8") {
            continue;
        }
        ++files;
        CAPTURE(file);
        const std::string bytes = bytes_of(entry.path());
        const std::string utf8 = bytes_of(folder / (language + ".UTF-8.txt"));
        for (const std::size_t ascii : {std::size_t{0}, std::size_t{1000}, std::size_t{10'000}}) {
            std::string before;
            while (before.size() < ascii) {
                before += "12 + 34 = 46.\n";
            }
            const ReadText expected = read_text(before + utf8);
            CHECK(expected.report.errors.empty());
            for (const std::size_t slice : {SIZE_MAX, std::size_t{1}, std::size_t{777}}) {
                const ReadText read = read_text(before + bytes, slice);
                CHECK(name(read.report.encoding) == encoding);
                CHECK(read.counts == expected.counts);
                REQUIRE(read.report.errors.size() == 1);
                CHECK(read.report.errors[0].code == ErrorCode::guessed_encoding);
            }
        }
        FileSpec asked;
        asked.encoding = encoding_of_name(encoding);
        const ReadText told = read_text(bytes, 5, asked);
        CHECK(told.report.errors.empty());
        CHECK(told.counts == read_text(utf8).counts);
    }
    CHECK(files >= static_cast<int>(languages.size()));
}

}  // namespace kinprint::test
