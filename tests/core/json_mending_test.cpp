#include "read/json_mending.hpp"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "random.hpp"
#include "reading.hpp"

using namespace kinprint;
using nlohmann::json;

TEST_CASE("What is nearly JSON is mended, and nothing else", "[json]") {
    const auto mended = [](std::string_view text) { return mend_json(text).value_or(MendedJson{}).text; };
    CHECK(mended(R"({"a": NaN, "b": [Infinity, -Infinity], "c": "NaN"})") ==
          R"({"a": null, "b": [null, null], "c": "NaN"})");
    CHECK(mended("{\"a\": \"one\ttwo\nthree\"}") == R"({"a": "one\u0009two\u000athree"})");
    CHECK(mended(R"({"a": "lone \ud800 here, \udc00\ud83d\ude00 there \ud83d"})") ==
          R"({"a": "lone \ufffd here, \ufffd\ud83d\ude00 there \ufffd"})");
    for (const char* whole : {R"({"a": "\\ud800 \" NaN", "b": 1e5})", "{\n\t\"a\": null}", "", "\"\\", "\"\\u12"}) {
        INFO(whole);
        CHECK_FALSE(mend_json(whole));
    }
}

TEST_CASE("Whole JSON stays as it is, whatever stands in its strings", "[json][property]") {
    test::Random random(31);
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        for (std::size_t at = random.below(40); at > 0; --at) {
            constexpr std::array pieces = {"a", "\t", "\\", "\"", "NaN", "\\ud800", "é", "😀", "u", "\x01"};
            text += pieces[random.below(pieces.size())];
        }
        const json value = {{"text", text}, {text, 1.5}};
        CHECK_FALSE(mend_json(value.dump()));
        CHECK_FALSE(mend_json(value.dump(1, ' ', true)));
    }
}

TEST_CASE("A record that is nearly JSON is counted, and said", "[json]") {
    const std::string lines =
        "{\"model\": \"m\", \"output\": \"one two\", \"score\": NaN}\n"
        "{\"model\": \"m\", \"output\": \"lone \\ud800 here\"}\n"
        "{\"model\": \"m\", \"output\": \"a\ttab\"}\n"
        "{\"model\": \"m\", \"output\": \"never ends}\n"
        "{\"model\": \"m\", \"output\": \"last words\"}\n";
    const auto read = test::read_bytes(lines, {"m.jsonl", "m", Format::jsonl});
    CHECK(read.report.texts == 4);
    REQUIRE(read.report.errors.size() == 4);
    CHECK(read.report.errors[1].message.starts_with("Line 2 is not quite JSON, and was counted all the same."));
    CHECK(read.report.errors[3].message.find("was passed over") != std::string::npos);
}
