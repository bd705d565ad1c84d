// Fields are known however their names are spelt, and columns without a name take nothing from the others.
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "reading.hpp"

using namespace kinprint;

namespace {

using Names = std::vector<std::string>;

test::Outcome read_table(const std::string& table, Fields fields = {}, const std::string& name = "t.csv") {
    FileSpec file{name, "t", name.ends_with(".csv") ? Format::csv : Format::plain};
    file.fields = std::move(fields);
    return test::read_bytes(table, file);
}

const Names two = {"m1", "m2"};

/// Both texts, of their sources, by these fields.
void check_both(const test::Outcome& read, const Fields& fields) {
    CHECK(read.report.sources == two);
    CHECK(read.report.texts == 2);
    CHECK(read.report.errors.empty());
    REQUIRE(read.report.records);
    CHECK_FALSE(read.report.records->guessed);
    CHECK(read.report.records->fields == fields);
}

const std::string rows = "m1,A first text of words.\nm2,And another of them.\n";

}  // namespace

TEST_CASE("The names of fields are known whatever their case, and with blanks for underscores", "[field-names]") {
    for (const auto& names : std::vector<std::pair<std::string, std::string>>{
             {"model", "output"},
             {"Model", "Output"},
             {"MODEL", "OUTPUT"},
             {"Author", "Text"},
             {"Model Name", "Response Text"},
             {"model-name", "Generated-Text"},
             {"Model_ID", "model_output"},
             {"model", "output "},
             {"Modelversion", "Story"},
         }) {
        const auto& source = names.first;
        const auto& text = names.second;
        INFO(source << ',' << text);
        check_both(read_table(source + ',' + text + '\n' + rows), {text, source, ""});
        check_both(read_table(source + ',' + text + '\n' + rows, {}, "t.txt"), {text, source, ""});
        const auto record = [&](const char* of, const char* words) {
            return "{\"" + source + "\":\"" + of + "\",\"" + text + "\":\"" + words + "\"}\n";
        };
        check_both(test::read_bytes(record("m1", "one two") + record("m2", "three"), {"t.jsonl", "t", Format::jsonl}),
                   {text, source, ""});
    }
}

TEST_CASE("Prompts, turns, columns and comparisons are known by any spelling, too", "[field-names]") {
    check_both(read_table("Model,Prompt,Response\nm1,Ask,A first text.\nm2,Ask,Another.\n"),
               {"Response", "Model", "Prompt"});
    check_both(test::read_bytes(R"([{"Model": "m1", "Messages": [{"Role": "User", "Content": "no"},
        {"Role": "Assistant", "Content": "one"}]}, {"Model": "m2", "Messages": [{"Role": "assistant", "Content": "x"}]}])",
                                {"t.json", "t", Format::json}),
               {"Messages", "Model", ""});
    check_both(test::read_bytes(R"([{"Metadata": {"Model Slug": "m1"}, "Text": "one"},
        {"Metadata": {"Model Slug": "m2"}, "Text": "two"}])",
                                {"t.json", "t", Format::json}),
               {"Text", "Metadata.Model Slug", ""});
    for (const std::string json : {R"({"Model": ["m1", "m2"], "Output": ["one of some words here", "two"]})",
                                   R"([["", "Model", "Text"], ["0", "m1", "one"], ["1", "m2", "two"]])"}) {
        INFO(json);
        CHECK(test::read_bytes(json, {"t.json", "t", Format::json}).report.sources == two);
    }
    CHECK(read_table("Model A,Model B,Response A,Response B\nm1,m2,One text.,Another text.\n").report.sources == two);
    CHECK(read_table("Chosen,Rejected,Chosen Model,Rejected Model\nOne.,Two.,m1,m2\n").report.sources == two);
}

