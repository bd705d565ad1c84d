// Reasoning as models mark it: told from the answer in whole texts and in streams, and what has no answer is said.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "kinprint/limits.hpp"
#include "read/channel.hpp"
#include "reading.hpp"

using namespace kinprint;
using namespace kinprint::test;
using Catch::Matchers::ContainsSubstring;
using nlohmann::json;

namespace {

/// What of a text is in a channel, with blanks for the breaks.
std::string words_in(std::string text, Channel channel) {
    text = in_channel(text, "", channel).text;
    std::ranges::replace(text, '\n', ' ');
    std::string words;
    for (const char c : text) {
        words += c == ' ' && (words.empty() || words.back() == ' ') ? "" : std::string(1, c);
    }
    return words.substr(0, words.find_last_not_of(' ') + 1);
}

Outcome read_text(const std::string& text, std::size_t slice = SIZE_MAX, Channel channel = Channel::answers) {
    FileSpec file{"a.txt", "a"};
    file.keeps_repeats = true;
    file.channel = channel;
    return read_bytes(text, file, slice);
}

/// So many bytes of words.
std::string numbers(std::size_t bytes) {
    std::string text;
    for (std::size_t number = 1; text.size() < bytes; number += 7919) {
        text += std::to_string(number * number) + " ";
    }
    return text;
}

Outcome read_lines(const std::vector<json>& records) {
    std::string lines;
    for (const json& record : records) {
        lines += record.dump() + "\n";
    }
    return read_bytes(lines, {"a.jsonl", "a", Format::jsonl});
}

}  // namespace

TEST_CASE("Reasoning is known by the marks that models write", "[reasoning]") {
    const std::string start = "<|start|>assistant";
    for (const std::string& text : std::vector<std::string>{
             "<think>\nmull it\n</think>\n\nsay it",
             "<thinking>mull it</thinking>say it",
             "<reasoning>mull it</reasoning>say it",
             "<thought>mull it</thought>say it",
             "<seed:think>mull it</seed:think>say it",
             "[THINK]mull it[/THINK]say it",
             "◁think▷mull it◁/think▷say it",
             "<|channel|>analysis<|message|>mull it<|end|>" + start + "<|channel|>final<|message|>say it<|return|>",
             start + "<|channel|>analysis<|message|>mull it<|channel|>final<|message|>say it<|end|>",
             "mull it<|end|>" + start + "<|channel|>final<|message|>say it",
             "<|begin_of_thought|>mull it<|end_of_thought|><|begin_of_solution|>say it<|end_of_solution|>",
             "<|START_THINKING|>mull it<|END_THINKING|><|START_RESPONSE|>say it<|END_RESPONSE|>",
             "<THINK>mull it</THINK>say it",
             ":::thinking\nmull it\n:::\nsay it",
             "mull it</think>say it",
             "mull it[/THINK]say it",
         }) {
        CAPTURE(text);
        CHECK(words_in(text, Channel::answers) == "say it");
        CHECK(words_in(text, Channel::reasoning) == "mull it");
        CHECK(words_in(text, Channel::both) == "mull it say it");
        for (const std::size_t slice : {std::size_t{1}, std::size_t{5}, SIZE_MAX}) {
            const Outcome read = read_text(text, slice);
            CHECK(read.report.words == 2);
            CHECK(read.report.reasoned == 1);
            CHECK(read.report.unanswered == 0);
            CHECK(read.report.errors.empty());
        }
    }
}

TEST_CASE("What only looks like a mark of reasoning is text", "[reasoning]") {
    for (const std::string& text : std::vector<std::string>{
             "[THINKING] aloud", "a < b and [1] too", "<thinker>so</thinker>", "◁ and “quotes” ▷", "so it is<|end|>",
             "<think></think>so it is", "<details>so</details> it is", "::: note\nso it is\n:::", "cut off at <thin"}) {
        CAPTURE(text);
        const InChannel in = in_channel(text, "", Channel::answers);
        CHECK_FALSE(in.has_reasoning);
        CHECK_FALSE(in.lacks_answer);
        CHECK(read_text(text, 1).report.reasoned == 0);
    }
    CHECK(words_in("so it is<|end|>", Channel::answers) == "so it is");
}

