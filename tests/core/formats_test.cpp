// One set of texts in every format, shape and encoding: all are read as the plainest form is. And each broken form:
// what is said of it, and what is still read.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <sstream>

#include "files.hpp"
#include "kinprint/json.hpp"
#include "kinprint/limits.hpp"
#include "kinprint/plan.hpp"
#include "profiles.hpp"
#include "reading.hpp"

using namespace kinprint;
using namespace kinprint::test;
using namespace std::string_literals;

namespace {

const std::filesystem::path fixtures = KINPRINT_ROOT "/tests/fixtures";

/// Reads bytes as a file of this name, as both faces do; repeats are kept, for many tests are made of one text.
Outcome read_as(const std::string& name, std::string_view bytes, std::size_t slice = SIZE_MAX, FileSpec asked = {}) {
    const Plan todo = plan({{RootKind::file, {name}}});
    asked.keeps_repeats = true;
    asked.file = name;
    asked.source = todo.files.at(0).source;
    asked.format = todo.files.at(0).format;
    return read_bytes(bytes, asked, slice);
}

/// What was counted of each text, whatever its file was called.
std::string content_of(const Counts& counts, bool with_sources) {
    std::vector<std::string> texts;
    for (const Source& source : counts.terms.sources) {
        for (const Block& block : source.blocks) {
            std::ostringstream text;
            const std::string prompt = block.prompt.substr(block.prompt.find('/') + 1);
            text << (with_sources ? source.name + " " + prompt : "") << ':';
            std::vector<std::string> terms;
            for (const TermCount& entry : block.terms) {
                terms.push_back(counts.terms.vocabulary.text(entry.term) + "=" + std::to_string(entry.count));
            }
            std::ranges::sort(terms);
            for (const std::string& term : terms) {
                text << ' ' << term;
            }
            texts.push_back(text.str());
        }
    }
    std::ranges::sort(texts);
    std::string all;
    for (const std::string& text : texts) {
        all += text + "\n";
    }
    return all;
}

std::vector<std::filesystem::path> files_of(const std::string& folder) {
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(fixtures / folder)) {
        if (entry.path().extension() != ".gz") {  // unpacked by the command and the page (web, parity)
            files.push_back(entry.path());
        }
    }
    std::ranges::sort(files);
    return files;
}

std::vector<ErrorCode> codes(const FileReport& report) {
    std::vector<ErrorCode> found;
    for (const Error& error : report.errors) {
        found.push_back(error.code);
    }
    return found;
}

using Codes = std::vector<ErrorCode>;

}  // namespace

TEST_CASE("Records in every format, shape and encoding are the same texts", "[formats]") {
    const std::string expected =
        content_of(read_as("expected.jsonl", bytes_of(fixtures / "expected.jsonl")).counts, true);
    CHECK(std::ranges::count(expected, '\n') == 4);
    const auto files = files_of("records");
    CHECK(files.size() > 30);
    for (const auto& file : files) {
        CAPTURE(file.filename());
        for (const std::size_t slice : {SIZE_MAX, std::size_t{1}, std::size_t{100}}) {
            const Outcome read = read_as(file.filename().string(), bytes_of(file), slice);
            const bool is_guess = file.stem().string().find("unknown-field") != std::string::npos;
            CHECK(codes(read.report) == (is_guess ? Codes{ErrorCode::guessed_text} : Codes{}));
            CHECK(content_of(read.counts, true) == expected);
            CHECK(read.report.sources == std::vector<std::string>{"alpha", "beta"});
            REQUIRE(read.report.records);
            CHECK(read.report.records->rows.size() == 3);
            CHECK(read.report.records->guessed == is_guess);
        }
    }
}

TEST_CASE("One text in every format and encoding is the same text", "[formats]") {
    const std::string expected = content_of(read_as("expected.txt", bytes_of(fixtures / "expected.txt")).counts, false);
    const auto files = files_of("text");
    CHECK(files.size() > 8);
    for (const auto& file : files) {
        CAPTURE(file.filename());
        for (const std::size_t slice : {SIZE_MAX, std::size_t{1}, std::size_t{100}}) {
            const Outcome read = read_as(file.filename().string(), bytes_of(file), slice);
            CHECK(codes(read.report).empty());
            CHECK(content_of(read.counts, false) == expected);
            CHECK_FALSE(read.report.records);
        }
    }
}