TEST_CASE("A field that is called so to the letter goes before one that is spelt otherwise", "[field-names]") {
    const auto read = read_table("MODEL,Model,model,OUTPUT,output\nx,y,m1,no,A first text.\nx,y,m2,no,Another one.\n");
    check_both(read, {"output", "model", ""});
    CHECK(read.report.words == 6 - 1);
    check_both(read_table("Model,MODEL,output\ny,m1,A first text.\ny,m2,Another one.\n"), {"output", "MODEL", ""});
}

TEST_CASE("Fields that people name are those of that spelling, or else of another", "[field-names]") {
    const std::string table = "Who,who,tale\nm1,x,A first text.\nm2,x,Another one.\n";
    CHECK(read_table(table, {"tale", "Who", ""}).report.sources == two);
    CHECK(read_table(table, {"tale", "who", ""}).report.sources == Names{"x"});
    CHECK(read_table(table, {"Tale", "WHO", ""}).report.sources == two);
    CHECK(read_table(table, {"tail", "Who", ""}).report.texts == 0);
}

TEST_CASE("What a spreadsheet says a mail is from makes no turn of it", "[field-names]") {
    const auto read = read_table("From,Subject,Content\nann,Hello,A text of some words.\nbob,Re,Another of them.\n");
    CHECK(read.report.texts == 2);
    CHECK(read_table("Role,Content\nuser,Not this.\nassistant,A text.\n").report.texts == 1);
}

TEST_CASE("Columns without a name take nothing from the heading", "[field-names]") {
    for (const std::string table : {
             ",model,output\n0,m1,\"First text, of words.\"\n1,m2,Another of them.\n",                // pandas
             "\"\",\"model\",\"output\"\n\"1\",\"m1\",\"First text.\"\n\"2\",\"m2\",\"Another.\"\n",  // R
             " ,model,output\n0,m1,First text.\n1,m2,Another.\n",
             "model,output,\nm1,First text.,\nm2,Another.,\n",
             "model,output,,,\r\nm1,First text.,,,\r\nm2,Another.,,,\r\n",
             "model;;output\nm1;x;First text.\nm2;y;Another.\n",
         }) {
        INFO(table);
        for (const char* name : {"t.csv", "t.txt"}) {
            check_both(read_table(table, {}, name), {"output", "model", ""});
        }
        CHECK(read_table(table, {"output", "", ""}).report.sources == two);
    }
    const auto read = read_table(",model,output\n0,m1,First text.\n1,m2,Another.\n");
    REQUIRE(read.report.records);
    CHECK(read.report.records->names == Names{"column 1", "model", "output"});
    CHECK(read_table(",model,output\n0,m1,First text.\n1,m2,Another.\n", {"output", "column 1", ""}).report.sources ==
          Names{"0", "1"});
}

TEST_CASE("Columns without a name make no heading where the others are unknown, either", "[field-names]") {
    const auto read =
        read_table(",wer,was er schrieb\n0,m1,Ein Text von einigen Worten.\n1,m1,Noch so ein Text wie er.\n");
    CHECK(read.report.texts == 2);
    REQUIRE(read.report.records);
    CHECK(read.report.records->fields.text == "was er schrieb");
    const auto headless = read_table("1,,Once upon a time there was\n2,,And so they lived ever after\n");
    CHECK(headless.report.texts == 2);
    CHECK(read_table(",,\n,,Once upon a time there was one\n").report.texts == 1);
}

TEST_CASE("Markdown with a table of known names, and verse that ends in commas, stay prose", "[field-names]") {
    for (const std::string text : {"| Model | Output |\n|---|---|\n| a | b |\n", "|Model|Output|\n|---|---|\n|a|b|\n",
                                   "Roses are red,\nviolets are blue,\nsugar is sweet,\nand so are you,\n"}) {
        INFO(text);
        CHECK(read_table(text, {}, "t.md").report.format == Format::plain);
    }
    const std::string verse = "Roses, red,\nviolets, blue,\nsugar, sweet,\nyou, too,\nand, so,\n";
    CHECK(read_table(verse).report.format == Format::plain);
}
