// Texts without a record around each, and records that are no lists of such.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "kinprint/limits.hpp"
#include "read/text_lists.hpp"
#include "reading.hpp"

using namespace kinprint;
using namespace kinprint::test;
using nlohmann::json;

namespace {

Outcome read_json(std::string_view bytes, Fields fields = {}, std::size_t slice = SIZE_MAX) {
    FileSpec file{"a.json", "a", Format::json};
    file.keeps_repeats = true;
    file.fields = std::move(fields);
    return read_bytes(bytes, file, slice);
}

/// How many texts each source has.
std::map<std::string, std::size_t> texts_in(const Outcome& read) {
    std::map<std::string, std::size_t> texts;
    for (const Source& source : read.counts.terms.sources) {
        texts[source.name] = source.blocks.size();
    }
    return texts;
}

using Texts = std::map<std::string, std::size_t>;

}  // namespace

TEST_CASE("Strings side by side are a text each, whatever their length", "[lists]") {
    const std::string text = R"("this is one of the texts")";
    for (const auto& [bytes, texts] : std::map<std::string, Texts>{
             {"[" + text + ",\"no\"," + text + "]", {{"a", 3}}},
             {"{\"alpha\":[" + text + ",\"no\"],\"beta\":[" + text + "]}", {{"alpha", 2}, {"beta", 1}}},
             {"{\"alpha\":{\"0\":" + text + ",\"1\":\"no\"},\"beta\":{\"0\":" + text + "}}",
              {{"alpha", 2}, {"beta", 1}}},
             {"{\"0\":" + text + ",\"1\":" + text + "}", {{"a", 2}}},
             {"{\n\"alpha\":{\"sample_1\":" + text + ",\n\"sample_2\":" + text + "}}", {{"alpha", 2}}},
             {"[{\"model\":\"alpha\",\"samples\":[" + text + "," + text + "]}]", {{"alpha", 2}}},
             {"{\"0\":{\"output\":" + text + "},\"1\":{\"output\":\"no\"}}", {{"a", 2}}},
         }) {
        for (const std::size_t slice : {SIZE_MAX, std::size_t{1}}) {
            CAPTURE(bytes, slice);
            const Outcome read = read_json(bytes, {}, slice);
            CHECK(texts_in(read) == texts);
            CHECK(read.report.errors.empty());
        }
    }
}

TEST_CASE("Strings under other names are fields of one record", "[lists]") {
    const Outcome read =
        read_json(R"([{"liked":"this one here is liked by them all","disliked":"this is not liked"}])");
    CHECK(texts_in(read) == Texts{{"a", 1}});
    REQUIRE(read.report.errors.size() == 1);
    CHECK(read.report.errors[0].code == ErrorCode::guessed_text);
    const Outcome rows = read_json(R"([{"0":"what do you say to this","1":"this is what I do say to that"},)"
                                   R"({"0":"what do you say to this","1":"this is what I do say to that"}])");
    CHECK(texts_in(rows) == Texts{{"a", 2}});
    REQUIRE(rows.report.records);
    CHECK(rows.report.records->fields.text == "1");
    const Outcome tags = read_json(R"({"alpha":[{"output":"one two three"}],"tags":["x","y"]})");
    CHECK(texts_in(tags) == Texts{{"alpha", 1}});
    const Outcome asked = read_json(R"({"0":"what do you say to this","1":"this is what I do say"})", {"1", "", ""});
    CHECK(texts_in(asked) == Texts{{"a", 1}});
}

TEST_CASE("A table that is written column by column is one of records", "[lists]") {
    for (const char* bytes :
         {R"({"model":["alpha","beta"],"prompt":["say it in many words","say it again in many words"],)"
          R"("output":["this is one of the texts","no"]})",
          R"({"model":{"0":"alpha","1":"beta"},"prompt":{"0":"say it in many words","1":"say it in so many words"},)"
          R"("output":{"0":"this is one of the texts","1":"no"}})"}) {
        const Outcome read = read_json(bytes);
        CHECK(texts_in(read) == Texts{{"alpha", 1}, {"beta", 1}});
        CHECK(read.report.words == 7);
        REQUIRE(read.report.records);
        CHECK(read.report.records->fields.prompt == "prompt");
    }
    const Outcome samples = read_json(R"({"model":"alpha","prompt":"p","output":["this is one of the texts","no"]})");
    CHECK(texts_in(samples) == Texts{{"alpha", 2}});
}

