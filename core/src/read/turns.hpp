// The turns of a conversation, and what a model said in them.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kinprint {

/// What a model said, in one go.
struct Answer {
    std::string text;
    std::string reasoning;  // that the record keeps apart
    std::string source;     // the model, where the turn itself names it
};

/// What is written in a text as JSON, or as Python writes lists and dictionaries; null where it is neither, or nested
/// too deep. O(bytes).
nlohmann::json value_in_text(std::string_view text);

/// A text, or the parts of one ({"type": "text", "text"}), with the reasoning that stands beside it; nothing where
/// `value` is neither.
std::optional<Answer> content_of(const nlohmann::json* value, const nlohmann::json& beside);

/// Is it a turn, as it says who speaks: by "role", "from", "sender" or "author.role" as the exports of OpenAI,
/// ShareGPT, Claude.ai and ChatGPT have it, or by "isCreatedByUser" or "is_user" as LibreChat and SillyTavern do?
bool is_turn(const nlohmann::json& object);

/// Is it a turn of somebody else than the assistant?
bool is_turn_of_other(const nlohmann::json& object);

/// Is it a turn of a model, or of somebody who asks one, that holds the next ones?
bool holds_turns(const nlohmann::json& turn);

/// What is said in a turn; nothing where it holds no text.
std::optional<Answer> turn_of(const nlohmann::json& turn);

/// The names under which a turn, or a comment, holds those that answer it.
std::span<const std::string_view> names_of_replies();

/// The turns that a value holds: a list; an object of them by their identifiers, as Open WebUI keeps them; or a string
/// that is written so, as JSON or as Python writes a list of dictionaries, which is how they come in the cells of
/// tables: this is read into `parsed`, where what is returned is then. nullptr where it holds none. O(bytes).
const nlohmann::json* turns_in(const nlohmann::json* value, nlohmann::json& parsed);

/// What the assistant says in a conversation: one text for each model that its turns name, in the order of their first
/// turns. Turns may hold the next ones as their "children" or "replies", or come two by two, what is asked and what is
/// said to it, as lists of two strings. Empty where it has no turn.
std::vector<Answer> said_by_assistant(const nlohmann::json& turns);

/// What others say in it, one after the other.
std::string said_by_others(const nlohmann::json& turns);

/// Adds `text` behind an empty line.
void append_paragraph(std::string& to, std::string_view text);

}  // namespace kinprint
