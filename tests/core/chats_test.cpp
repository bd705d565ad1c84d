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

namespace {

const std::string asked = "Would a person ask about rivers?";
const std::string answered = "The model answers about rivers.";

/// One source by this name, of which the answer was counted and neither what was asked nor what was thought.
void check_answer_of(const std::string& source, const test::Outcome& read) {
    CHECK(read.report.sources == std::vector<std::string>{source});
    CHECK(times(read.counts, source, "rivers") == 1);
    CHECK(times(read.counts, source, "person") == 0);
    CHECK(times(read.counts, source, "thinks") == 0);
}

json studio_chat() {
    return {{"runSettings", {{"temperature", 1.0}, {"model", "models/gemini-2.5-pro"}}},
            {"systemInstruction", json::object()},
            {"chunkedPrompt",
             {{"chunks",
               {{{"text", asked}, {"role", "user"}},
                {{"text", "It thinks about it."}, {"role", "model"}, {"isThought", true}},
                {{"text", answered}, {"role", "model"}, {"finishReason", "STOP"}}}},
              {"pendingInputs", json::array()}}}};
}

/// Each turn within what it answers, as LibreChat exports branches.
json libre_chat(int turns) {
    json turn = {{"sender", "Gemini"}, {"isCreatedByUser", false}, {"text", answered}, {"model", "gemini-pro"}};
    for (; turns > 1; --turns) {
        turn = {{"sender", "User"}, {"isCreatedByUser", true}, {"text", asked}, {"children", {turn}}};
    }
    return {{"title", "A river"}, {"options", {{"model", "gemini-pro"}}}, {"messages", {turn}}};
}

json web_ui_chat() {
    const json user = {{"id", "a"}, {"role", "user"}, {"content", asked}};
    const json one = {{"id", "b"}, {"role", "assistant"}, {"model", "gpt-4o"}, {"content", answered}};
    const json other = {
        {"id", "c"}, {"role", "assistant"}, {"model", "llama3"}, {"content", "Another says of rivers."}};
    return {{"title", "A river"},
            {"chat",
             {{"models", {"gpt-4o", "llama3"}},
              {"messages", {user, one}},
              {"history", {{"currentId", "b"}, {"messages", {{"a", user}, {"b", one}, {"c", other}}}}}}}};
}

}  // namespace

TEST_CASE("Of an export of AI Studio the model's chunks are counted, and its thoughts are none", "[chats]") {
    check_answer_of("models/gemini-2.5-pro", read_chats(studio_chat()));
    check_answer_of("models/gemini-2.5-pro", read_chats({studio_chat()}));
}

TEST_CASE("Of an export of LibreChat the answers are counted, flat or within what they answer", "[chats]") {
    check_answer_of("gemini-pro", read_chats(libre_chat(2)));
    check_answer_of("gemini-pro", read_chats({libre_chat(100)}));
}

TEST_CASE("Answers of several models in one chat are of several sources", "[chats]") {
    const auto read = read_chats({web_ui_chat()});
    CHECK(read.report.sources == std::vector<std::string>{"gpt-4o", "llama3"});
    CHECK(times(read.counts, "gpt-4o", "rivers") == 1);
    CHECK(times(read.counts, "llama3", "rivers") == 1);
    CHECK(times(read.counts, "llama3", "person") == 0);

    FileSpec by_title{"chats.json", "chats", Format::json};
    by_title.fields.source = "title";
    json titled = web_ui_chat()["chat"];
    titled["title"] = "A river";
    CHECK(test::read_bytes(titled.dump(), by_title).report.sources == std::vector<std::string>{"A river"});
}