TEST_CASE("A list of texts that is too long to be parsed whole, or broken, is one all the same", "[lists]") {
    std::string bytes = R"({"alpha":{"0":"this is one of the texts")";
    const std::string filler(1U << 20U, 'x');
    for (int text = 1; text < 20; ++text) {
        bytes += ",\"" + std::to_string(text) + "\":\"and " + filler + '"';
    }
    REQUIRE(bytes.size() > limits::json_value_bytes);
    const Outcome read = read_json(bytes + "}}", {}, 1U << 20U);
    CHECK(read.report.errors.empty());
    CHECK(read.report.texts == 20);
    CHECK(read.report.sources == std::vector<std::string>{"alpha"});
    for (const char* broken : {R"({"alpha":{"0":"this is one","1":"he said "no" to it","2":"three","3":"four"}})",
                               R"({"alpha":["this is one","he said "no" to it","three","four"]})",
                               R"(["this is one","he said "no" to it","three","four"])"}) {
        CAPTURE(broken);
        const Outcome mended = read_json(broken);
        CHECK(mended.report.texts == 3);
        REQUIRE(mended.report.errors.size() == 1);
        CHECK(mended.report.errors[0].text == 2);
    }
}

TEST_CASE("Names that mean nothing to people are told from those that do", "[lists]") {
    for (const char* name : {"0", "17", "sample_3", "prompt-12", "id7", "#4", "0191e2b5-9c1f-7c7e-8d0a-3f8f5c2b9a11",
                             "9f86d081884c7d659a2feaa0c55ad015"}) {
        CHECK(is_identifier(name));
    }
    for (const char* name : {"", "gpt-4", "llama3", "o3", "output", "sample", "prompt_x", "deadbeefdeadbeef", "4o"}) {
        CHECK_FALSE(is_identifier(name));
    }
}

TEST_CASE("Text in a script without spaces looks like text, too", "[lists]") {
    CHECK(looks_like_text("春天来了，河边的柳树长出了新的叶子，孩子们在草地上奔跑玩耍。"));
    CHECK_FALSE(looks_like_text("通义千问"));
}

TEST_CASE("Requests of a batch are said to be so, once", "[lists]") {
    const std::string openai = R"({"custom_id":"a","method":"POST","url":"/v1/chat/completions","body":{"model":"m",)"
                               R"("messages":[{"role":"user","content":"say it"},)"
                               R"({"role":"assistant","content":"an example of many words"}]}})";
    const std::string anthropic =
        R"({"custom_id":"a","params":{"model":"m","messages":[{"role":"user","content":"say it"}]}})";
    const std::string gemini =
        R"({"key":"a","request":{"contents":[{"role":"user","parts":[{"text":"say it in many words"}]}]}})";
    for (const std::string& request : {openai, anthropic, gemini}) {
        FileSpec file{"batch.jsonl", "batch", Format::jsonl};
        const Outcome read = read_bytes(request + "\n" + request + "\n", file);
        CHECK(read.report.texts == 0);
        REQUIRE(read.report.errors.size() == 1);
        CHECK(read.report.errors[0].code == ErrorCode::missing_text);
        CHECK(read.report.errors[0].text == 1);
        CHECK(read.report.errors[0].message.find("2 records are requests of a batch, not its answers") == 0);
    }
}

TEST_CASE("Failures of a batch are said to be so, once, and the answers beside them are counted", "[lists]") {
    const std::vector<json> failures = {
        {{"custom_id", "a"},
         {"response",
          {{"status_code", 400}, {"body", {{"error", {{"message", "It is too long to be read at once."}}}}}}},
         {"error", nullptr}},
        {{"custom_id", "a"}, {"response", nullptr}, {"error", {{"message", "This line of the batch has expired."}}}},
        {{"custom_id", "a"},
         {"result", {{"type", "errored"}, {"error", {{"message", "It was too much for it at once."}}}}}},
        {{"key", "a"}, {"error", {{"code", 3}, {"message", "It was too much for it at once."}}}}};
    const json answer = {{"custom_id", "b"}, {"output", "The model answers about all the rivers."}};
    for (const json& failure : failures) {
        INFO(failure);
        const auto read = test::read_bytes(failure.dump() + "\n" + failure.dump() + "\n" + answer.dump() + "\n",
                                           {"batch.jsonl", "batch", Format::jsonl});
        REQUIRE(read.report.errors.size() == 1);
        CHECK(read.report.errors[0].code == ErrorCode::missing_text);
        CHECK(read.report.errors[0].message.find("2 records are requests that failed, as the batch says") == 0);
        CHECK(read.report.texts == 1);
    }
}

