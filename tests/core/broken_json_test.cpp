// JSON of which one record is broken: it is named, and what stands around it is counted.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <string>
#include <vector>

#include "kinprint/limits.hpp"
#include "reading.hpp"

using namespace kinprint;
using namespace kinprint::test;
using Catch::Matchers::ContainsSubstring;

namespace {

Outcome read_json(std::string_view json, std::size_t slice = SIZE_MAX) {
    FileSpec file{"a.json", "a", Format::json};
    file.keeps_repeats = true;
    return read_bytes(json, file, slice);
}

std::size_t texts_of(const Outcome& read, const std::string& source) {
    const Source* const found = read.counts.terms.find(source);
    return found == nullptr ? 0 : found->blocks.size();
}

std::string with_line_ends(std::string_view json) {
    std::string lines;
    for (const char c : json) {
        lines += c == '\n' ? "\r\n" : std::string(1, c);
    }
    return lines;
}

/// One error, of a record of that number, at the byte where that stands.
void check_broken(const Outcome& read, std::uint64_t number, std::uint64_t byte) {
    REQUIRE(read.report.errors.size() == 1);
    const Error& error = read.report.errors[0];
    CHECK(error.code == ErrorCode::bad_json);
    CHECK(error.text == number);
    CHECK(error.byte == byte);
    CHECK_THAT(error.message, ContainsSubstring("was expected there"));
}

// Each is broken where "@" stands, which is taken out.
const std::vector<std::string> broken_seconds = {
    R"([{"model":"m","output":"one one"},{"model":"m","output":"he said "@hi" and went"},{"model":"m","output":"three"},{"model":"m","output":"four"}])",
    R"([{"model":"m","output":"one one"},{"model":"m","output":"six inches 6" @long"},{"model":"m","output":"three"},{"model":"m","output":"four"}])",
    R"([{"model":"m","output":"one one"},{"model":"m","output":"no end},{"@model":"m","output":"three"},{"model":"m","output":"four"}])",
    R"([{"model":"m","output":"one one"},{"model":"m","output":@},{"model":"m","output":"three"},{"model":"m","output":"four"}])",
    R"([{"model":"m","output":"one one"},{"model":"m" @"output":"x"},{"model":"m","output":"three"},{"model":"m","output":"four"}])",
    R"([{"model":"m","output":"one one"},{"model":"m","output":"a } ] \" b"@c},{"model":"m","output":"three"},{"model":"m","output":"four"}])",
    R"({"m":[{"id":1,"output":"one one"},{"id":2,"output":"he said "@hi""},{"id":3,"output":"three"},{"id":4,"output":"four"}],"n":[]})",
    R"({"m":{"samples":[{"output":"one one"},{"output":"he said "@hi""},{"output":"three"},{"output":"four"}]}})",
    R"({"m":{"p1x":{"output":"one one"},"p2x":{"output":"he said "@hi""},"p3x":{"output":"three"},"p4x":{"output":"four"}}})",
    R"({
  "m": [
    {
      "output": "one one"
    },
    {
      "output": "a "@b
    },
    {
      "output": "three"
    },
    {
      "output": "four"
    }
  ]
}
)",
    R"({"m": [
{"output": "one one"},
{"output": "not ended
{"@output": "three"},
{"output": "four"}]})",
    R"({"m":{"p1x":{"output":"one one","meta":{"x":1}},"p2x":{"output":"he said "@hi"","meta":{"x":1}},"p3x":{"output":"three"},"p4x":{"output":"four"}}})",
};

}  // namespace

TEST_CASE("A record that is broken in an array is named, and those around it are counted", "[broken]") {
    for (const std::string& marked : broken_seconds) {
        for (const bool has_returns : {false, true}) {
            std::string json = has_returns ? with_line_ends(marked) : marked;
            const std::size_t at = json.find('@');
            json.erase(at, 1);
            for (const std::size_t slice : {SIZE_MAX, std::size_t{1}, std::size_t{13}}) {
                CAPTURE(json, slice);
                const Outcome read = read_json(json, slice);
                CHECK(read.report.sources == std::vector<std::string>{"m"});
                CHECK(texts_of(read, "m") == 3);
                check_broken(read, 2, at);
            }
        }
    }
}