TEST_CASE("Turns in a table's cell are turns, as JSON or as Python writes them", "[chats]") {
    const std::vector<std::string> cells = {
        R"([{""role"": ""user"", ""content"": ""Would a person ask?""}, {""role"": ""assistant"", ""content"": ""The model answers about rivers.""}])",
        R"([{'role': 'user', 'content': 'Would a person ask?'}, {'role': 'assistant', 'content': 'The model answers about rivers.'}])",
        "[{'content': \"\"Wouldn't a person ask?\"\", 'role': 'user'}\n {'content': 'The model answers\\nabout rivers.', "
        "'role': 'assistant', 'name': None}]"};
    for (const std::string& cell : cells) {
        for (const char* column : {"messages", "conversation", "dialog"}) {
            INFO(cell << " in " << column);
            FileSpec file{"t.csv", "t", Format::csv};
            check_answer_of("one", test::read_bytes("model," + std::string(column) + "\none,\"" + cell + "\"\n", file));
            file.fields.text = column;
            check_answer_of("one", test::read_bytes("model," + std::string(column) + "\none,\"" + cell + "\"\n", file));
        }
        const auto pairs =
            test::read_bytes("chosen,rejected\n\"" + cell + "\",\"" + cell + "\"\n", {"t.csv", "t", Format::csv});
        CHECK(pairs.report.sources == std::vector<std::string>{"chosen", "rejected"});
        CHECK(times(pairs.counts, "chosen", "rivers") == 1);
        CHECK(times(pairs.counts, "rejected", "person") == 0);
    }
}

TEST_CASE("What begins as turns do, and holds none, is a text", "[chats]") {
    const std::string text = "[{not turns}] but a text, and so its rivers are counted.";
    const auto read = test::read_bytes(json{{"model", "one"}, {"messages", text}, {"output", text}}.dump(),
                                       {"t.json", "t", Format::json});
    CHECK(times(read.counts, "one", "rivers") == 1);
}

TEST_CASE("A field of turns may be named as that of the text", "[chats]") {
    FileSpec file{"t.jsonl", "t", Format::jsonl};
    file.fields.text = "talk.turns";
    const json turns = {{{"role", "user"}, {"content", asked}}, {{"role", "assistant"}, {"content", answered}}};
    check_answer_of("one", test::read_bytes(json{{"model", "one"}, {"talk", {{"turns", turns}}}}.dump(), file));
}

TEST_CASE("Answers of lm-evaluation-harness are counted once, and likelihoods are no answers", "[chats]") {
    const auto read_line = [](const json& record) {
        return test::read_bytes(record.dump(), {"samples.jsonl", "samples", Format::jsonl});
    };
    const json doc = {{"question", asked}, {"answer", "A person says it is 42, by all means."}};
    check_answer_of("samples",
                    read_line({{"doc_id", 0}, {"doc", doc}, {"resps", {{answered}}}, {"filtered_resps", {answered}}}));
    const auto likelihoods =
        read_line({{"doc_id", 0}, {"doc", doc}, {"resps", {{{"-0.5", "False"}}, {{"-1.5", "True"}}}}});
    CHECK(likelihoods.counts.terms.sources.empty());
}

TEST_CASE("Chats of other programs: who speaks is told from what is said", "[chats]") {
    const json grok = {{"conversations",
                        {{{"responses",
                           {{{"response", {{"message", asked}, {"sender", "human"}}}},
                            {{"response", {{"message", answered}, {"sender", "assistant"}, {"model", "one"}}}}}}}}}};
    const json deepseek = {
        {"mapping",
         {{"1", {{"message", {{"model", "one"}, {"fragments", {{{"type", "REQUEST"}, {"content", asked}}}}}}}},
          {"2",
           {{"message",
             {{"model", "one"},
              {"fragments",
               {{{"type", "THINK"}, {"content", "It thinks."}}, {{"type", "RESPONSE"}, {"content", answered}}}}}}}}}}};
    const json tree = {
        {"model", "one"},
        {"prompt",
         {{"role", "prompter"}, {"text", asked}, {"replies", {{{"role", "assistant"}, {"text", answered}}}}}}};
    const json chain = {
        {"model", "one"},
        {"messages", {{{"type", "human"}, {"content", asked}}, {{"type", "ai"}, {"content", answered}}}}};
    const json log = {
        {"request",
         {{"model", "two"},
          {"messages",
           {{{"role", "user"}, {"content", asked}}, {{"role", "assistant"}, {"content", "A person said rivers."}}}}}},
        {"response", {{"model", "one"}, {"choices", {{{"message", {{"role", "assistant"}, {"content", answered}}}}}}}}};
    const json tool = {
        {"model", "one"},
        {"messages",
         {{{"role", "assistant"}, {"recipient", "dalle.text2im"}, {"content", "a person thinks"}},
          {{"role", "assistant"},
           {"content",
            {{{"type", "tool_result"}, {"text", "a person thinks"}}, {{"type", "text"}, {"text", answered}}}}}}}};
    const json pairs = {
        {"model", "one"}, {"internal", {{"<|BEGIN|>", answered}}}, {"visible", {{"", "A person is shown rivers."}}}};
    const json roles_played = {{"name", "A model's role"},
                               {"is_user", false},
                               {"mes", answered},
                               {"swipes", {answered, "Other rivers."}},
                               {"extra", {{"model", "one"}}}};
    const json learned = {{"model", "one"},
                          {"segments", {{{"label", false}, {"text", asked}}, {{"label", true}, {"text", answered}}}}};
    for (const json& chat : {grok, deepseek, tree, chain, log, tool, pairs, roles_played, learned}) {
        INFO(chat);
        check_answer_of("one", read_chats(chat));
    }
}