TEST_CASE("A table with a column for each model has as many sources", "[lists]") {
    const std::string table =
        "Prompt,GPT-4o,Claude 3 Opus,claude_score\n"
        "one,The first model looks at rivers all day.,The second looks at the sea.,4\n"
        "two,Yes.,,5\n";
    const auto read = test::read_bytes(table, {"t.csv", "t", Format::csv});
    CHECK(read.report.sources == std::vector<std::string>{"Claude 3 Opus", "GPT-4o"});
    CHECK(read.report.texts == 3);
    REQUIRE(!read.report.errors.empty());
    CHECK(read.report.errors.front().message ==
          "No field is called as texts are, but \"Claude 3 Opus\", \"GPT-4o\" are called as models are: each was "
          "taken for the texts of that model. Name the field of the text if that is wrong.");

    const json object = {{"gpt-4o", "The first model looks at rivers all day."},
                         {"o3", "The second looks at the sea."}};
    CHECK(test::read_bytes(object.dump(), {"t.json", "t", Format::json}).report.sources ==
          std::vector<std::string>{"gpt-4o", "o3"});
}

TEST_CASE("What is called source says who wrote, but not of a prompt or where a text was found", "[lists]") {
    const auto sources = [](const json& record) {
        return test::read_bytes(record.dump(), {"t.json", "t", Format::json}).report.sources;
    };
    CHECK(sources({{"text", "Rivers."}, {"source", "one"}}) == std::vector<std::string>{"one"});
    CHECK(sources({{"text", "Rivers."}, {"source", "one"}, {"model", "two"}}) == std::vector<std::string>{"two"});
    CHECK(sources({{"text", "Rivers."}, {"source", "set"}, {"id", 1}}) == std::vector<std::string>{"t"});
    CHECK(sources({{"text", "Rivers."}, {"source", "a.pdf"}}) == std::vector<std::string>{"t"});
    CHECK(sources({{"text", "Rivers."}, {"source", "https://a.example/b"}}) == std::vector<std::string>{"t"});
}

TEST_CASE("A source beside an id is proposed, and not taken", "[lists]") {
    std::string rows = "id,source,text\n";
    for (int row = 0; row < 8; ++row) {
        rows +=
            std::to_string(row) + (row % 2 == 0 ? ",one" : ",two") + ",Text " + std::to_string(row) + " of rivers.\n";
    }
    const auto read = test::read_bytes(rows, {"t.csv", "t", Format::csv});
    CHECK(read.report.sources == std::vector<std::string>{"t"});
    REQUIRE(read.report.errors.size() == 1);
    CHECK(read.report.errors[0].message.find("\"source\" has few values that repeat") != std::string::npos);
}

TEST_CASE("Where a model gave no answer what stands beside it is none", "[lists]") {
    const auto lines = [](const json& second) {
        const json first = {{"model", "one"},
                            {"response", "The model looks at rivers all day."},
                            {"answer", "What it should have said of rivers."}};
        return test::read_bytes(first.dump() + "\n" + second.dump() + "\n", {"t.jsonl", "t", Format::jsonl}).report;
    };
    for (const json& second : {json{{"model", "one"}, {"response", nullptr}, {"answer", "What it should have said."}},
                               json{{"model", "one"}, {"answer", "What it should have said."}}}) {
        INFO(second);
        const auto report = lines(second);
        CHECK(report.texts == 1);
        CHECK(std::ranges::count(report.errors, ErrorCode::missing_text, &Error::code) == 1);
    }
    CHECK(lines({{"model", "one"}, {"response", "So it does."}}).texts == 2);
}

TEST_CASE("What is called segments or internal beside a text is no chat", "[lists]") {
    const json record = {{"text", "Rivers are long. So are seas."},
                         {"segments", {{{"label", true}, {"text", "Rivers are long."}}}},
                         {"internal", {{"x", "y"}}}};
    CHECK(test::read_bytes(record.dump(), {"t.json", "t", Format::json}).report.words == 6);
}

TEST_CASE("Line breaks that are written in the cells of a table of tabs are such", "[lists]") {
    const auto words = [](const char* rows, Format format = Format::csv) {
        return test::read_bytes(std::string("model\toutput\n") + rows, {"t.tsv", "t", format}).report.words;
    };
    CHECK(words("one\tRivers.\\n\\nSeas.\\tare\\nlong\n") == 4);
    CHECK(words("one\tAs \\\\nu\\n\n") == 2);
    CHECK(words("one\tthe \\nu\n") == 2);
}

