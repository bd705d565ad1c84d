// What is taken out of texts: each rule by what it takes, and by what looks alike and must stay.
#include <catch2/catch_test_macros.hpp>

#include "kinprint/limits.hpp"
#include "kinprint/read.hpp"
#include "profiles.hpp"
#include "reading.hpp"
#include "strip/rules.hpp"
#include "strip/strip_sink.hpp"

using namespace kinprint;
using namespace kinprint::test;
using namespace kinprint::strip;

namespace {

/// A text without blank lines at its ends.
std::string middle(const std::string& text) {
    const std::size_t begin = text.find_first_not_of("\n ");
    return begin == std::string::npos ? "" : text.substr(begin, text.find_last_not_of("\n ") - begin + 1);
}

std::uint64_t words_of(const std::string& bytes, Format format, std::string_view strip, std::size_t slice = SIZE_MAX) {
    FileSpec spec{"file", "source", format};
    spec.strip = strip_of_names(strip).value();
    return read_bytes(bytes, spec, slice).report.words;
}

}  // namespace

TEST_CASE("What can be taken out is told by name", "[strip]") {
    CHECK_FALSE(strip_of_names("")->any());
    CHECK(strip_of_names("code,wrappers") == Strip{.wrappers = true, .code = true});
    CHECK(strip_of_names("prompt,markdown") == Strip{.markdown = true, .prompt = true});
    CHECK_FALSE(strip_of_names("code,words"));
    CHECK_FALSE(strip_of_names("code wrappers"));
}

TEST_CASE("Words to whoever asked, titles and counts of words go", "[strip]") {
    const std::string story = "The rain had stopped.\n\nShe went out.";
    for (const char* before :
         {"Okay, here's a 1,000-word story about rain:\n\n---\n\n", ">Okay, here’s an essay on that.\n\n## Rain\n\n",
          "Of course. Here is a story.\n\n***\n\n### Rain\n\n", "Sure!\n\nHere's my take:\n\n", "# Rain\n\n",
          "**Rain**\n\n", "Title: Rain\n\n", "**Title: Rain**\n(Word count: 1,000)\n\n",
          "\n\nHere is the revised version:\n"}) {
        CAPTURE(before);
        CHECK(middle(without_wrappers(before + story)) == story);
    }
    for (const char* after : {"\n\n**Word Count: 1,000**", "\n\n*(Word count: 1,010)*", "\n\n(1000 words)",
                              "\n\n---\n\n**The End.**", "\n\nLet me know if you'd like me to expand any part!",
                              "\n\n---\n\nI hope this essay meets your requirements.\n",
                              "\n\nWould you like a different ending to this story?\n\n**Word count**: 998\n"}) {
        CAPTURE(after);
        CHECK(middle(without_wrappers(story + after)) == story);
    }
}

TEST_CASE("What a story may well begin or end with stays", "[strip]") {
    for (const char* text :
         {"Okay, here's the thing about ghosts.\n\nThey wait.", "Sure.\n\nThat was all he ever said.",
          "\"Certainly!\" she said.\n\nHe left.", "Here is where it began.\n\nAnd there it ended.",
          "The rain stopped.\n\nI hope this finds you well.", "The rain stopped.\n\n\"Would you like some tea?\"",
          "She counted the words.\n\nA thousand words, and none of them true.", "# Only a title", "Great. It rained.",
          "He let it go.\n\n1000 words were not enough to say it, and he had only ten."}) {
        CHECK(without_wrappers(text) == text);
    }
}

TEST_CASE("Marks of Markdown go, and what they mark stays", "[strip]") {
    const auto is = [](std::string_view text, std::string_view expected) {
        CAPTURE(text);
        CHECK(without_markdown(text) == expected);
    };
    is("## A *title* ##\nand **more**", "A title\nand more");
    is("a ***very* good** day, _so_ it is", "a very good day, so it is");
    is("***both***, ~~gone~~, `x * y`", "both, gone, x * y");
    is("*over\ntwo lines*", "over\ntwo lines");
    is("- one\n* two\n12. three\n+ four", "one\ntwo\nthree\nfour");
    is("> quoted *text*\n>> deeper", " quoted text\n deeper");
    is("a\n\n---\n\nb\n===", "a\n\n\n\nb\n");
    is("[the text](https://a.example/b_c) and ![a picture](x.png)", "the text and a picture");
    is("| a | b |\n|---|:-:|\n| c | d |", "  a   b  \n\n  c   d  ");
    is("\\*not emphasis\\*", "*not emphasis*");
    is("---\ntitle: A day\ntags:\n  - one\n- two\n\n# more\n---\n\nIt rained.", "\nIt rained.");
    is("---\r\ntitle: A day\r\n---\r\nIt rained.", "It rained.");
    is("---\nA rule above, and\n---\nIt rained: so it is.", "\nA rule above, and\n\nIt rained: so it is.");
    is("---\ntitle: without an end", "\ntitle: without an end");
}

