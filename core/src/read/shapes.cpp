#include "shapes.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <span>

#include "field_names.hpp"
#include "file_reader.hpp"
#include "labels.hpp"

namespace kinprint {

namespace {

using nlohmann::json;
using Names = std::span<const std::string_view>;

/// What only a model's text is called goes before what others may be called, too.
constexpr std::array<std::string_view, 22> text_names = {"output",
                                                         "response",
                                                         "completion",
                                                         "generated_text",
                                                         "response_text",
                                                         "model_output",
                                                         "generation",
                                                         "prediction",
                                                         "pred",
                                                         "model_answer",
                                                         "model_response",
                                                         "llm_output",
                                                         "llm_answer",
                                                         "llm_response",
                                                         "generated_answer",
                                                         "predicted_answer",
                                                         "assistant_response",
                                                         "answer",
                                                         "text",
                                                         "content",
                                                         "story",
                                                         "essay"};
/// So many of them are a model's text and nothing else.
constexpr std::size_t of_models_alone = 17;
/// AI Studio keeps them in chunks; Open WebUI all of them in a history, and beside it those of one branch.
constexpr std::array<std::string_view, 11> turns_names = {
    "dialogue",     "dialog",        "utterances", "history.messages",    "messages", "conversations", "turns",
    "conversation", "chat_messages", "contents",   "chunkedPrompt.chunks"};
/// What else may be called so stands beside a text: text-generation-webui keeps turns as they were sent in the one, and
/// Axolotl in the other.
constexpr std::array<std::string_view, 2> rare_turns_names = {"internal", "segments"};
constexpr std::array<std::string_view, 5> asked_names = {"prompt", "question", "instruction", "input", "query"};
constexpr std::array<std::string_view, 2> choices_names = {"choices", "candidates"};
constexpr std::array<std::string_view, 50> common_names = {
    "answers",       "articles", "attributes",   "body",           "by_model",  "cells",     "chapters",   "choices",
    "chunkedPrompt", "chunks",   "comments",     "completions",    "data",      "documents", "entries",    "essays",
    "examples",      "features", "fields",       "generations",    "history",   "instances", "items",      "mapping",
    "message",       "models",   "outputs",      "paragraphs",     "per_model", "posts",     "properties", "qas",
    "records",       "replies",  "request",      "request_states", "response",  "responses", "result",     "results",
    "row",           "rows",     "safeHtmlItem", "samples",        "sections",  "stories",   "test",       "texts",
    "train",         "versions"};

/// What the assistant says in the turns at a field; empty where there are none.
std::vector<Answer> said_at(const json& object, std::string_view path) {
    json parsed;
    const json* turns = turns_in(at_path(object, path), parsed);
    return turns != nullptr ? said_by_assistant(*turns) : std::vector<Answer>();
}

std::optional<Answers> turns_at(const json& object, Names names) {
    for (const std::string_view name : names) {
        if (auto said = said_at(object, name); !said.empty()) {
            return Answers{path_as_written(object, name), std::move(said)};
        }
    }
    return std::nullopt;
}

/// One of several answers to the same question.
std::optional<Answer> choice_of(const json& choice) {
    if (!choice.is_object()) {
        return std::nullopt;
    }
    for (const char* name : {"message", "content"}) {
        const json* inner = find_field(choice, name).value;
        if (inner != nullptr && inner->is_object()) {
            return turn_of(*inner);
        }
    }
    return turn_of(choice);
}

/// What DeepSeek exports of a message: fragments of what was asked, thought and answered.
std::optional<Answers> fragments_in(const json& object) {
    const Field field = find_field(object, "fragments");
    const auto is_fragment = [](const json& one) {
        return text_at(one, "content") != nullptr && !label_at(one, "type").empty();
    };
    if (field.value == nullptr || !field.value->is_array() || !std::ranges::any_of(*field.value, is_fragment)) {
        return std::nullopt;
    }
    Answer answer;
    for (const json& fragment : *field.value) {
        const std::string type = label_at(fragment, "type");
        const std::string* text = text_at(fragment, "content");
        if (text != nullptr && type != "REQUEST") {
            append_paragraph(type == "THINK" ? answer.reasoning : answer.text, *text);
        }
    }
    const bool has_some = !answer.text.empty() || !answer.reasoning.empty();
    return Answers{std::string(field.name), has_some ? std::vector<Answer>{std::move(answer)} : std::vector<Answer>()};
}

/// The answers of lm-evaluation-harness: strings in a list of lists. Where likelihoods were asked for, one level more
/// is there, of numbers that may be written as strings. Nothing where there is no such field.
std::optional<Answers> responses_in(const json& object) {
    const Field field = find_field(object, "resps");
    if (field.value == nullptr || !field.value->is_array()) {
        return std::nullopt;
    }
    Answers answers{std::string(field.name), {}};
    for (const json& of_request : *field.value) {
        for (const json& one : of_request.is_array() ? of_request : json::array()) {
            if (const std::string* text = text_of(&one)) {
                answers.all.push_back({*text, "", ""});
            }
        }
    }
    return answers;
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

/// May one of its members hold a list, be it as text? Most records have none, and then no name of such is looked for.
bool may_hold_list(const json& object) {
    return std::ranges::any_of(object, [](const json& value) {
        const std::string* text = text_of(&value);
        const std::size_t first = text != nullptr ? text->find_first_not_of(" \t\r\n") : std::string::npos;
        return value.is_structured() || (first != std::string::npos && (*text)[first] == '[');
    });
}

/// The answers in its turns, its choices, or its lists of special shapes.
std::optional<Answers> listed_in(const json& object) {
    if (auto answers = turns_at(object, turns_names)) {
        return answers;
    }
    for (const std::string_view name : choices_names) {
        if (auto answers = choices_in(object, name)) {
            return answers;
        }
    }
    for (const auto& special : {responses_in, fragments_in}) {
        if (auto answers = special(object)) {
            return answers;
        }
    }
    return std::nullopt;
}

/// Is it a whole answer as programs hand it on: with choices, turns, as a turn of its own, or a text alone?
bool is_answer(const json& object) {
    const auto holds_list = [&](std::string_view name) {
        const json* list = find_field(object, name).value;
        return list != nullptr && list->is_array();
    };
    return std::ranges::any_of(choices_names, holds_list) || std::ranges::any_of(turns_names, holds_list) ||
           holds_list("output") || is_turn(object) || (object.size() == 1 && names_a_text(object.begin().key()));
}

/// Such an answer that a field keeps as text, as cells of tables do; nothing where it is none.
std::optional<Answers> packed_in(const json& value) {
    const std::string* text = text_of(&value);
    if (text == nullptr || !text->starts_with('{') || !text->ends_with('}')) {
        return std::nullopt;
    }
    const json inner = value_in_text(*text);
    return inner.is_object() && is_answer(inner) ? answers_of(inner) : std::nullopt;
}

/// The text under the first of the names that texts have.
std::optional<Answers> text_by_name(const json& object) {
    bool lacks_own = false;
    for (std::size_t at = 0; at < text_names.size(); ++at) {
        const bool is_models = at < of_models_alone;
        const Field field = find_field(object, text_names[at]);
        if (auto packed = field.value != nullptr ? packed_in(*field.value) : std::nullopt) {
            packed->field = field.name;
            return packed;
        }
        if (auto text = content_of(field.value, object)) {
            // Where the model's own is null, what else is there was not said by it.
            return is_models || !lacks_own ? Answers{std::string(field.name), {std::move(*text)}} : Answers{};
        }
        lacks_own = lacks_own || (is_models && field.value != nullptr && field.value->is_null());
    }
    return std::nullopt;
}

}  // namespace

std::optional<Answers> answers_of(const json& object) {
    const bool may_list = may_hold_list(object);
    if (may_list && holds_turns(object)) {
        return Answers{"text", said_by_assistant(json::array({object}))};
    }
    if (is_turn_of_other(object)) {
        return Answers{};
    }
    if (auto answers = may_list ? listed_in(object) : std::nullopt) {
        return answers;
    }
    if (auto answers = text_by_name(object)) {
        return answers;
    }
    if (auto answers = may_list ? turns_at(object, rare_turns_names) : std::nullopt) {
        return answers;
    }
    if (is_turn(object)) {
        if (auto said = turn_of(object)) {
            return Answers{"value", {std::move(*said)}};
        }
        if (find_field(object, "content").value != nullptr) {
            return Answers{};  // a turn, of thoughts or of a tool, that holds no text
        }
    }
    return std::nullopt;
}

std::optional<Answers> answers_at(const json& object, const std::string& field) {
    if (auto said = said_at(object, field); !said.empty()) {
        return Answers{field, std::move(said)};
    }
    const json* value = at_path(object, field);
    if (auto packed = value != nullptr ? packed_in(*value) : std::nullopt) {
        return Answers{field, std::move(packed->all)};
    }
    auto text = value != nullptr && value->is_string() ? content_of(value, json()) : std::nullopt;
    return text ? std::optional(Answers{field, {std::move(*text)}}) : std::nullopt;
}

std::string asked_in(const json& object) {
    std::string asked;
    for (const std::string_view name : asked_names) {
        if (const std::string* text = text_at(object, name)) {
            append_paragraph(asked, *text);
        }
    }
    for (const std::string_view name : turns_names) {
        json parsed;
        const json* turns = turns_in(at_path(object, name), parsed);
        append_paragraph(asked, turns != nullptr ? said_by_others(*turns) : "");
    }
    return cut_to_bytes(asked, limits::asked_bytes);
}

bool says_nothing(std::string_view name) {
    return name.empty() || is_among(name, common_names) || is_among(name, turns_names) ||
           is_among(name, rare_turns_names) || is_among(name, text_names);
}

bool names_a_text(std::string_view name) {
    return is_among(name, text_names);
}

bool names_what_is_asked(std::string_view name) {
    return is_among(name, asked_names);
}

std::span<const std::string_view> names_of_texts() {
    return text_names;
}

bool holds_answers(std::string_view name, char first) {
    return (first == '"' && names_a_text(name)) ||
           (first == '[' && (is_among(name, turns_names) || is_among(name, choices_names)));
}

}  // namespace kinprint
