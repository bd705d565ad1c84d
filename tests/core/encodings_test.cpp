// Older encodings, whose tables are built in.
#include "encodings.hpp"

#include <iterator>

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

TEST_CASE("What an encoding does not have is replaced, counted, and told with its place", "[encodings]") {
    FileSpec asked;
    asked.encoding = Encoding::windows_1253;
    const ReadText read = read_text("abc \xD2 def \xD2", 3, asked);
    REQUIRE(read.report.errors.size() == 1);
    CHECK(read.report.errors[0].code == ErrorCode::invalid_utf8);
    CHECK(read.report.errors[0].byte == 4);
    CHECK(read.report.errors[0].message.starts_with("2 places are not valid windows-1253"));
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