TEST_CASE("Cut short anywhere, a file of records says so, and what came before is read", "[formats]") {
    for (const char* name : {"records/array.json", "records/slop-score.json", "records/sharegpt.json",
                             "records/table.csv", "records/lines.jsonl", "records/lines-utf-16-le.jsonl"}) {
        const std::string bytes = bytes_of(fixtures / name);
        const std::string whole = content_of(read_as(name, bytes).counts, true);
        const std::size_t unit = std::string(name).find("utf-16") != std::string::npos ? 2 : 1;
        for (std::size_t size = unit; size < bytes.size(); ++size) {
            CAPTURE(name, size);
            const Outcome cut =
                read_as(std::filesystem::path(name).filename().string(), std::string_view(bytes).substr(0, size));
            const bool is_whole = content_of(cut.counts, true) == whole;
            // A table ends where any cell does, and lines where any line does.
            const bool is_table = std::string(name).ends_with(".csv");
            const char last = bytes[size - unit];
            const bool is_line = std::string(name).ends_with(".jsonl") && (last == '}' || last == '\n');
            CHECK((is_whole || is_table || is_line || !cut.report.errors.empty()));
            for (const Error& error : cut.report.errors) {
                CHECK_FALSE(error.message.empty());
            }
            CHECK(content_of(read_as(std::filesystem::path(name).filename().string(),
                                     std::string_view(bytes).substr(0, size), 7)
                                 .counts,
                             true) == content_of(cut.counts, true));
        }
    }
}

TEST_CASE("Cut short anywhere, JSON without a line end keeps its whole records under their names", "[formats]") {
    const std::string json =
        R"({"m":{"data":[{"output":"one \"two\""},{"output":"three } ] four"}]},"n":["five six seven eight nine"]})";
    for (std::size_t size = 1; size < json.size(); ++size) {
        CAPTURE(size);
        const Outcome cut = read_as("a.json", std::string_view(json).substr(0, size));
        const std::size_t second = json.find(",{");
        const std::size_t third = json.find("]},\"n");
        CHECK(cut.report.texts ==
              (size >= second ? 1U : 0U) + (size >= third ? 1U : 0U) + (size >= json.size() - 2 ? 1U : 0U));
        REQUIRE_FALSE(cut.report.errors.empty());
        CHECK(cut.report.errors.back().message.find("cut short") != std::string::npos);
        CHECK(content_of(read_as("a.json", std::string_view(json).substr(0, size), 3).counts, true) ==
              content_of(cut.counts, true));
    }
}

TEST_CASE("A JSON array that is cut short keeps its whole records", "[formats]") {
    const Outcome read = read_as("a.json", R"([{"model":"m","output":"one two"},{"model":"m","output":"three"},{"mod)");
    CHECK(read.report.texts == 2);
    REQUIRE(codes(read.report) == Codes{ErrorCode::bad_json});
    CHECK(read.report.errors[0].byte == 66);
    const Outcome object = read_as("a.json", "{\"alpha\":{\"samples\":[{\"output\":\"one two\"},{\"output\":\"thr");
    CHECK(object.report.texts == 1);
    CHECK(object.report.sources == std::vector<std::string>{"alpha"});
    REQUIRE(codes(object.report) == Codes{ErrorCode::bad_json});
}

TEST_CASE("A broken record in an array spoils nothing but itself", "[formats]") {
    const Outcome read = read_as("a.json", R"([{"output":"one"},{"output":nothing},{"output":"two"}, 7, {"x":[1]}])");
    CHECK(read.report.texts == 2);
    REQUIRE(codes(read.report) == Codes{ErrorCode::bad_json, ErrorCode::missing_text});
    CHECK(read.report.errors[0].text == 2);
    CHECK(read.report.errors[0].byte.value() >= 18);
    CHECK(read.report.errors[1].text == 4);
}

TEST_CASE("A value of JSON that is too long to be parsed whole is gone through", "[formats]") {
    std::string json = "{\n\"model\": \"alpha\", \"data\": {\"more\": [";
    const std::string filler(1U << 20U, 'x');
    for (int record = 0; record < 20; ++record) {
        json += (record > 0 ? "," : "") + R"({"output":"one two","filler":")"s + filler + "\"}";
    }
    json += "]}}";
    REQUIRE(json.size() > limits::json_value_bytes);
    const Outcome read = read_as("big.json", json, 1U << 20U);
    CHECK(codes(read.report).empty());
    CHECK(read.report.texts == 20);
    CHECK(read.report.sources == std::vector<std::string>{"alpha"});
}