TEST_CASE("Marks that are no Markdown stay", "[strip]") {
    for (const char* text : {"2 * 3 * 4", "snake_case_name", "a * lone star", "5 - 3", "-5 degrees", "#hashtag",
                             "1984.", "3.14 it is", "[brackets] (and more)", "it costs ~5 dollars", "an unclosed `tick",
                             "an unclosed *star", "a|b", "A - B", "\"quoted\" — and “quoted”", "***", "C:\\path"}) {
        CAPTURE(text);
        CHECK(without_markdown(text) == (std::string(text) == "***" ? "" : text));
    }
}

TEST_CASE("Blocks of code go, and text in such a block stays", "[strip]") {
    CHECK(without_code("a\n```cpp\nint x;\n```\nb") == "a\n\n\nb");
    CHECK(without_code("a\n~~~~\n~~~\n```\n~~~~~ \nb") == "a\n\n\nb");
    CHECK(without_code("a\n```\nnever ends\n\nat all") == "a\n");
    CHECK(without_code("```markdown\n# A title\n\ntext\n```") == "\n# A title\n\ntext\n");
    CHECK(without_code("``` not `a` fence\nb") == "``` not `a` fence\nb");
    CHECK(without_code("    indented") == "    indented");
    CHECK(without_code("    ```\nb") == "    ```\nb");
}

TEST_CASE("What of the prompt is said again goes", "[strip]") {
    const std::string prompt = "Write a story that begins so:\nShe held onto the night, for she feared the day.";
    CHECK(middle(without_prompt(prompt + " And then it rained.", prompt)) == "And then it rained.");
    CHECK(middle(without_prompt("**She held onto the night, for she feared the day.**\n\nIt rained.", prompt)) ==
          "It rained.");
    CHECK(middle(without_prompt("> She held onto the  night\n\nIt rained.", prompt)) == "It rained.");
    const std::string other = "She held onto the day.\n\nthe night, for she\n\nand so: the night";
    CHECK(without_prompt(other, prompt) == other);
    CHECK(without_prompt("the same as this", "the same") == "the same as this");
}

TEST_CASE("Records tell what they answer, and only there the prompt can be known", "[strip]") {
    const std::string text = R"(Why is the sky so blue today?\n\nIt scatters.)";
    const std::vector<std::string> records = {
        R"({"question":"Why is the sky so blue today?","answer":")" + text + "\"}",
        R"({"messages":[{"role":"user","content":"Why is the sky so blue today?"},{"role":"assistant","content":")" +
            text + "\"}]}",
        R"({"prompt_id":3,"prompt":"Why is the sky so blue today?","output":")" + text + "\"}"};
    for (const std::string& record : records) {
        CAPTURE(record);
        CHECK(words_of(record, Format::jsonl, "prompt") == 2);
        CHECK(words_of(record, Format::jsonl, "") == 9);
    }
    CHECK(words_of(R"({"prompt_id":3,"output":")" + text + "\"}", Format::jsonl, "prompt") == 9);
}

TEST_CASE("A whole file is stripped as a record is, in slices of any size", "[strip]") {
    const std::string text = "Okay, here's a story:\n\n# Rain\n\nIt *rained*.\n\n```\ncode\n```\n\n(2 words)";
    for (const std::size_t slice : {std::size_t{1}, std::size_t{10}, SIZE_MAX}) {
        CHECK(words_of(text, Format::plain, "", slice) == 10);
        CHECK(words_of(text, Format::plain, "wrappers", slice) == 3);
        CHECK(words_of(text, Format::plain, "wrappers,code,markdown", slice) == 2);
    }
}

TEST_CASE("A text too long to be held goes through as it is, and that is said", "[strip]") {
    FileSpec spec{"file", "source", Format::plain};
    spec.strip.code = true;
    spec.keeps_repeats = true;
    Counter counter;
    Reader reader(counter, spec);
    const std::string part = "```\n" + std::string(1U << 20U, ' ');
    for (std::size_t sent = 0; sent <= limits::stripped_bytes; sent += part.size()) {
        reader.feed(part);
    }
    reader.feed("word");
    const FileReport report = reader.finish();
    CHECK(report.words == 1);
    REQUIRE(report.errors.size() == 1);
    CHECK(report.errors[0].code == ErrorCode::line_too_long);
}

TEST_CASE("Marks without end cost no time", "[strip]") {
    for (const char* mark : {"*a", "_a _", "`", "[", "[](", "**a *", "~~a", "> ", "\\"}) {
        std::string text;
        while (text.size() < 2U << 20U) {
            text += mark;
        }
        CHECK(without_markdown(text).size() <= text.size());
    }
    std::string ticks;
    for (std::size_t length = 1; ticks.size() < 2U << 20U; ++length) {
        ticks += std::string(length, '`') + " ";
    }
    CHECK(without_markdown(ticks).size() <= ticks.size());
}
