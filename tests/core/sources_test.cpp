// Whose texts are, where several writers stand in one file: no two become one in silence.
#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "reading.hpp"

using namespace kinprint;

namespace {

using Names = std::vector<std::string>;

test::Outcome read_json(const std::string& json, Format format = Format::json) {
    return test::read_bytes(json, {"t.json", "t", format});
}

void check_sources(const std::string& json, const Names& expected, std::uint64_t texts = 2) {
    INFO(json);
    const auto read = read_json(json);
    CHECK(read.report.sources == expected);
    CHECK(read.report.texts == texts);
    CHECK(read.report.errors.empty());
}

}  // namespace

TEST_CASE("Sources are told by their names in every shape that holds several", "[sources]") {
    const Names two = {"A", "B"};
    check_sources(R"([{"output": "one", "generator": "A"}, {"output": "two", "generator": "B"}])", two);
    check_sources(R"({"columns": ["model", "output"], "index": [0, 1], "data": [["A", "one"], ["B", "two"]]})", two);
    check_sources(R"([["model", "text"], ["A", "one"], ["B", "two"]])", two);
    check_sources(
        R"({"config": {"a": "b"}, "models": {"A": {"samples": [{"output": "one"}]}, "B": {"samples": [{"output": "x"}]}}})",
        two);
}

TEST_CASE("A first row is a heading only where it is one", "[sources]") {
    check_sources(R"([["one of some words here", "two"], ["three", "four of some words here"]])", {"t"}, 4);
}

TEST_CASE("A comparison of two models is a text of each", "[sources]") {
    check_sources(R"([{"question_id": 1, "model_a": "A", "model_b": "B", "winner": "tie", "conversation_a":
        [{"role": "user", "content": "q"}, {"role": "assistant", "content": "one"}], "conversation_b":
        [{"role": "user", "content": "q"}, {"role": "assistant", "content": "two"}]}])",
                  {"A", "B"});
    check_sources(R"([{"model_a": "A", "model_b": "B", "prompt": "q", "response_a": "one", "response_b": "two"}])",
                  {"A", "B"});
    check_sources(R"([{"prompt": "q", "chosen": [{"role": "user", "content": "q"}, {"role": "assistant", "content":
        "one"}], "rejected": [{"role": "user", "content": "q"}, {"role": "assistant", "content": "two"}]}])",
                  {"chosen", "rejected"});
    check_sources(R"([{"chosen": "one", "rejected": "two", "chosen_model": "A", "rejected_model": "B"}])", {"A", "B"});
}

TEST_CASE("What a person wrote and what a machine did beside it are a text of each", "[sources]") {
    check_sources(R"([{"prompt": "q", "human_text": "one", "machine_text": "two", "model": "A", "source": "web"}])",
                  {"A", "human"});
    check_sources(R"([{"human_answer": "one", "ai_answer": "two"}])", {"ai", "human"});
    check_sources(R"([{"Human Abstract": "one", "gpt-4_abstract": "two"}])", {"gpt-4", "human"});
    check_sources(R"([{"human_story": "one", "gpt4_story": "two", "claude_story": "three", "model": "A"}])",
                  {"claude", "gpt4", "human"}, 3);
    check_sources(R"([{"human_text": "one", "output": "two", "model": "A"}])", {"A"}, 1);
    check_sources(R"([{"question": "q", "human_answers": ["one says this of rivers"], "chatgpt_answers":
        ["the other says that of rivers"], "source": "web"}])",
                  {"chatgpt", "human"});
    check_sources(R"([{"human_input": "one", "ai_output": "two", "output": "three", "model": "A"}])", {"A"}, 1);
}

TEST_CASE("What was chosen by a letter is no text", "[sources]") {
    check_sources(R"([{"model": "A", "output": "one two", "chosen": "a", "rejected": "b"}])", {"A"}, 1);
}

TEST_CASE("A field that may name the sources is proposed, and not taken", "[sources]") {
    std::string lines;
    std::string rows;
    for (int at = 0; at < 6; ++at) {
        const std::string number = std::to_string(at);
        const std::string llm = at % 2 == 0 ? "x1" : "x2";
        lines += R"({"llm": ")" + llm + R"(", "story_text": "some words that are a text )" + number + "\", \"n\": 1}\n";
        rows += llm + ",\"some words that are a text, " + number + "\"," + number + "\n";
    }
    for (const auto& [bytes, format, field] :
         {std::tuple(lines, Format::jsonl, "llm"), std::tuple(rows, Format::csv, "column 1")}) {
        const auto read = read_json(bytes, format);
        CHECK(read.report.sources == Names{"t"});
        REQUIRE(read.report.records);
        CHECK(read.report.records->likely_source == field);
        REQUIRE(read.report.errors.size() == 2);
        CHECK(read.report.errors[1].code == ErrorCode::guessed_text);
        CHECK(read.report.errors[1].message.find(field) != std::string::npos);
    }
    const auto all_different =
        read_json("{\"id\": \"x\", \"output\": \"one\"}\n{\"id\": \"y\", \"output\": \"two\"}\n", Format::jsonl);
    CHECK(all_different.report.errors.empty());
}

TEST_CASE("Yes and no are proposed for the source where nothing else may name it", "[sources]") {
    const auto likely = [](const std::string& beside) {
        std::string rows = "text,generated,kind\n";
        for (int at = 0; at < 6; ++at) {
            rows += "some words that are text " + std::to_string(at) + (at % 2 == 0 ? ",0.0," : ",1.0,") +
                    (at % 3 == 0 ? beside : "b") + "\n";
        }
        return read_json(rows, Format::csv).report.records->likely_source;
    };
    CHECK(likely("b") == "generated");
    CHECK(likely("a") == "kind");
}

TEST_CASE("Places in JSON count a byte order mark", "[sources]") {
    const std::string json = "[{\"model\":\"x\",\"output\":\"one\"},\n {\"model\":";
    const auto message = [](const std::string& bytes) { return read_json(bytes).report.errors.at(0).message; };
    CHECK(message(json).find("at byte 41 ") != std::string::npos);
    std::string wide = "\xFF\xFE";  // UTF-16, whose bytes are others
    for (const char c : json) {
        wide += {c, '\0'};
    }
    CHECK(message(wide).find("at byte 41 of its text in UTF-8") != std::string::npos);
    CHECK(message("\xEF\xBB\xBF" + json).find("at byte 44 ") != std::string::npos);
}