TEST_CASE("One text of JSON that is longer than the limit is passed over, and the next read", "[formats]") {
    std::string json = R"([{"output":")";
    json += std::string(limits::json_value_bytes + 5, 'x') + R"("},{"output":"after it"}])";
    const Outcome read = read_as("big.json", json, 1U << 20U);
    CHECK(read.report.texts == 1);
    REQUIRE_FALSE(read.report.errors.empty());
    CHECK(read.report.errors[0].code == ErrorCode::line_too_long);
}

TEST_CASE("Brackets without end cost neither time nor memory", "[formats]") {
    for (const char* piece : {"[", "{\"a\":", "[[{\"a\":["}) {
        std::string deep;
        while (deep.size() < 40U << 20U) {
            deep += piece;
        }
        const Outcome read = read_as("deep.json", deep, 1U << 20U);
        CHECK(read.report.texts == 0);
        CHECK_FALSE(read.report.errors.empty());
        CHECK(read.report.errors.size() < 5);
    }
}

TEST_CASE("Nested too deeply, JSON is said to be so, be it cut short or not", "[formats]") {
    const Outcome read = read_as("deep.json", std::string(1000, '['));
    CHECK(codes(read.report) == Codes{ErrorCode::line_too_long, ErrorCode::bad_json});
}