TEST_CASE("A mark of reasoning that is only spoken of is text", "[reasoning]") {
    for (const std::string& text : std::vector<std::string>{
             "Write `<think>` first and `</think>` last",
             "the <think> tag opens it and the </think> tag ends it",
             "it puts its thoughts into <think> tags",
             "ended by \"</think>\" or “[/THINK]” as told",
             "So:\n```xml\n<think>\nmull\n</think>\n```\nand done",
             "1. So:\n   ```\n   <think>\n   ```\n   and done",
             "split at `<think>...</think>` there",
             "After </think> the answer starts",
             "Put it in <think>…</think> tags",
             "Put it in <think> … </think> and so on",
             "- <think>: opens it\n- </think>: closes it",
             "| <think> | opens it |",
             "«<think>» and «</think>»",
             "A model writes <think>, and then thinks.\nThen it writes </think>, and answers",
             "Models emit <think>...</think> and go on",
             "The opening <think> and closing </think> tags matter",
             "Marks (<think>) of **</think>** it",
             "\"<think>\" is one of them",
             "he said <think> was what it wrote.\n\nAll was well.\n\n</think> closed it",
             "it thinks between <think> and </think> before it speaks",
             "all that stands inside <think>...</think> is left out",
         }) {
        CAPTURE(text);
        const Outcome whole = read_text(text);
        for (const std::size_t slice : {std::size_t{1}, std::size_t{7}, SIZE_MAX}) {
            const Outcome read = read_text(text, slice);
            CHECK(read.report.reasoned == 0);
            CHECK(read.report.words == whole.report.words);
        }
        CHECK(in_channel(text, "", Channel::answers).text == text);
    }
    for (const std::string& text : std::vector<std::string>{
             "<think>\nso a `<think>` it is, ```\n</think>\nWrite `</think>` last",
             "done:\n```\nlet it\n```\n<think>mull</think>\nsay it",
             "<think>\"mull\"</think>\"say it\"",
             "<think>\nmull\n</think>`say` it",
             "<think>`mull`</think>\n\nsay it",
             "<think>Stop in the </think>The sun",
             "so it is. <think>mull</think> say it",
             "<think>mull\n```\nlet it\n```</think>```\nlet it\n```\nsay it",
         }) {
        CAPTURE(text);
        for (const std::size_t slice : {std::size_t{1}, std::size_t{7}, SIZE_MAX}) {
            CHECK(read_text(text, slice).report.reasoned == 1);
            CHECK(read_text(text, slice).report.unanswered == 0);
        }
    }
    CHECK(words_in("<think>so a `</think>` is due</think>Write `</think>` last", Channel::answers) ==
          "Write `</think>` last");
}

TEST_CASE("A text that only ends its reasoning began with it, in a stream, too", "[reasoning]") {
    const std::string text = numbers(limits::unopened_bytes - 100) + "mull it. </think> say it now";
    for (const std::size_t slice : {std::size_t{4096}, std::size_t{65537}, SIZE_MAX}) {
        CHECK(read_text(text, slice).report.words == 3);
        CHECK(read_text(text, slice, Channel::reasoning).report.words > 10'000);
    }
    const Outcome read = read_text(numbers(limits::unopened_bytes + 100) + "mull it. </think> say it now", 4096);
    REQUIRE(read.report.errors.size() == 1);
    CHECK(read.report.errors[0].code == ErrorCode::torn_reasoning);
    CHECK_THAT(read.report.errors[0].message, ContainsSubstring("does not begin"));
}

TEST_CASE("Texts that end in reasoning are said to have no answer", "[reasoning]") {
    const Outcome read = read_lines({{{"output", "<think>mull it</think>say it"}},
                                     {{"output", "<think>mull it and it and"}},
                                     {{"output", "say it then<think>mull it"}},
                                     {{"output", ""}, {"reasoning_content", "mull"}},
                                     {{"output", nullptr}, {"reasoning_content", "mull it"}}});
    CHECK(read.report.texts == 2);
    CHECK(read.report.reasoned == 5);
    CHECK(read.report.unanswered == 4);
    REQUIRE(read.report.errors.size() == 1);
    CHECK(read.report.errors[0].code == ErrorCode::torn_reasoning);
    CHECK(read.report.errors[0].text == 2);
    CHECK_THAT(
        read.report.errors[0].message,
        ContainsSubstring("4 texts end in reasoning, with no answer behind it (line 2, line 3, line 4, line 5)"));
    for (const std::size_t slice : {std::size_t{1}, SIZE_MAX}) {
        const Outcome plain = read_text("<think>mull it", slice);
        REQUIRE(plain.report.errors.size() == 1);
        CHECK_THAT(plain.report.errors[0].message, ContainsSubstring("One text ends in reasoning"));
        CHECK(read_text("<think>mull it", slice, Channel::reasoning).report.errors.empty());
    }
}

TEST_CASE("Many marks in one text take no longer each", "[reasoning]") {
    std::string text;
    for (int mark = 0; mark < 200'000; ++mark) {
        text += "[THINK]a[/THINK]b ";
    }
    CHECK(in_channel(text, "", Channel::answers).has_reasoning);
    CHECK(read_text(text, 1U << 16U).report.reasoned == 1);
}

TEST_CASE("Reasoning as Open WebUI keeps it ends with its element, and no other", "[reasoning]") {
    const std::string text =
        "<details type=\"reasoning\" done=\"true\" duration=\"2\">\n<summary>mull</summary>\nit\n</details>\nsay "
        "<details>it</details> so";
    CHECK(words_in(text, Channel::answers) == "say <details>it</details> so");
    CHECK(read_text(text, 1).report.words == read_text(text).report.words);
    CHECK(words_in("<think>mull </details> it</think>say it", Channel::answers) == "say it");
}