TEST_CASE("A record that is broken does not give those behind it to another source", "[broken]") {
    const std::string json = R"({"a":{"samples":[{"output":"one two"},{"output":"he said "hi""}]},)"
                             R"("b":{"id":5,"samples":[{"output":"one two"},{"output":"three four"}]},)"
                             R"("c":{"samples":[{"output":"he said "hi""}]},"d":{"samples":[{"output":"one two"}]}})";
    for (const std::size_t slice : {SIZE_MAX, std::size_t{1}}) {
        const Outcome read = read_json(json, slice);
        CHECK(read.report.sources == std::vector<std::string>{"a", "b", "d"});
        CHECK(texts_of(read, "b") == 2);
        CHECK(read.report.errors.size() == 2);
    }
}

TEST_CASE("Where the last record is broken the file is not said to be cut short", "[broken]") {
    for (const std::string json :
         {R"([{"output":"one two"},{"output":"he said "hi""}])", R"([{"output":"one two"},{"output":"not ended}])",
          R"({"m":[{"output":"one two"},{"output":"not ended}]})",
          "[{\"output\":\"one two\"},\n{\"output\":\"he said \"hi\"\"},\n]\n"}) {
        CAPTURE(json);
        const Outcome read = read_json(json);
        CHECK(read.report.texts == 1);
        REQUIRE(read.report.errors.size() == 1);
        CHECK_THAT(read.report.errors[0].message, ContainsSubstring("Record 2") && !ContainsSubstring("cut short"));
    }
    const Outcome cut = read_json(R"([{"output":"one two"},{"output":"he said "hi"","x")");
    REQUIRE(cut.report.errors.size() == 2);
    CHECK_THAT(cut.report.errors[1].message, ContainsSubstring("cut short") && ContainsSubstring("was counted"));
    CHECK(cut.report.errors[1].byte == 22);
}

TEST_CASE("Of a broken record the line is said, too", "[broken]") {
    const Outcome read = read_json("[\n{\"output\": \"one two\"},\n{\"output\": \"he said \"hi\"\"}\n]\n");
    REQUIRE(read.report.errors.size() == 1);
    CHECK_THAT(read.report.errors[0].message, ContainsSubstring("Record 2 (line 3) is not JSON from byte 46 on"));
}

TEST_CASE("A conversation of which one turn is broken is not counted in part", "[broken]") {
    const Outcome read =
        read_json(R"([{"messages":[{"role":"user","content":"ask "me""},{"role":"assistant","content":"no"}]},)"
                  R"({"messages":[{"role":"user","content":"ask"},{"role":"assistant","content":"yes"}]}])");
    CHECK(read.report.texts == 1);
    CHECK(read.report.errors.size() == 1);
}

TEST_CASE("Commas before a closing bracket cost nothing", "[broken]") {
    const Outcome read = read_json(R"({"m":[{"output":"one, ] two",},{"output":"three",}, ],})");
    CHECK(read.report.texts == 2);
    CHECK(read.report.sources == std::vector<std::string>{"m"});
    REQUIRE(read.report.errors.size() == 1);
    CHECK_THAT(read.report.errors[0].message, ContainsSubstring("was counted all the same"));
}

TEST_CASE("A word that is no JSON, within one value, costs its record alone", "[broken]") {
    const Outcome read = read_json(R"({"m":[{"output":"one"},{"output":undefined},{"output":"two"}],"n":[]})");
    CHECK(read.report.texts == 2);
    REQUIRE(read.report.errors.size() == 1);
    CHECK(read.report.errors[0].text == 2);
}

TEST_CASE("Damage anywhere costs no more than a few records, and no memory or time", "[broken]") {
    std::string whole = "{\"m\": [";
    for (int record = 0; record < 30; ++record) {
        whole += (record > 0 ? ", " : "") + std::string(R"({"id": 1, "output": "one, two \"three\""})");
    }
    whole += "]}";
    for (std::size_t at = 7; at + 2 < whole.size(); ++at) {
        for (const char damage : {'"', '{', ']', 'x', ','}) {
            std::string json = whole;
            json[at] = damage;
            CAPTURE(at, damage);
            const Outcome read = read_json(json);
            // Where a bracket is missing or too many, nothing tells for sure what stands under which name.
            CHECK((texts_of(read, "m") >= 28 || (read.report.texts >= 28 && !read.report.errors.empty())));
            CHECK(read.report.texts <= 31);
            CHECK(read_json(json, 3).report.texts == read.report.texts);
        }
    }
    std::string broken = "[";
    for (int record = 0; record < 100'000; ++record) {
        broken += R"({"output":"he said "hi" to them all"},)";
    }
    const Outcome read = read_json(broken + R"({"output":"one"}])", 1U << 16U);
    CHECK(read.report.texts == 1);
    CHECK(read.report.errors.size() == limits::errors_per_file + 1);
}