TEST_CASE("Very many small records in one value take no longer each", "[formats]") {
    std::string line = R"({"data":[)";
    for (int record = 0; record < 200'000; ++record) {
        line += std::string(record > 0 ? "," : "") + R"({"output":"one"})";
    }
    CHECK(read_as("a.jsonl", line + "]}").report.texts == 200'000);
    const Outcome deep = read_as("a.jsonl", "{\"a\":" + std::string(1'000'000, '[') + "\n{\"output\":\"after\"}\n");
    CHECK(deep.report.texts == 1);
}

TEST_CASE("A quote without end costs its own line", "[formats]") {
    const Outcome read = read_as("t.csv", "model,output\na,\"one two\na,three four\nb,\"five, six\"\n");
    REQUIRE(codes(read.report) == Codes{ErrorCode::bad_row});
    CHECK(read.report.errors[0].text == 2);
    CHECK(read.report.texts == 2);
    CHECK(read.report.sources == std::vector<std::string>{"a", "b"});
    const Outcome hopeless = [] {
        std::string table = "model,output\n";
        for (int row = 0; row < 2000; ++row) {
            table += "a,\"x" + std::string(row % 2 == 0 ? "" : "\"\"") + "\n";
        }
        return read_as("t.csv", table + "\"");
    }();
    CHECK(hopeless.report.errors.size() <= limits::errors_per_file + 1);
}

TEST_CASE("A row with more cells than its heading is named and passed over", "[formats]") {
    const Outcome read = read_as("t.csv", "model,output\na,one two\nb,three, four\nc\n");
    REQUIRE(codes(read.report) == Codes{ErrorCode::bad_row, ErrorCode::missing_text});
    CHECK(read.report.errors[0].text == 3);
    CHECK(read.report.errors[1].text == 4);
    CHECK(read.report.texts == 1);
}

TEST_CASE("A row with fewer cells than its heading, and no text, is named with what was expected", "[formats]") {
    const Outcome read = read_as("t.csv", "model,prompt,output\na,p,one two\nb,three\n");
    REQUIRE(codes(read.report) == Codes{ErrorCode::missing_text});
    CHECK(read.report.errors[0].message.starts_with("Line 3 (2 cells where 3 were expected) has no text"));
}

TEST_CASE("JSON that ends between its parts is said to end there, where it was expected to go on", "[formats]") {
    const Outcome between = read_as("a.json", R"([{"output":"one two"},)");
    REQUIRE(codes(between.report) == Codes{ErrorCode::bad_json});
    CHECK(between.report.errors[0].message.starts_with("The JSON is cut short: it ends at byte 22, where"));
    const Outcome within = read_as("a.json", R"([{"output":"one two"},{"output":"three)");
    REQUIRE(codes(within.report) == Codes{ErrorCode::bad_json});
    CHECK(within.report.errors[0].message.starts_with("The JSON is cut short: what begins at byte"));
}

TEST_CASE("Halves of surrogate pairs that are written as letters are damage of UTF-8", "[formats]") {
    const Outcome read = read_as("a.txt", "One \xED\xA0\xBD\xED\xB8\x80 two, in a text of ASCII.");
    REQUIRE(codes(read.report) == Codes{ErrorCode::invalid_utf8});
    CHECK(read.report.errors[0].byte == 4);
    CHECK(codes(read_as("a.txt", "Un caf\xE9 noir, s'il vous pla\xEEt.").report) != Codes{ErrorCode::invalid_utf8});
}

TEST_CASE("A table without a heading has numbered columns, and its longest is the text", "[formats]") {
    const Outcome read = read_as("t.csv", "7,\"Once upon a time, there was\"\n8,\"And so they lived ever after\"\n");
    CHECK(codes(read.report) == Codes{ErrorCode::guessed_text});
    CHECK(read.report.texts == 2);
    REQUIRE(read.report.records);
    CHECK(read.report.records->guessed);
    CHECK(read.report.records->fields.text == "column 2");
    CHECK(read.report.records->names == std::vector<std::string>{"column 1", "column 2"});
}

TEST_CASE("The fields that people name go before those that are known", "[formats]") {
    FileSpec asked;
    asked.fields = {"meta.story", "who", "q"};
    const std::string lines = R"({"output":"not this","meta":{"story":"one two three"},"who":"w","q":"p"})"
                              "\n"
                              R"({"output":"nor this"})";
    const Outcome read = read_as("a.jsonl", lines, SIZE_MAX, asked);
    CHECK(read.report.texts == 1);
    CHECK(read.report.words == 3);
    CHECK(read.report.sources == std::vector<std::string>{"w"});
    CHECK(read.counts.terms.sources.at(0).blocks.at(0).prompt == "p");
    CHECK(codes(read.report) == Codes{ErrorCode::missing_text});
    CHECK(read.report.errors.at(0).message.find("\"meta.story\"") != std::string::npos);
}

TEST_CASE("Reasoning is a channel of its own", "[formats]") {
    const std::string lines = R"({"output":"<think>let me see</think>the answer"})"
                              "\n"
                              R"({"output":"plain one","reasoning_content":"deep thought"})"
                              "\n"
                              R"({"output":"just this"})";
    const auto words = [&](Channel channel) {
        FileSpec asked;
        asked.channel = channel;
        return read_as("a.jsonl", lines, 5, asked).report.words;
    };
    CHECK(read_as("a.jsonl", lines).report.reasoned == 2);
    CHECK(words(Channel::answers) == 6);
    CHECK(words(Channel::reasoning) == 5);
    CHECK(words(Channel::both) == 11);
    FileSpec asked;
    asked.channel = Channel::reasoning;
    for (const std::size_t slice : {std::size_t{1}, std::size_t{6}, SIZE_MAX}) {
        const Outcome read = read_as("a.txt", "<think>a < b</thin></thinking>rest<think>c d", slice, asked);
        CHECK(content_of(read.counts, false) == content_of(counted("a < b</thin>\n\nc d"), false));
    }
}

TEST_CASE("Prose that begins with a bracket stays prose, and Markdown with a table too", "[formats]") {
    CHECK(read_as("a.txt", "[Verse 1] Once more").report.format == Format::plain);
    CHECK(read_as("a.md", "{laughs} Once more").report.format == Format::plain);
    CHECK(read_as("a.md", "| name | text |\n|---|---|\n| a | b |\n").report.format == Format::plain);
    CHECK(read_as("a.txt", "Dear text, model,\nI write to you\n").report.format == Format::plain);
    CHECK(read_as("a", "name;note\n1;2\n").report.format == Format::plain);
    CHECK(read_as("a.txt", "<3 you all").report.format == Format::plain);
    CHECK(read_as("a.txt", R"(["one two three four five","six"])").report.format == Format::plain);
    CHECK(read_as("a.json", R"(["one two three four five","six"])").report.texts == 2);
}

TEST_CASE("Saved counts are known by what they are, whatever they are called", "[formats]") {
    Random random(5);
    const std::string json = counts_json(random_counts(random));
    const Outcome read = read_as("renamed.json", json);
    CHECK(read.report.format == Format::profile);
    CHECK(counts_json(read.counts) == json);
    CHECK(codes(read_as("not.kinprint.json", "[1]").report) == Codes{ErrorCode::bad_profile});
}

TEST_CASE("Half a surrogate pair becomes a replacement and is told of", "[formats]") {
    const std::string text = "\xFF\xFEh\0i\0\x3D\xD8 \0t\0h\0e\0r\0e\0"s;
    const Outcome read = read_as("a.txt", text);
    REQUIRE(codes(read.report) == Codes{ErrorCode::invalid_utf8});
    CHECK(read.report.errors[0].byte == 6);
    CHECK(read.report.errors[0].message.find("UTF-16LE") != std::string::npos);
    CHECK(read.report.words == 2);
    CHECK(codes(read_as("a.jsonl", R"({"output":"lone \ud83d half"})").report) == Codes{ErrorCode::bad_json});
}