TEST_CASE("What people wrote stands beside what models did, and is a source, too", "[lists]") {
    const json row = {{"Question", "one"},
                      {"GPT-4o", "The first model looks at rivers all day."},
                      {"Human", "A person looks at the sea."}};
    CHECK(test::read_bytes(row.dump(), {"t.json", "t", Format::json}).report.sources ==
          std::vector<std::string>{"GPT-4o", "Human"});
}

TEST_CASE("What was asked is no text, in an object of its own, either", "[lists]") {
    const json state = {{"instance", {{"input", {{"text", "Would a person ask about rivers?"}}}}},
                        {"result", {{"completions", {{{"text", "The model answers."}}}}}}};
    const auto read = test::read_bytes(json{{"request_states", {state}}}.dump(), {"t.json", "t", Format::json});
    CHECK(read.report.words == 3);
    CHECK(read.report.sources == std::vector<std::string>{"t"});
}

TEST_CASE("Where one field is taken for the text, the others that hold texts are named", "[lists]") {
    const std::string table =
        "alpha,beta,notes\nThe first one looks at many rivers all day.,The second looks at the sea.,None.\n";
    const auto read = test::read_bytes(table, {"t.csv", "t", Format::csv});
    REQUIRE(read.report.errors.size() == 1);
    CHECK(read.report.errors[0].message.find("The field \"beta\" holds texts, too, and was passed over.") !=
          std::string::npos);
}

TEST_CASE("A list of sources gives each by its name", "[lists]") {
    const auto samples = [](const char* text) { return json::array({{{"output", text}}}); };
    const json list = {{"models",
                        {{{"name", "one"}, {"samples", samples("The first model looks at rivers.")}},
                         {{"name", "two"}, {"samples", samples("The second model looks at the sea.")}}}}};
    CHECK(test::read_bytes(list.dump(), {"t.json", "t", Format::json}).report.sources ==
          std::vector<std::string>{"one", "two"});
    const json below = {{"date", "today"}, {"by_model", {{"one", samples("The first model looks at rivers.")}}}};
    CHECK(test::read_bytes(below.dump(), {"t.json", "t", Format::json}).report.sources ==
          std::vector<std::string>{"one"});
    const json tests = {{"tests", {{{"name", "Test 1"}, {"samples", samples("The first model looks at rivers.")}}}}};
    CHECK(test::read_bytes(tests.dump(), {"t.json", "t", Format::json}).report.sources ==
          std::vector<std::string>{"tests"});
}

TEST_CASE("A list of sources that is too long to be parsed at once gives each by its name, too", "[lists]") {
    json one = {{"name", "one"}, {"samples", json::array()}};
    for (int number = 0; number < 3000; ++number) {
        one["samples"].push_back({{"output", "Text " + std::to_string(number)}, {"note", std::string(6000, 'a')}});
    }
    json other = {{"name", "two"}, {"samples", {{{"output", "The second model looks at the sea."}}}}};
    const auto sources = [](const std::string& text) {
        return test::read_bytes(text, {"t.json", "t", Format::json}).report.sources;
    };
    CHECK(sources(json{{"models", {one, other}}}.dump()) == std::vector<std::string>{"one", "two"});
    // By an identifier where there is no name, wherever that stands.
    std::string text = json{{"models", {one, other}}}.dump();
    const std::size_t at = text.find("\"name\":\"one\"");
    for (const char* named : {R"("id":"1st","name":"one")", R"("name":"one","id":"1st")"}) {
        std::string both = text;
        CHECK(sources(both.replace(at, 12, named)) == std::vector<std::string>{"one", "two"});
    }
    CHECK(sources(text.replace(at, 12, R"("id":"1st")")) == std::vector<std::string>{"1st", "two"});
}

TEST_CASE("A list of texts in a table's cell is what it holds", "[lists]") {
    const std::string table =
        "model_a,model_b,response_a,response_b\n"
        "one,two,\"[\"\"The first says:\\n\\nrivers.\"\", null]\",\"['The second says:\\nseas.']\"\n";
    const auto read = test::read_bytes(table, {"t.csv", "t", Format::csv});
    CHECK(read.report.sources == std::vector<std::string>{"one", "two"});
    CHECK(read.report.words == 8);
}

