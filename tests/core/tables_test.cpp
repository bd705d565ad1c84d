// Tables that are written wrong: what stands before and after is read, and nothing is made up.
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "kinprint/limits.hpp"
#include "reading.hpp"

using namespace kinprint;

namespace {

std::string prose(std::size_t number) {
    return "I looked at the garden, and it was number " + std::to_string(number) +
           ".\n\nThe butler reappeared, to escort me down halls.\nNobody spoke, \"\"not a word\"\", of " +
           std::to_string(number);
}

/// Twelve rows of long prose; the quote of this one does not end.
std::string table_without_end_of(std::size_t broken) {
    std::string table = "model,output\n";
    for (std::size_t row = 0; row < 12; ++row) {
        table += "m" + std::to_string(row) + ",\"" + prose(row) + (row == broken ? "\n" : "\"\n");
    }
    return table;
}

std::vector<std::string> models_without(std::size_t broken) {
    std::vector<std::string> names;
    for (const char* name : {"m0", "m1", "m10", "m11", "m2", "m3", "m4", "m5", "m6", "m7", "m8", "m9"}) {
        if (name != "m" + std::to_string(broken)) {
            names.emplace_back(name);
        }
    }
    return names;
}

std::string word_of(std::size_t number) {
    std::string word;
    for (number = number * 2654435761U % 300'000; number > 0; number /= 26) {
        word += static_cast<char>('a' + number % 26);
    }
    return word + 'e';
}

}  // namespace

TEST_CASE("A quote without end costs the row that it is in, and makes up no source", "[tables]") {
    for (const std::size_t broken : {1U, 4U, 10U, 11U}) {
        for (const std::size_t slice : {std::size_t{1}, std::size_t{7}, SIZE_MAX}) {
            INFO("row " << broken << ", slices of " << slice);
            const auto read = test::read_bytes(table_without_end_of(broken), {"t.csv", "t", Format::csv}, slice);
            CHECK(read.report.sources == models_without(broken));
            REQUIRE(read.report.errors.size() == 2);
            CHECK(read.report.errors[1].message.find("passed over with the quote that does not end") !=
                  std::string::npos);
            CHECK(read.report.errors[0].message.find("has a quote that does not end") != std::string::npos);
            for (const Source& source : read.counts.terms.sources) {
                CHECK(source.words() == read.counts.terms.sources.front().words());
            }
        }
    }
}

TEST_CASE("A table that is called JSON is read as a table", "[tables]") {
    const std::string table = table_without_end_of(99);
    for (const Format by_ending : {Format::json, Format::jsonl}) {
        const auto read = test::read_bytes(table, {"t.json", "t", by_ending});
        CHECK(read.report.format == Format::csv);
        CHECK(read.report.sources.size() == 12);
    }
}

TEST_CASE("The columns of a table are those of its whole first row, however long that is", "[tables]") {
    std::string wide = "model";
    for (int column = 0; column < 60; ++column) {
        wide += ",Question " + std::to_string(column) + ' ' + std::string(100, 'x');
    }
    wide += ",output\n";
    for (int row = 0; row < 5; ++row) {
        wide += "m" + std::to_string(row % 2);
        for (int column = 0; column < 60; ++column) {
            wide += ",1";
        }
        wide += ",\"two words, or more\"\n";
    }
    std::string first_cell;
    for (unsigned number = 1; first_cell.size() < 20'000; number = number * 1'103'515'245U + 12'345U) {
        first_cell += static_cast<char>('a' + (number >> 16U) % 26U);
        first_cell += number % 5 == 0 ? ", " : "";
    }
    const std::string headless = '"' + first_cell + "\",m0,5\n\"other words, a few of them here\",m1,6\n";
    for (const std::size_t slice : {std::size_t{1}, std::size_t{4096}, SIZE_MAX}) {
        const auto read = test::read_bytes(wide, {"t.csv", "t", Format::csv}, slice);
        CHECK(read.report.sources == std::vector<std::string>{"m0", "m1"});
        const auto other = test::read_bytes(headless, {"t.csv", "t", Format::csv}, slice);
        CHECK(other.report.texts == 2);
    }
}

TEST_CASE("A table of more columns than tables of texts have is refused for that", "[tables]") {
    std::string wide = "model";
    for (std::size_t column = 0; column < limits::columns; ++column) {
        wide += ",c" + std::to_string(column);
    }
    wide += "\nm0" + std::string(limits::columns, ',') + "\n";
    const auto read = test::read_bytes(wide, {"t.csv", "t", Format::csv});
    REQUIRE(read.report.errors.size() == 1);
    CHECK(read.report.errors[0].message.find("has 4097 columns") != std::string::npos);
}

TEST_CASE("Whoever put quotes around a text is not told to", "[tables]") {
    const auto read =
        test::read_bytes("model,output\nm0,\"one, two\",three\nm0,four words in all\n", {"t.csv", "t", Format::csv});
    REQUIRE(read.report.errors.size() == 1);
    CHECK(read.report.errors[0].message.find("Put quotes") == std::string::npos);
}

