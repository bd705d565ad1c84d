// What a file is, is told by what stands in it, whatever it is called.
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "reading.hpp"

using namespace kinprint;
using namespace kinprint::test;
using namespace std::string_literals;

namespace {

constexpr const char* sentences[] = {"The house was old, and it stood by the sea.", "He went there; nobody came.",
                                     "Moreover, the evening shimmered, as ever, over the roofs.",
                                     "\"Go now,\" she said.", "It was 10:30 when the train came in, late, as always."};

/// Prose in lines or paragraphs, with the commas that it has.
std::string prose(std::size_t lines, std::string_view between) {
    std::string text;
    for (std::size_t line = 0; line < lines; ++line) {
        for (std::size_t sentence = 0; sentence <= line % 3; ++sentence) {
            text += std::string(sentences[(line * 7 + sentence * 3) % 5]) + " ";
        }
        text += between;
    }
    return text;
}

std::string table(const std::string& delimiter) {
    std::string rows = "model" + delimiter + "output\n";
    for (int row = 0; row < 4; ++row) {
        rows += "m" + std::to_string(row % 2) + delimiter + "\"Row " + std::to_string(row) +
                ", with commas; and: more,\nin \"\"two\"\" lines.\"\n";
    }
    return rows;
}

Outcome read_as(std::string_view text, Format by_ending) {
    FileSpec file{"file", "source", by_ending};
    file.keeps_repeats = true;
    return read_bytes(text, file);
}

constexpr Format endings[] = {Format::plain, Format::jsonl, Format::json, Format::csv, Format::html};

struct Known {
    std::string what;
    std::string text;
    Format format;
};

}  // namespace

TEST_CASE("What begins as a format does is read as that, whatever it is called", "[contents]") {
    const std::string record = R"({"model":"m","output":"one two"})";
    const Known all[] = {
        {"JSONL", record + "\n" + record + "x\n" + record, Format::jsonl},
        {"an array", "[" + record + "," + record + "]", Format::json},
        {"an array in lines", "[\n  {\n    \"output\": \"one\"\n  }\n]", Format::json},
        {"an object in lines", "{\n  \"a\": {\n    \"samples\": [{\"output\": \"one\"}]\n  }\n}", Format::json},
        {"an object, and a list", "{\"a\": [\n  {\"output\": \"one\"}\n]}", Format::json},
        {"a page", "<!DOCTYPE html><p>one two</p>", Format::html},
        {"a table", table(","), Format::csv},
        {"a table with tabs", table("\t"), Format::csv},
    };
    for (const Known& known : all) {
        for (const Format by_ending : endings) {
            CAPTURE(known.what, name(by_ending));
            CHECK(name(read_as(known.text, by_ending).report.format) == name(known.format));
        }
    }
}

TEST_CASE("Prose is one text, whatever it is called, and where that is told by a note", "[contents]") {
    for (const std::size_t lines : {1U, 2U, 5U, 100U}) {
        for (const std::string between : {"\n", "\n\n", "", "\r\n"}) {
            const std::string text = prose(lines, between);
            const std::uint64_t words = read_as(text, Format::plain).report.words;
            CHECK(words > 4);
            for (const Format by_ending : endings) {
                CAPTURE(lines, between, name(by_ending));
                const FileReport report = read_as(text, by_ending).report;
                CHECK(report.format == Format::plain);
                CHECK(report.words == words);
                REQUIRE(report.errors.size() == (by_ending == Format::plain ? 0 : 1));
                CHECK((report.errors.empty() || report.errors[0].code == ErrorCode::other_format));
            }
        }
    }
}

TEST_CASE("Mails, and pages saved as such, are refused for what they are", "[contents]") {
    const std::string page =
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://x\r\nMIME-Version: 1.0\r\nContent-Type: "
        "multipart/related;\r\n\ttype=\"text/html\"; boundary=\"b\"\r\n\r\n--b\r\n\r\nwords";
    for (const char* name : {"t.mhtml", "t.txt"}) {
        const auto read = test::read_bytes(page, {name, "t", Format::plain});
        REQUIRE(read.report.errors.size() == 1);
        CHECK(read.report.errors[0].code == ErrorCode::not_text);
        CHECK(read.report.errors[0].message.find("MHTML") != std::string::npos);
        CHECK(read.report.texts == 0);
    }
    const auto letter = test::read_bytes("From: me\nTo: you\n\nMIME-Version: it is not\nContent-Type: none\n",
                                         {"t.txt", "t", Format::plain});
    CHECK(letter.report.errors.empty());
}

