// The shapes that records come in, known by the names in them, which may be spelt in several ways (field_names.hpp).
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
};

/// The answers in one object, and the field that they stand in.
struct Answers {
    std::string field;
    std::vector<Answer> all;
};

/// What is known of a record's texts; empty where it is not.
struct Labels {
    std::string source;
    std::string prompt;
    std::string genre;
};

/// The answers that an object holds by names that are known (records.hpp); none in it where it is somebody else's turn;
/// nothing where the object is no record.
std::optional<Answers> answers_of(const nlohmann::json& object);

/// Is it what a batch interface was asked, rather than what it answered? OpenAI's has "custom_id", "method", "url" and
/// "body", Anthropic's "custom_id" and "params", Gemini's "request" alone, or with "key".
bool is_request(const nlohmann::json& object);

/// The labels of an object, or else those of what it stands in.
Labels labels_of(const nlohmann::json& object, const Labels& outer);

/// The fields of an object that the labels of it came from, as their names stand there; "" where they came from
/// elsewhere.
Labels label_fields_of(const nlohmann::json& object);

/// The text of what an object's answer answers, as far as `limits::asked_bytes`: of its prompt, or of the turns that
/// are not the assistant's. Empty where there is none.
std::string asked_in(const nlohmann::json& object);

/// The string or number at a field, by its name or by a path of names ("a.b"); empty where there is none.
std::string label_at(const nlohmann::json& object, std::string_view path);

/// The string at a field; nullptr where there is none.
const std::string* text_at(const nlohmann::json& object, std::string_view path);

/// Can what is kept under this name be anybody's? Then it is the name of no source.
bool says_nothing(std::string_view name);

/// Is this a name that a text has in a record?
bool names_a_text(std::string_view name);

/// All of these names.
std::span<const std::string_view> names_of_texts();

/// Does an object with a member of this name, whose value begins so, hold answers by that?
bool holds_answers(std::string_view name, char first);

/// Is this the name of what was asked, rather than of what was answered?
bool names_a_label(std::string_view name);

}  // namespace kinprint
