#include "shapes.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <span>

#include "field_names.hpp"
#include "file_reader.hpp"

namespace kinprint {

namespace {

using nlohmann::json;
using Names = std::span<const std::string_view>;

constexpr std::array<std::string_view, 12> text_names = {
    "output",     "response", "completion", "generated_text", "response_text", "model_output",
    "generation", "answer",   "text",       "content",        "story",         "essay"};
constexpr std::array<std::string_view, 5> turns_names = {"messages", "conversations", "conversation", "chat_messages",
                                                         "contents"};
constexpr std::array<std::string_view, 3> reasoning_names = {"reasoning_content", "reasoning", "thinking"};
constexpr std::array<std::string_view, 10> source_names = {
    "model",        "model_name", "model_id", "model_slug", "metadata.model_slug", "default_model_slug",
    "modelVersion", "generator",  "author",   "writer"};
constexpr std::array<std::string_view, 8> prompt_names = {"prompt_id", "prompt_index", "question_id", "task_id",
                                                          "custom_id", "prompt",       "question",    "instruction"};
constexpr std::array<std::string_view, 5> asked_names = {"prompt", "question", "instruction", "input", "query"};
constexpr std::array<std::string_view, 2> choices_names = {"choices", "candidates"};
constexpr std::array<std::string_view, 6> request_names = {"custom_id", "id", "key", "metadata", "params", "request"};
constexpr std::array<std::string_view, 6> assistant_names = {"assistant", "gpt", "model", "bot", "ai", "chatgpt"};
constexpr std::array<std::string_view, 5> other_speakers = {"human", "user", "system", "tool", "developer"};
constexpr std::array<std::string_view, 24> common_names = {
    "answers", "body",    "choices", "completions", "data",    "essays",  "generations", "items",
    "mapping", "message", "models",  "outputs",     "records", "request", "response",    "responses",
    "result",  "results", "rows",    "samples",     "stories", "texts",   "train",       "test"};

bool is_among(std::string_view name, Names names) {
    return std::ranges::any_of(names, [&](std::string_view one) { return is_same_name(one, name); });
}

const json* member(const json& object, std::string_view name) {
    return find_field(object, name).value;
}

bool has(const json& object, std::string_view name) {
    return member(object, name) != nullptr;
}

const std::string* string_in(const json* value) {
    return value != nullptr && value->is_string() ? value->get_ptr<const std::string*>() : nullptr;
}

void append(std::string& to, std::string_view text) {
    to += to.empty() || text.empty() ? "" : "\n\n";
    to += text;
}

std::string reasoning_beside(const json& object) {
    for (const std::string_view name : reasoning_names) {
        if (const std::string* text = string_in(member(object, name))) {
            return *text;
        }
    }
    return "";
}

/// One part of a content that comes in parts, or of an output that comes in items.
void add_part(const json& part, Answer& answer) {
    if (const std::string* plain = string_in(&part)) {
        append(answer.text, *plain);
        return;
    }
    if (!part.is_object()) {
        return;
    }
    const std::string* type = string_in(member(part, "type"));
    const json* thought = member(part, "thought");
    const bool is_reasoning =
        (type != nullptr && (*type == "thinking" || *type == "reasoning")) || (thought != nullptr && *thought == true);
    std::string& target = is_reasoning ? answer.reasoning : answer.text;
    for (const char* name : {"text", "thinking"}) {
        if (const std::string* text = string_in(member(part, name))) {
            append(target, *text);
        }
    }
    for (const char* name : {"content", "summary", "parts"}) {
        const json* inner = member(part, name);
        if (inner != nullptr && inner->is_array()) {
            Answer within;
            for (const json& one : *inner) {
                add_part(one, within);
            }
            append(target, within.text);
            append(answer.reasoning, within.reasoning);
        }
    }
}

bool are_parts(const json& list) {
    return list.is_array() && !list.empty() && list.front().is_object() &&
           (has(list.front(), "type") || has(list.front(), "text"));
}

/// The parts of a text that comes in parts: a list of these, or, as ChatGPT exports it, {"parts": [strings]}.
const json* parts_of(const json* value) {
    if (value != nullptr && value->is_object()) {
        const json* parts = member(*value, "parts");
        return parts != nullptr && parts->is_array() ? parts : nullptr;
    }
    return value != nullptr && are_parts(*value) ? value : nullptr;
}

/// A text, or the parts of one, with the reasoning beside it; nothing where `value` is neither.
std::optional<Answer> content_of(const json* value, const json& beside) {
    Answer answer{"", reasoning_beside(beside)};
    if (const std::string* text = string_in(value)) {
        answer.text = *text;
        return answer;
    }
    if (value != nullptr && value->is_null() && !answer.reasoning.empty()) {
        return answer;  // cut off before there was any
    }
    const json* parts = parts_of(value);
    if (parts == nullptr) {
        return std::nullopt;
    }
    for (const json& part : *parts) {
        add_part(part, answer);
    }
    return answer;
}

/// Whose turn it is, as the exports of OpenAI, ShareGPT, Claude.ai and ChatGPT have it; nullptr where nothing says so.
const std::string* speaker_of(const json& turn) {
    for (const char* name : {"role", "from", "sender"}) {
        if (const std::string* speaker = string_in(member(turn, name))) {
            return speaker;
        }
    }
    const json* author = member(turn, "author");
    return author != nullptr && author->is_object() ? string_in(member(*author, "role")) : nullptr;
}

/// Is it a turn of somebody else than the assistant?
bool is_turn_of_other(const json& object) {
    const std::string* speaker = speaker_of(object);
    if (speaker == nullptr || is_among(*speaker, assistant_names)) {
        return false;
    }
    // To the letter, as programs write turns: below "From" and "Content" in a spreadsheet stand mails.
    return object.contains("content") || object.contains("value") || is_among(*speaker, other_speakers);
}

std::optional<Answer> turn_of(const json& turn) {
    for (const char* name : {"content", "value", "text", "parts"}) {
        if (auto content = content_of(member(turn, name), turn)) {
            return content;
        }
    }
    return std::nullopt;
}

/// What the assistant says in a conversation, as one text; nothing where it has no turn.
std::optional<Answer> assistant_in(const json& turns) {
    std::optional<Answer> said;
    for (const json& turn : turns) {
        const std::string* speaker = turn.is_object() ? speaker_of(turn) : nullptr;
        if (speaker == nullptr || !is_among(*speaker, assistant_names)) {
            continue;
        }
        if (const auto one = turn_of(turn)) {
            said = said.value_or(Answer{});
            append(said->text, one->text);
            append(said->reasoning, one->reasoning);
        }
    }
    return said;
}

/// One of several answers to the same question.
std::optional<Answer> choice_of(const json& choice) {
    if (!choice.is_object()) {
        return std::nullopt;
    }
    for (const char* name : {"message", "content"}) {
        const json* inner = member(choice, name);
        if (inner != nullptr && inner->is_object()) {
            return turn_of(*inner);
        }
    }
    return turn_of(choice);
}

std::optional<Answers> choices_in(const json& object, std::string_view name) {
    const Field list = find_field(object, name);
    if (list.value == nullptr || !list.value->is_array()) {
        return std::nullopt;
    }
    Answers answers{std::string(list.name), {}};
    for (const json& choice : *list.value) {
        if (auto answer = choice_of(choice)) {
            answers.all.push_back(std::move(*answer));
        }
    }
    return answers.all.empty() ? std::nullopt : std::optional(std::move(answers));
}

/// The first of these fields that holds a label; "" where none does.
std::string_view first_field(const json& object, Names names) {
    const auto found =
        std::ranges::find_if(names, [&](std::string_view name) { return !label_at(object, name).empty(); });
    return found == names.end() ? std::string_view() : *found;
}

std::string first_label(const json& object, Names names, std::string_view otherwise) {
    const std::string_view field = first_field(object, names);
    return field.empty() ? std::string(otherwise) : label_at(object, field);
}

}  // namespace

std::optional<Answers> answers_of(const json& object) {
    if (is_turn_of_other(object)) {
        return Answers{};
    }
    for (const std::string_view name : turns_names) {
        const Field turns = find_field(object, name);
        if (turns.value != nullptr && turns.value->is_array()) {
            if (auto said = assistant_in(*turns.value)) {
                return Answers{std::string(turns.name), {std::move(*said)}};
            }
        }
    }
    for (const std::string_view name : choices_names) {
        if (auto answers = choices_in(object, name)) {
            return answers;
        }
    }
    for (const std::string_view name : text_names) {
        const Field field = find_field(object, name);
        if (auto text = content_of(field.value, object)) {
            return Answers{std::string(field.name), {std::move(*text)}};
        }
    }
    if (speaker_of(object) != nullptr) {
        if (auto said = turn_of(object)) {
            return Answers{"value", {std::move(*said)}};
        }
        if (has(object, "content")) {
            return Answers{};  // a turn, of thoughts or of a tool, that holds no text
        }
    }
    return std::nullopt;
}

Labels labels_of(const json& object, const Labels& outer) {
    Labels labels{first_label(object, source_names, outer.source), first_label(object, prompt_names, ""),
                  first_label(object, std::array<std::string_view, 1>{"genre"}, outer.genre)};
    if (labels.prompt.empty() && has(object, "source") && has(object, "id")) {
        labels.prompt = as_name(label_at(object, "source") + "/" + label_at(object, "id"));
    }
    if (labels.prompt.empty()) {
        labels.prompt = outer.prompt;
    }
    return labels;
}

Labels label_fields_of(const json& object) {
    const auto field = [&](Names names) { return path_as_written(object, first_field(object, names)); };
    return {field(source_names), field(prompt_names), ""};
}

std::string asked_in(const json& object) {
    std::string asked;
    for (const std::string_view name : asked_names) {
        if (const std::string* text = string_in(member(object, name))) {
            append(asked, *text);
        }
    }
    for (const std::string_view name : turns_names) {
        const json* turns = member(object, name);
        for (auto turn = turns != nullptr ? turns->begin() : object.end();
             turns != nullptr && turns->is_array() && turn != turns->end(); ++turn) {
            const std::string* speaker = turn->is_object() ? speaker_of(*turn) : nullptr;
            const auto said =
                speaker != nullptr && !is_among(*speaker, assistant_names) ? turn_of(*turn) : std::nullopt;
            append(asked, said ? said->text : "");
        }
    }
    return cut_to_bytes(asked, limits::asked_bytes);
}

std::string label_at(const json& object, std::string_view path) {
    const json* value = at_path(object, path);
    if (value == nullptr || !(value->is_string() || value->is_number())) {
        return "";
    }
    return as_name(value->is_string() ? value->get<std::string>() : value->dump());
}

const std::string* text_at(const json& object, std::string_view path) {
    return string_in(at_path(object, path));
}

bool says_nothing(std::string_view name) {
    return name.empty() || is_among(name, common_names) || is_among(name, turns_names) || is_among(name, text_names);
}

bool names_a_text(std::string_view name) {
    return is_among(name, text_names);
}

std::span<const std::string_view> names_of_texts() {
    return text_names;
}

bool holds_answers(std::string_view name, char first) {
    return (first == '"' && names_a_text(name)) ||
           (first == '[' && (is_among(name, turns_names) || is_among(name, choices_names)));
}

bool is_request(const json& object) {
    const auto is_object = [&](const char* name) { return object.contains(name) && object[name].is_object(); };
    const bool names_method = object.contains("method") && object.contains("url") && is_object("body");
    const auto is_beside = [](std::string_view name) { return is_among(name, request_names); };
    const auto all_beside = [&] {
        return std::ranges::all_of(object.items(), [&](const auto& one) { return is_beside(one.key()); });
    };
    return object.contains("custom_id") && names_method
               ? !object.contains("response")
               : (is_object("request") || (is_object("params") && object.contains("custom_id"))) && all_beside();
}

bool names_a_label(std::string_view name) {
    return is_among(name, source_names) || is_among(name, prompt_names) || is_among(name, reasoning_names);
}

}  // namespace kinprint
