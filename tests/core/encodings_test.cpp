// Older encodings, whose tables are built in.
#include "encodings.hpp"

#include <algorithm>
#include <iterator>

#include "kinprint/limits.hpp"
#include "random.hpp"

using namespace kinprint;
using namespace kinprint::test;
using namespace std::string_literals;

TEST_CASE("Older encodings are told by their looks", "[encodings]") {
    check_encodings(KINPRINT_ROOT "/tests/fixtures/encodings", {"fr", "ru", "pl", "el", "tr"});
}

TEST_CASE("One letter is enough to tell that a text is not UTF-8", "[encodings]") {
    for (const std::size_t slice : {std::size_t{1}, std::size_t{3}, SIZE_MAX}) {
        const ReadText read = read_text("good caf\xE9 words", slice);
        CHECK(read.report.encoding == Encoding::windows_1252);
        CHECK(read.counts == read_text("good café words").counts);
    }
}

TEST_CASE("UTF-8 with a few damaged bytes stays UTF-8", "[encodings]") {
    const ReadText read = read_text("naïve café déjà vu \xE9 and \xFF more", 4);
    CHECK(read.report.encoding == Encoding::utf8);
    REQUIRE(read.report.errors.size() == 1);
    CHECK(read.report.errors[0].code == ErrorCode::invalid_utf8);
    CHECK(read.report.errors[0].byte == 23);
}

TEST_CASE("A stretch of an older encoding within UTF-8 is replaced, counted, and told with its place", "[encodings]") {
    const std::string utf8 = bytes_of(KINPRINT_ROOT "/tests/fixtures/encodings/fr.UTF-8.txt");
    std::string before;
    while (before.size() < 2 * limits::sniff_bytes) {
        before += utf8;
    }
    const std::string older = bytes_of(KINPRINT_ROOT "/tests/fixtures/encodings/fr.windows-1252.txt");
    const auto letters = std::ranges::count_if(older, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    const auto first = std::ranges::find_if(older, [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    for (const std::size_t slice : {std::size_t{1}, std::size_t{1000}, SIZE_MAX}) {
        const ReadText read = read_text(before + older + utf8, slice);
        CHECK(read.report.encoding == Encoding::utf8);
        REQUIRE(read.report.errors.size() == 1);
        CHECK(read.report.errors[0].code == ErrorCode::invalid_utf8);
        CHECK(read.report.errors[0].byte == before.size() + static_cast<std::size_t>(first - older.begin()));
        CHECK(read.report.errors[0].message.starts_with(std::to_string(letters) + " places are not valid UTF-8"));
    }
}

TEST_CASE("UTF-16 behind UTF-8 is told, not counted letter by letter in silence", "[encodings]") {
    std::string utf8;
    while (utf8.size() < 2 * limits::sniff_bytes) {
        utf8 += "Words that are as good as any. ";
    }
    std::string utf16;
    for (const char letter : "and more"s) {
        utf16 += {letter, '\0'};
    }
    for (const std::size_t slice : {std::size_t{1}, std::size_t{1000}, SIZE_MAX}) {
        const ReadText read = read_text(utf8 + utf16, slice);
        REQUIRE(read.report.errors.size() == 1);
        CHECK(read.report.errors[0].code == ErrorCode::invalid_utf8);
        CHECK(read.report.errors[0].byte == utf8.size() + 1);
        CHECK(read.report.errors[0].message.starts_with("8 places are not valid UTF-8"));
        // With its mark in front it looks like an older encoding.
        const ReadText marked = read_text(utf8 + "\xFF\xFE" + utf16, slice);
        REQUIRE(marked.report.errors.size() == 1);
        CHECK(marked.report.errors[0].code == ErrorCode::guessed_encoding);
    }
}

TEST_CASE("What an encoding does not have is replaced, counted, and told with its place", "[encodings]") {
    FileSpec asked;
    asked.encoding = Encoding::windows_1253;
    const ReadText read = read_text("abc \xD2 def \xD2", 3, asked);
    REQUIRE(read.report.errors.size() == 1);
    CHECK(read.report.errors[0].code == ErrorCode::invalid_utf8);
    CHECK(read.report.errors[0].byte == 4);
    CHECK(read.report.errors[0].message.starts_with("2 places are not valid windows-1253"));
}

TEST_CASE("Greek with a mark for paragraphs is no ISO 8859-7, whose letter has its place", "[encodings]") {
    const std::string greek = bytes_of(KINPRINT_ROOT "/tests/fixtures/encodings/el.windows-1253.txt");
    CHECK(read_text("\xB6 2. " + greek).report.encoding == Encoding::windows_1253);
    CHECK(read_text(greek + "\xB6").report.encoding == Encoding::windows_1253);
}

TEST_CASE("An encoding whose tables are not here is named, and the file left out", "[encodings]") {
    FileSpec asked;
    asked.encoding = Encoding::big5;
    const ReadText told = read_text("\xA4\xA4", 1, asked);
    REQUIRE(told.report.errors.size() == 1);
    CHECK(told.report.errors[0].code == ErrorCode::needs_dictionaries);
    const std::string bytes = bytes_of(KINPRINT_ROOT "/tests/fixtures/encodings/ja.Shift_JIS.txt");
    for (const std::size_t slice : {std::size_t{1}, SIZE_MAX}) {
        const ReadText found = read_text(bytes, slice);
        REQUIRE(found.report.errors.size() == 1);
        CHECK(found.report.errors[0].code == ErrorCode::needs_dictionaries);
        CHECK(found.report.errors[0].message.find("Shift_JIS") != std::string::npos);
    }
    CHECK(may_need_dictionaries(bytes));
    CHECK_FALSE(may_need_dictionaries("caf\xE9"));
    CHECK_FALSE(may_need_dictionaries("\x89PNG\r\n\x1A\n\xA4\xA4"));
}

TEST_CASE("Encodings have the names that browsers know", "[encodings]") {
    for (int at = 0; at <= static_cast<int>(Encoding::big5); ++at) {
        const auto encoding = static_cast<Encoding>(at);
        CHECK(encoding_of_name(name(encoding)) == encoding);
    }
    CHECK_FALSE(encoding_of_name("EBCDIC"));
}