TEST_CASE("Lines that look a little like a table stay prose", "[contents]") {
    for (const std::string& text :
         {"Yes, no\nStay, go\nCome, leave\nEat, drink\n"s,                             // a poem, a comma in each line
          "Alice: Where is it?\nBob: Over there.\nAlice: Thanks.\nBob: No worry.\n"s,  // a play
          "text: model\nAlice: Where is it?\nBob: Over there.\n"s, "# One\n# Two\n# Three\n"s,
          "* one\n* two\n* three\n"s, "salt & pepper\nice & fire\nyou & me\n"s, "and/or\nhe/she\nyes/no it is\n"s,
          "the story, the text, the model\nwent on, and on, and on\nas ever, and ever, and ever\n"s}) {
        CAPTURE(text);
        CHECK(read_as(text, Format::plain).report.format == Format::plain);
    }
    for (const std::string& text :
         {"Yes, no\nStay, go\nCome, leave\nEat, drink\n"s, "One line.\nAnother one.\nAnd a third.\n"s,
          "Alice: Where is it?\nBob: Over there.\nAlice: Thanks.\n"s, "# One\n# Two\n# Three\n"s}) {
        CAPTURE(text);
        CHECK(read_as(text, Format::csv).report.format == Format::plain);
    }
}

TEST_CASE("A table is cut by the delimiter that it has", "[contents]") {
    const std::string expected = "m0 m1 ";
    const std::uint64_t words = read_as(table(","), Format::csv).report.words;
    for (const std::string delimiter :
         {",", ";", "\t", "|", ":", "^", "~", "\x01", "\x1F", "\x1E", "#", " | ", " , ", ", "}) {
        for (const Format by_ending : {Format::csv, Format::plain}) {
            if (by_ending == Format::plain && (delimiter == ", " || delimiter == " , ")) {
                continue;  // as it is in prose
            }
            CAPTURE(delimiter, name(by_ending));
            const FileReport report = read_as(table(delimiter), by_ending).report;
            CHECK(report.format == Format::csv);
            CHECK(report.errors.empty());
            CHECK(report.texts == 4);
            CHECK(report.words == words);
            CHECK(report.sources == std::vector<std::string>{"m0", "m1"});
        }
    }
}

TEST_CASE("What is called a table is one, if its rows are alike", "[contents]") {
    for (
        const std::string& text :
        {"writer,tale\nann,Once upon a time there was an old house\nben,And so they all lived happily ever after\n"s,
         "7,\"Once upon a time, there was\"\n8,\"And so they all lived happily ever after\"\n"s,
         "text\nOnce upon a time there was an old house\nAnd so they all lived happily ever after\n"s,
         "\"Once upon a time, so\"\n\"And so they lived\"\n"s,
         "id, writer, tale\n1, ann, Once upon a time there was an old house\n2, ben, And so they all lived happily ever after\n3, ann, Ever after there was an old house\n"s,
         "10:30:00,Once upon a time there was an old house\n10:31:00,And so they all lived happily ever after\n"s,
         "writer^tale\nann^Once upon a time there was an old house\nben^And so they all lived happily ever after\n"s}) {
        CAPTURE(text);
        const FileReport report = read_as(text, Format::csv).report;
        CHECK(report.format == Format::csv);
        CHECK(report.texts >= 2);
        for (const Error& error : report.errors) {
            CHECK(error.code == ErrorCode::guessed_text);
        }
    }
}

TEST_CASE("A table of long texts is known by its heading", "[contents]") {
    const std::string longest(6000, 'x');
    const FileReport report =
        read_as("writer,tale\nann,\"One, two, and three more: " + longest + "\"\n", Format::csv).report;
    CHECK(report.format == Format::csv);
    CHECK(report.texts == 1);
    CHECK(read_as("\"One, two, and three more: " + longest + "\",ann\n", Format::csv).report.format == Format::csv);
}