TEST_CASE("A heading may hold what was asked, in quotes", "[tables]") {
    for (const std::string question : {"What do you think of it, in short?", "Which is it; this one or that one?",
                                       "Please name three of these:", "In your own words, a text"}) {
        INFO(question);
        const auto read = test::read_bytes("Respondent,\"" + question +
                                               "\",Age\nP1,\"I think it is all right, more or less.\",33\n"
                                               "P2,\"I do not like it at all, I am afraid.\",34\n",
                                           {"t.csv", "t", Format::csv});
        CHECK(read.report.texts == 2);
        REQUIRE(read.report.records);
        CHECK(read.report.records->fields.text == question);
    }
}

TEST_CASE("A heading may hold a name twice", "[tables]") {
    const auto read =
        test::read_bytes("model,notes,text,notes\none,a,It rains.,b\ntwo,a,It snows.,b\n", {"t.csv", "t", Format::csv});
    CHECK(read.report.sources == std::vector<std::string>{"one", "two"});
    CHECK(read.report.errors.empty());
    REQUIRE(read.report.records);
    CHECK(read.report.records->names == std::vector<std::string>{"model", "notes", "notes 2", "text"});
    CHECK(read.report.records->rows[0].values == std::vector<std::string>{"one", "a", "b", "It rains."});
}

TEST_CASE("Nor does a name that comes twice hide columns of models", "[tables]") {
    const auto read = test::read_bytes("prompt,GPT-4,Claude,prompt\np,It rains all day and night.,It snows.,p\n",
                                       {"t.csv", "t", Format::csv});
    CHECK(read.report.sources == std::vector<std::string>{"Claude", "GPT-4"});
}

TEST_CASE("A first line that names the delimiter is no text", "[tables]") {
    for (const char* mark : {"", "\xEF\xBB\xBF"}) {
        for (const char* end : {"\n", "\r\n"}) {
            const std::string table = std::string(mark) + "sep=;" + end + "model;output" + end + "m0;one, two" + end +
                                      "m1;three; four, five" + end;
            const auto read = test::read_bytes(table, {"t.txt", "t", Format::plain});
            CHECK(read.report.sources == std::vector<std::string>{"m0"});
            REQUIRE(read.report.errors.size() == 1);
            CHECK(read.report.errors[0].message.starts_with("Line 4 has 3 cells"));
        }
    }
}

TEST_CASE("Backslashes before quotes are read as such where RFC 4180 does not work out", "[tables]") {
    const auto read = test::read_bytes("model,output\nm0,\"he said \\\"hi\\\", ok then\"\nm1,\"fine \\\\ words\"\n",
                                       {"t.csv", "t", Format::csv});
    CHECK(read.report.errors.empty());
    CHECK(read.report.sources == std::vector<std::string>{"m0", "m1"});
    CHECK(read.report.words == 7);

    std::string late = "model,output\n";  // far behind what is looked at first
    for (int row = 0; row < 400; ++row) {
        late += "m0,\"text of number " + std::to_string(row) + ", C:\\dir\\\"\n";
    }
    for (const std::size_t slice : {std::size_t{1}, SIZE_MAX}) {
        const auto other = test::read_bytes(late + "m1,\"he said \\\"hi\nthere\\\", ok\"\nm2,\"one, \\\"two\\\"\"\n",
                                            {"t.csv", "t", Format::csv}, slice);
        CHECK(other.report.errors.empty());
        CHECK(other.report.sources == std::vector<std::string>{"m0", "m1", "m2"});
        CHECK(other.report.texts == 402);
    }
}

TEST_CASE("A comma behind each line of JSONL belongs to none", "[tables]") {
    const auto read =
        test::read_bytes("{\"model\": \"a\", \"output\": \"one\"},\n{\"model\": \"b\", \"output\": \"two\"},\r\n,\n",
                         {"t.jsonl", "t", Format::jsonl});
    CHECK(read.report.errors.empty());
    CHECK(read.report.sources == std::vector<std::string>{"a", "b"});
}

TEST_CASE("A table without a heading is one, however long its cells are", "[tables]") {
    for (const std::size_t words : {300U, 1000U, 3000U}) {
        for (const char* between : {",\"", ";\"", "\t"}) {
            INFO(words << " words, " << between);
            const std::string quote = between[1] == '"' ? "\"" : "";
            std::string table;
            for (std::size_t row = 0; row < 6; ++row) {
                table += (row % 2 == 0 ? "gpt-4o" : "claude") + std::string(between);
                for (std::size_t word = 0; word < words; ++word) {
                    table += word_of(word * word + row) + (word % 9 == 8 ? ". " : " ");
                }
                table += quote + "\n";
            }
            FileSpec file{"t.csv", "t", Format::csv};
            file.fields = {"column 2", "column 1", ""};
            const auto read = test::read_bytes(table, file);
            CHECK(read.report.sources == std::vector<std::string>{"claude", "gpt-4o"});
            CHECK(read.report.texts == 6);
        }
    }
}