TEST_CASE("A whole answer that a field keeps as text is what it says", "[lists]") {
    const auto words = [](const std::string& field, const json& answer) {
        const json record = {{"model", "one"}, {field, answer.dump()}};
        const auto read = test::read_bytes(record.dump(), {"t.jsonl", "t", Format::jsonl});
        CHECK(read.report.sources == std::vector<std::string>{"one"});
        return read.report.words;
    };
    const json message = {{"role", "assistant"}, {"content", "Rivers run on."}};
    CHECK(words("response", message) == 3);
    CHECK(words("response", {{"object", "chat.completion"}, {"choices", {{{"index", 0}, {"message", message}}}}}) == 3);
    const json part = {{"type", "output_text"}, {"text", "Rivers run on."}};
    const json item = {{"type", "message"}, {"role", "assistant"}, {"content", {part}}};
    CHECK(words("response", {{"object", "response"}, {"output", {item}}}) == 3);
    CHECK(words("outputs", {{"output", "Rivers run on to the sea."}}) == 6);
    CHECK(words("output", {{"title", "Rivers"}, {"text", "Rivers run on."}}) == 6);  // a model may write JSON
    const json turns = {
        {"turns", {{{"speaker", "human"}, {"text", "Tell me."}}, {{"speaker", "ai"}, {"text", "No."}}}}};
    CHECK(test::read_bytes(turns.dump(), {"t.jsonl", "t", Format::jsonl}).report.words == 1);
    const json two = {{"dialogue",
                       {{{"speaker", "user"}, {"utterance", "Tell me."}},
                        {{"speaker", "claude-3"}, {"utterance", "No."}},
                        {{"speaker", "gpt-4o"}, {"utterance", "Yes."}}}}};
    const auto read = test::read_bytes(two.dump(), {"t.jsonl", "t", Format::jsonl});
    CHECK(read.report.sources == std::vector<std::string>{"claude-3", "gpt-4o"});
    CHECK(read.report.words == 2);
}

TEST_CASE("Answers under the names of models are theirs", "[lists]") {
    const json record = {{"question", "What is it?"},
                         {"human_answers", {"A person looks at the river all day."}},
                         {"chatgpt_answers", {"The model looks at the sea all day."}}};
    CHECK(test::read_bytes(record.dump(), {"t.jsonl", "t", Format::jsonl}).report.sources ==
          std::vector<std::string>{"chatgpt", "human"});
    const json objects = {{"question", "What is it?"},
                          {"gpt-4o", {{"response", "The first looks at the river."}}},
                          {"claude-3", {{"response", "The second looks at the sea."}}}};
    CHECK(test::read_bytes(objects.dump(), {"t.jsonl", "t", Format::jsonl}).report.sources ==
          std::vector<std::string>{"claude-3", "gpt-4o"});
}

TEST_CASE("A field that people named and that is in no record is told, with those that are", "[lists]") {
    FileSpec file{"t.jsonl", "t", Format::jsonl};
    file.fields.source = "modle";
    const std::string record = R"({"model":"one","output":"The first model looks at rivers."})";
    const auto read = test::read_bytes(record, file);
    REQUIRE(read.report.errors.size() == 1);
    CHECK(read.report.errors[0].message ==
          "No record has a field \"modle\", which was to say whose each text is. There is: \"model\", \"output\". "
          "Name one of these, or none.");
    file.fields.source = "model";
    CHECK(test::read_bytes(record, file).report.errors.empty());
}

TEST_CASE("Fields of the objects that a record is in are shown with its own, and proposed", "[lists]") {
    std::string lines;
    for (int line = 0; line < 4; ++line) {
        lines += json{{"run", {{"engine", line % 2 == 0 ? "left" : "right"}}},
                      {"items", {{{"output", "Text " + std::to_string(line) + " looks at rivers all day."}}}}}
                     .dump() +
                 "\n";
    }
    FileSpec file{"t.jsonl", "t", Format::jsonl};
    const auto read = test::read_bytes(lines, file);
    REQUIRE(read.report.records);
    CHECK(read.report.records->names == std::vector<std::string>{"output", "run.engine"});
    CHECK(read.report.records->rows[1].values[1] == "right");
    CHECK(read.report.records->likely_source == "run.engine");
    file.fields.source = "run.engine";
    CHECK(test::read_bytes(lines, file).report.sources == std::vector<std::string>{"left", "right"});
}

TEST_CASE("The longest text is taken for the text, wherever it is, and never a prompt", "[lists]") {
    const json record = {{"base_prompt", "Tell me of the river at some length, if you please, and of the sea as well."},
                         {"a", {{"told", "The river goes on and on all day."}}},
                         {"note", "It is a note of the day."}};
    const auto read = test::read_bytes(record.dump(), {"t.jsonl", "t", Format::jsonl});
    REQUIRE(read.report.errors.size() == 1);
    CHECK(read.report.errors[0].message.find("so \"told\" was taken for the text") != std::string::npos);
    CHECK(read.report.words == 8);
}
