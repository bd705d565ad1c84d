#include "read/json_text.hpp"

#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "random.hpp"

using kinprint::lifted_bytes;
using kinprint::parse_json;
using nlohmann::json;

namespace {

/// What the library makes of a text: the value, or its own words on why there is none.
std::string outcome(const std::string& text, json (*parse)(const std::string&)) {
    try {
        return parse(text).dump();
    } catch (const json::exception& error) {
        return error.what();
    }
}

void check_same(const std::string& text) {
    const std::string expected = outcome(text, [](const std::string& json_text) { return json::parse(json_text); });
    INFO(text);
    CHECK(outcome(text, [](const std::string& json_text) { return parse_json(json_text); }) == expected);
}

const std::string filler(lifted_bytes, 'x');

}  // namespace

TEST_CASE("Long strings are decoded as the library decodes them", "[read]") {
    check_same(R"({"a": ")" + filler + R"( \" \\ \/ \b \f \n \r \t \u00e9 \uD83D\uDE00 \u4EAC é 京 😀", "b": 1})");
    check_same(R"([")" + filler + R"(", "short", {"deep": [")" + filler + R"(y"]}, null, true, -1.5e3])");
    check_same('"' + filler + '"');
    check_same(R"({")" + filler + R"(": ")" + filler + R"("})");
    check_same(R"({")" + filler + R"("  : 1, "twice": ")" + filler + R"(", "twice": "last"})");
}

TEST_CASE("What could be taken for the sign of a long string stays itself", "[read]") {
    const std::string long_one = '"' + filler + '"';
    for (const char* const zero : {"\\u0000", "\\u00000", "\\u00001"}) {
        const std::string short_one = std::string("\"") + zero + '"';
        check_same("[" + short_one + ", " + long_one + "]");
        check_same("[" + long_one + ", \"" + filler + zero + "\"]");
        check_same("{" + short_one + ": " + long_one + "}");
    }
}

TEST_CASE("Broken text is refused in the library's own words, with the place in the whole", "[read]") {
    const std::string good = R"({"output": ")" + filler + R"( \u00e9 \\ end", "n": [1, 2]})";
    for (std::size_t length = 0; length < good.size(); ++length) {
        check_same(good.substr(0, length));
    }
    for (const char* const bad :
         {R"(\x)", R"(\u12)", R"(\u12g4)", R"(\uD83D)", R"(\uDE00)", R"(\uD83D\u0041)", "\t", "\x01", "\x1f"}) {
        check_same(R"({"output": ")" + filler + bad + R"("})");
    }
    check_same(R"({"output": ")" + filler + R"("} trailing)");
    check_same(R"({"output": ")" + filler + R"(", "n": 1e999})");
}

TEST_CASE("Any pieces of JSON put together give what the library gives", "[read]") {
    const std::vector<std::string> pieces = {
        "{",  "}",    "[",       "]",       ",",       ":", " ",    "\"",   "\"a\"", "\"" + filler + "\"",
        "\\", "\\\"", "\\u0000", "\\ud83d", "\\ude00", "1", "null", filler, "é"};
    kinprint::test::Random random(7);
    for (int round = 0; round < 4000; ++round) {
        std::string text;
        for (std::uint64_t piece = random.below(12); piece > 0; --piece) {
            text += pieces[random.below(pieces.size())];
        }
        check_same(text);
    }
}
