#include "labels.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <span>

#include "field_names.hpp"
#include "file_reader.hpp"
#include "text_lists.hpp"

namespace kinprint {

namespace {

using nlohmann::json;
using Names = std::span<const std::string_view>;

/// AI Studio keeps the model among its settings, LibreChat among its options, SillyTavern among what is extra, and
/// promptfoo calls it a provider.
constexpr std::array<std::string_view, 18> model_names = {
    "model",         "model_name",          "model_id",        "model_slug",  "model.id",
    "model.name",    "metadata.model_slug", "metadata.model",  "meta.model",  "default_model_slug",
    "model_version", "runSettings.model",   "options.model",   "provider.id", "extra.model",
    "config.model",  "settings.model",      "parameters.model"};
constexpr std::array<std::string_view, 4> writer_names = {"generator", "author", "author.name", "writer"};
constexpr std::array<std::string_view, 8> prompt_names = {"prompt_id", "prompt_index", "question_id", "task_id",
                                                          "custom_id", "prompt",       "question",    "instruction"};
constexpr std::array<std::string_view, 4> asking_ends = {"_prompt", "_question", "_instruction", "_instructions"};
constexpr std::array<std::string_view, 3> reasoning_names = {"reasoning_content", "reasoning", "thinking"};
constexpr std::array<std::string_view, 5> lists_of_sources = {"models", "llms", "sources", "authors", "writers"};
constexpr std::array<std::string_view, 24> families = {
    "gpt",   "chatgpt", "o1",      "o3",        "o4",        "claude",  "gemini", "gemma",
    "llama", "mistral", "mixtral", "ministral", "magistral", "qwen",    "qwq",    "deepseek",
    "grok",  "kimi",    "glm",     "phi",       "command_r", "minimax", "nova",   "olmo"};
constexpr std::array<std::string_view, 8> answer_ends = {"_answers", "_answer",      "_responses", "_response",
                                                         "_outputs", "_completions", "_output",    "_completion"};
constexpr std::array<std::string_view, 10> said_of_models = {"score", "rating", "rank",   "tokens", "cost",
                                                             "time",  "words",  "length", "votes",  "preference"};

/// The first of these fields that holds a label; "" where none does.
std::string_view first_field(const json& object, Names names) {
    const auto found =
        std::ranges::find_if(names, [&](std::string_view name) { return !label_at(object, name).empty(); });
    return found == names.end() ? std::string_view() : *found;
}

/// Does it hold answers under the names of models, as HC3 does ("chatgpt_answers")? Then these say who wrote.
bool holds_models(const json& object) {
    return std::ranges::any_of(object.items(), [](const auto& one) {
        const auto* const text = one.value().template get_ptr<const std::string*>();
        const bool may_be_answers = one.value().is_structured() || (text != nullptr && looks_like_text(*text));
        return may_be_answers && is_called_as_models_are(one.key());
    });
}

/// Not as in slop-forensics, where it is what the prompt of this "id" comes from, not where a text was found, and not
/// beside answers of models that say themselves whose they are.
bool source_is_writer(const json& object) {
    constexpr std::array<std::string_view, 4> documents = {".pdf", ".txt", ".html", ".docx"};
    const std::string label = label_at(object, "source");
    const bool is_place = label.find("://") != label.npos ||
                          std::ranges::any_of(documents, [&](std::string_view end) { return label.ends_with(end); });
    return !label.empty() && !is_place && find_field(object, "id").value == nullptr && !holds_models(object);
}

std::string_view source_field(const json& object) {
    for (const Names names : {Names(model_names), Names(writer_names)}) {
        if (const std::string_view field = first_field(object, names); !field.empty()) {
            return field;
        }
    }
    return source_is_writer(object) ? "source" : "";
}

std::string label_or(const json& object, std::string_view field, std::string_view otherwise) {
    return field.empty() ? std::string(otherwise) : label_at(object, field);
}

}  // namespace

Labels labels_of(const json& object, const Labels& outer) {
    constexpr std::array<std::string_view, 1> genre_names = {"genre"};
    Labels labels{label_or(object, source_field(object), outer.source),
                  label_or(object, first_field(object, prompt_names), ""),
                  label_or(object, first_field(object, genre_names), outer.genre)};
    const auto has = [&](const char* name) { return find_field(object, name).value != nullptr; };
    if (labels.prompt.empty() && has("source") && has("id")) {
        labels.prompt = as_name(label_at(object, "source") + "/" + label_at(object, "id"));
    }
    if (labels.prompt.empty()) {
        labels.prompt = outer.prompt;
    }
    return labels;
}

Labels label_fields_of(const json& object) {
    return {path_as_written(object, source_field(object)), path_as_written(object, first_field(object, prompt_names)),
            ""};
}

std::string model_of(const json& object) {
    return label_or(object, first_field(object, model_names), "");
}

std::string label_at(const json& object, std::string_view path) {
    const json* value = at_path(object, path);
    if (value == nullptr || !(value->is_string() || value->is_number())) {
        return "";
    }
    return as_name(value->is_string() ? trimmed(value->get_ref<const std::string&>()) : value->dump());
}

std::span<const std::string_view> names_of_reasoning() {
    return reasoning_names;
}

bool names_a_label(std::string_view name) {
    const bool asks =
        std::ranges::any_of(asking_ends, [&](std::string_view end) { return before_end(name, end).has_value(); });
    return asks || is_among(name, model_names) || is_among(name, writer_names) || is_among(name, prompt_names) ||
           is_among(name, reasoning_names);
}

bool names_sources(std::string_view name) {
    return is_among(name, lists_of_sources);
}

std::string_view without_answer(std::string_view name) {
    for (const std::string_view end : answer_ends) {
        if (const auto whose = before_end(name, end)) {
            return *whose;
        }
    }
    return name;
}

bool is_called_as_models_are(std::string_view name) {
    const bool is_of_family =
        std::ranges::any_of(families, [&](std::string_view family) { return begins_with_name(name, family); });
    return is_of_family && std::ranges::none_of(said_of_models, [&](std::string_view said) {
               return before_end(name, said).has_value();
           });
}

}  // namespace kinprint