TEST_CASE("Records in which only people speak are named, and so is a file that holds nothing else", "[chats]") {
    const std::string user = json{{"messages", {{{"role", "user"}, {"content", asked}}}}}.dump() + "\n";
    const std::string answer = json{{"output", answered}}.dump() + "\n";
    const auto mixed = test::read_bytes(user + answer + user, {"t.jsonl", "t", Format::jsonl});
    REQUIRE(mixed.report.errors.size() == 1);
    CHECK(mixed.report.errors[0].code == ErrorCode::missing_text);
    CHECK(mixed.report.errors[0].text == 1);
    CHECK(mixed.report.errors[0].message.find("2 records hold no answer of a model (line 1, line 3)") == 0);
    const std::string turn = json{{"role", "user"}, {"content", asked}}.dump() + "\n";
    const auto turns = test::read_bytes(turn + turn, {"t.jsonl", "t", Format::jsonl});
    REQUIRE(turns.report.errors.size() == 1);
    CHECK(turns.report.errors[0].message.find("There is no answer of a model in this file") == 0);
}

TEST_CASE("What a person says in a chat of roles is left out", "[chats]") {
    const auto chat =
        read_chats({{{"name", "Ann"}, {"is_user", true}, {"mes", "A person asks about rivers."}},
                    {{"name", "Seraphina"}, {"is_user", false}, {"mes", "The model answers about rivers."}}});
    CHECK(times(chat.counts, "chats", "rivers") == 1);
    CHECK(times(chat.counts, "chats", "person") == 0);
}

TEST_CASE("Records of a thread hold those that answer them", "[chats]") {
    const json last = {{"author", "ann"}, {"text", "So we look."}};
    const json child = {{"author", "bob"}, {"text", "I look, too."}, {"children", {last}}};
    const auto thread = read_chats({{{"author", "ann"}, {"text", "Look at the rivers."}, {"children", {child}}}});
    CHECK(times(thread.counts, "ann", "look") == 2);
    CHECK(times(thread.counts, "bob", "look") == 1);
    const json listing = {{"kind", "Listing"}, {"data", {{"children", {{{"kind", "t1"}, {"data", last}}}}}}};
    const json first = {{"author", "bob"}, {"text", "I look, too."}, {"replies", listing}};
    const auto nested = read_chats({{{"author", "cat"}, {"text", "Look."}, {"comments", {first}}}});
    CHECK(times(nested.counts, "ann", "look") == 1);
    CHECK(times(nested.counts, "bob", "look") == 1);
    CHECK(times(nested.counts, "cat", "look") == 1);
    // What people say to what a model wrote is of another kind.
    const json reply = {{"text", "Nice rivers!"}};
    const json unnamed = {{"output", "Rivers!"}};
    const auto commented = read_chats({{{"model", "one"}, {"output", "Rivers."}, {"replies", {reply, unnamed}}}});
    CHECK(times(commented.counts, "one", "rivers") == 1);
    CHECK(commented.counts.terms.sources.size() == 1);
}

