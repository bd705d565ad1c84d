#include "streamed.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <utility>

#include "field_names.hpp"

namespace kinprint {

namespace {

using nlohmann::json;

bool is_chunk(const json& record) {
    const std::string* kind = text_at(record, "object");
    return kind != nullptr && *kind == "chat.completion.chunk";
}

/// Does Ollama say of this piece that it is the last? nullptr where it is none of Ollama's.
const json* done_in(const json& record) {
    const json* done = find_field(record, "done").value;
    if (done == nullptr || !done->is_boolean()) {
        return nullptr;  // nearly all
    }
    const bool says_some = text_at(record, "response") != nullptr || at_path(record, "message.content") != nullptr;
    const bool is_ollamas = text_at(record, "created_at") != nullptr;
    return is_ollamas && says_some && text_at(record, "model") != nullptr ? done : nullptr;
}

/// The first of its choices; null where there is none, as in the last that OpenAI sends.
const json& choice_of(const json& chunk) {
    static const json none;
    const json* choices = find_field(chunk, "choices").value;
    return choices != nullptr && choices->is_array() && !choices->empty() ? choices->front() : none;
}

/// What tells the answer from others that are sent meanwhile.
std::string key_of(const json& piece) {
    const std::string id = is_chunk(piece) ? label_at(piece, "id") + " " + label_at(choice_of(piece), "index") : "";
    return label_at(piece, "model") + " " + id;
}

bool is_last(const json& piece) {
    if (const json* done = done_in(piece)) {
        return done->get<bool>();
    }
    return text_at(choice_of(piece), "finish_reason") != nullptr;
}

void append(std::string& to, const std::string* text) {
    to += text != nullptr ? *text : "";
}

void add(Answer& answer, const json& piece) {
    append(answer.text, text_at(choice_of(piece), "delta.content"));
    append(answer.reasoning, text_at(choice_of(piece), "delta.reasoning_content"));
    for (const char* name : {"response", "message.content"}) {
        append(answer.text, text_at(piece, name));
    }
    for (const char* name : {"thinking", "message.thinking"}) {
        append(answer.reasoning, text_at(piece, name));
    }
}

}  // namespace

bool StreamedAnswers::is_piece(const json& record) const {
    const json* done = done_in(record);
    const auto is_open = [&] { return std::ranges::find(open_, key_of(record), &Open::key) != open_.end(); };
    return is_chunk(record) || (done != nullptr && (!done->get<bool>() || is_open()));
}

std::vector<StreamedAnswers::Whole> StreamedAnswers::take(const json& piece, const Labels& labels,
                                                          const RecordPlace& place) {
    const bool says_nothing = is_chunk(piece) && choice_of(piece).is_null();  // but what it cost
    if (says_nothing) {
        return {};
    }
    std::string key = key_of(piece);
    auto open = std::ranges::find(open_, key, &Open::key);
    if (open == open_.end()) {
        open = open_.insert(open, {std::move(key), {{}, labels, place}});
    }
    add(open->whole.answer, piece);
    if (!is_last(piece)) {
        return {};
    }
    Whole whole = std::move(open->whole);
    open_.erase(open);
    return {std::move(whole)};
}

std::vector<StreamedAnswers::Whole> StreamedAnswers::rest() {
    std::vector<Whole> wholes;
    for (Open& open : std::exchange(open_, {})) {
        wholes.push_back(std::move(open.whole));
    }
    return wholes;
}

}  // namespace kinprint
