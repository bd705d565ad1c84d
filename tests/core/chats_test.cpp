// What people export from chat windows: only what the model wrote is counted, under the model's name where it is there.
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <string>

#include "reading.hpp"

using namespace kinprint;
using nlohmann::json;

namespace {

/// How often a word comes in what a source wrote.
std::uint64_t times(const Counts& counts, const std::string& source, const std::string& word) {
    std::uint64_t times = 0;
    const Source* const found = counts.terms.find(source);
    for (const Block& block : found != nullptr ? found->blocks : std::vector<Block>{}) {
        for (const TermCount& entry : block.terms) {
            times += counts.terms.vocabulary.text(entry.term) == word ? entry.count : 0;
        }
    }
    return times;
}

test::Outcome read_chats(const json& chats) {
    return test::read_bytes(chats.dump(2), {"chats.json", "chats", Format::json});
}

json claude_chat() {
    return {{"uuid", "0191e2b5-9c1f-7c7e-8d0a-3f8f5c2b9a11"},
            {"name", "A river"},
            {"chat_messages",
             {{{"text", "Would a person ask about rivers?"}, {"sender", "human"}},
              {{"text", "The model answers about rivers."},
               {"sender", "assistant"},
               {"content", {{{"type", "text"}, {"text", "The model answers about rivers."}}}}}}}};
}

json node(const std::string& role, const json& content) {
    return {{"parent", "x"},
            {"message", {{"author", {{"role", role}}}, {"content", content}, {"metadata", json::object()}}}};
}

json chatgpt_chat() {
    json answer = node("assistant", {{"content_type", "text"}, {"parts", {"The model answers about rivers."}}});
    answer["message"]["metadata"]["model_slug"] = "gpt-4o";
    const json thoughts = {{"content_type", "thoughts"},
                           {"thoughts", {{{"summary", "It thinks"}, {"content", "It thinks about many rivers."}}}}};
    return {{"title", "A river"},
            {"mapping",
             {{"0191e2b5-9c1f-7c7e-8d0a-3f8f5c2b9a11", {{"message", nullptr}, {"children", {"a"}}}},
              {"0191e2b5-9c1f-7c7e-8d0a-3f8f5c2b9a12",
               node("user", {{"content_type", "text"}, {"parts", {"Would a person ask about rivers?"}}})},
              {"0191e2b5-9c1f-7c7e-8d0a-3f8f5c2b9a13", node("assistant", thoughts)},
              {"0191e2b5-9c1f-7c7e-8d0a-3f8f5c2b9a14", answer}}}};
}

json gemini_chat() {
    return {{"modelVersion", "gemini-2.5-pro"},
            {"contents",
             {{{"role", "user"}, {"parts", {{{"text", "Would a person ask about rivers?"}}}}},
              {{"role", "model"}, {"parts", {{{"text", "The model answers about rivers."}}}}}}}};
}

}  // namespace

TEST_CASE("Of an export of Claude.ai the assistant's messages are counted", "[chats]") {
    const auto read = read_chats({claude_chat(), claude_chat()["chat_messages"][0], claude_chat()});
    CHECK(read.report.sources == std::vector<std::string>{"chats"});
    CHECK(times(read.counts, "chats", "rivers") == 1);  // the second says the same, and is left out
    CHECK(times(read.counts, "chats", "person") == 0);
}

TEST_CASE("Of an export of ChatGPT the assistant's messages are counted, under the name of its model", "[chats]") {
    const auto read = read_chats({chatgpt_chat()});
    CHECK(read.report.sources == std::vector<std::string>{"gpt-4o"});
    CHECK(times(read.counts, "gpt-4o", "rivers") == 1);
    CHECK(times(read.counts, "gpt-4o", "person") == 0);
    CHECK(times(read.counts, "gpt-4o", "thinks") == 0);

    json unnamed = chatgpt_chat();
    for (auto& [name, one] : unnamed["mapping"].items()) {
        if (one["message"].is_object()) {
            one["message"].erase("metadata");
        }
    }
    CHECK(read_chats({unnamed}).report.sources == std::vector<std::string>{"chats"});
    unnamed["default_model_slug"] = "o3";
    CHECK(read_chats({unnamed}).report.sources == std::vector<std::string>{"o3"});
}

TEST_CASE("Of contents as Gemini has them the model's are counted", "[chats]") {
    const auto read = read_chats({gemini_chat()});
    CHECK(read.report.sources == std::vector<std::string>{"gemini-2.5-pro"});
    CHECK(times(read.counts, "gemini-2.5-pro", "rivers") == 1);
    CHECK(times(read.counts, "gemini-2.5-pro", "person") == 0);
}