TEST_CASE("An answer that came piece by piece is one text", "[chats]") {
    const auto lines = [](const std::vector<json>& pieces) {
        std::string text;
        for (const json& piece : pieces) {
            text += piece.dump() + "\n";
        }
        return test::read_bytes(text, {"t.jsonl", "t", Format::jsonl});
    };
    const auto ollama = [](const char* text, bool done) {
        return json{{"model", "one"}, {"created_at", "now"}, {"response", text}, {"done", done}};
    };
    const auto spoken = [](const char* text, const char* thought, bool done) {
        return json{{"model", "one"},
                    {"created_at", "now"},
                    {"message", {{"content", text}, {"thinking", thought}}},
                    {"done", done}};
    };
    const auto openai = [](const char* text, const json& finish) {
        return json{{"object", "chat.completion.chunk"},
                    {"model", "one"},
                    {"choices", {{{"delta", {{"content", text}}}, {"finish_reason", finish}}}}};
    };
    const json cost = {{"object", "chat.completion.chunk"}, {"model", "one"}, {"choices", json::array()}};
    for (const auto& pieces : {
             std::vector{ollama("Riv", false), ollama("ers are", false), ollama("", true), ollama("A second.", true)},
             std::vector{spoken("", "Hm", false), spoken("Rivers ", "", false), spoken("are", "", true),
                         spoken("A ", "", false), spoken("second.", "", false)},
             std::vector{openai("Rivers ", nullptr), openai("are", "stop"), cost, openai("A sec", nullptr),
                         openai("ond.", nullptr)},
         }) {
        const auto read = lines(pieces);
        CHECK(read.report.texts == 2);
        CHECK(read.report.words == 4);
        CHECK(read.report.sources == std::vector<std::string>{"one"});
        CHECK(read.report.errors.empty());
    }
}

TEST_CASE("Answers that came in turns, piece by piece, are told apart; records that are done or not are no pieces",
          "[chats]") {
    const auto read = [](const std::vector<json>& records) {
        std::string text;
        for (const json& record : records) {
            text += record.dump() + "\n";
        }
        return test::read_bytes(text, {"t.jsonl", "t", Format::jsonl}).report;
    };
    const auto piece = [](const char* model, const char* text, bool done) {
        return json{{"model", model}, {"created_at", "now"}, {"response", text}, {"done", done}};
    };
    const auto models = read(
        {piece("one", "Riv", false), piece("two", "Se", false), piece("one", "ers.", true), piece("two", "as.", true)});
    CHECK(models.words == 2);
    CHECK(models.sources == std::vector<std::string>{"one", "two"});
    const auto chunk = [](const char* id, int index, const char* text) {
        return json{{"object", "chat.completion.chunk"},
                    {"id", id},
                    {"choices", {{{"index", index}, {"delta", {{"content", text}}}}}}};
    };
    CHECK(read({chunk("a", 0, "Riv"), chunk("a", 1, "Se"), chunk("b", 0, "Sto"), chunk("a", 0, "ers."),
                chunk("a", 1, "as."), chunk("b", 0, "nes.")})
              .words == 3);
    const auto task = [](const char* model, const char* text, bool done) {
        return json{{"model", model}, {"response", text}, {"done", done}};
    };
    const auto tasks = read({task("one", "Rivers are long.", false), task("two", "So are seas.", true)});
    CHECK(tasks.texts == 2);
    CHECK(tasks.sources.size() == 2);
}

TEST_CASE("A text in parts may hold plain strings", "[chats]") {
    const json message = {{"from", "ann"},
                          {"text", {"She looks at ", {{"type", "link"}, {"text", "rivers"}}, " all day."}},
                          {"text_entities", {{{"type", "plain"}, {"text", "She looks at "}}}}};
    const auto read = read_chats({{"messages", {message}}});
    CHECK(read.report.words == 6);
    CHECK(read.report.texts == 1);
}

TEST_CASE("Segments of speech are no chat", "[chats]") {
    const json said = {{{"start", 0.0}, {"text", "Rivers are long."}}, {{"start", 1.5}, {"text", "So are roads."}}};
    CHECK(times(read_chats({{"segments", said}}).counts, "chats", "are") == 2);
}

TEST_CASE("Replies of people and fragments of text are no chats with a model", "[chats]") {
    const json thread = {
        {"from", "ann"}, {"text", "She looks at the rivers."}, {"replies", {{{"from", "bob"}, {"text", "So do I."}}}}};
    const json pieces = {{"fragments", {"one", "two"}}, {"text", "She looks at the rivers."}};
    for (const json& record : {thread, pieces}) {
        INFO(record);
        CHECK(times(read_chats({record}).counts, "chats", "rivers") == 1);
    }
}
