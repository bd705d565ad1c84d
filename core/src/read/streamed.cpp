#include "streamed.hpp"

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

/// Where Ollama says whether it is the last; nullptr where nothing says so.
const json* done_in(const json& record) {
    const json* done = find_field(record, "done").value;
    return done != nullptr && done->is_boolean() && !label_at(record, "model").empty() ? done : nullptr;
}

/// The first of its choices; null where there is none, as in the last that OpenAI sends.
json choice_of(const json& chunk) {
    const json* choices = find_field(chunk, "choices").value;
    return choices != nullptr && choices->is_array() && !choices->empty() ? choices->front() : json();
}

bool is_last(const json& piece) {
    if (const json* done = done_in(piece)) {
        return done->get<bool>();
    }
    const json choice = choice_of(piece);
    return choice.is_null() || text_at(choice, "finish_reason") != nullptr;
}

void append(std::string& to, const std::string* text) {
    to += text != nullptr ? *text : "";
}

}  // namespace

bool StreamedAnswer::is_piece(const json& record) const {
    const json* done = record.is_object() ? done_in(record) : nullptr;
    return record.is_object() && (is_chunk(record) || (done != nullptr && (open_ || !done->get<bool>())));
}

void StreamedAnswer::take(const json& piece, const Labels& labels, const RecordPlace& place) {
    if (!open_) {
        open_ = Whole{{}, labels, place};
    }
    has_last_ = is_last(piece);
    const json choice = choice_of(piece);
    for (const char* name : {"response", "message.content"}) {
        append(open_->answer.text, text_at(piece, name));
    }
    append(open_->answer.text, text_at(choice, "delta.content"));
    for (const char* name : {"thinking", "message.thinking"}) {
        append(open_->answer.reasoning, text_at(piece, name));
    }
    append(open_->answer.reasoning, text_at(choice, "delta.reasoning_content"));
}

std::optional<StreamedAnswer::Whole> StreamedAnswer::whole(bool is_over) {
    if (!open_ || !(is_over || has_last_)) {
        return std::nullopt;
    }
    has_last_ = false;
    std::optional<Whole> whole = std::exchange(open_, std::nullopt);
    // Behind the last piece OpenAI may send what it cost.
    return whole->answer.text.empty() && whole->answer.reasoning.empty() ? std::nullopt : std::move(whole);
}

}  // namespace kinprint
