// The shapes that records come in, known by the names in them, which may be spelt in several ways (field_names.hpp).
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "turns.hpp"

namespace kinprint {

/// The answers in one object, and the field that they stand in.
struct Answers {
    std::string field;
    std::vector<Answer> all;
};

/// The answers that an object holds by names that are known (records.hpp); none in it where it is somebody else's turn;
/// nothing where the object is no record.
std::optional<Answers> answers_of(const nlohmann::json& object);

/// The same by the field that people name, or by a path of names: a text, or turns.
std::optional<Answers> answers_at(const nlohmann::json& object, const std::string& field);

/// The text of what an object's answer answers, as far as `limits::asked_bytes`: of its prompt, or of the turns that
/// are not the assistant's. Empty where there is none.
std::string asked_in(const nlohmann::json& object);

/// Can what is kept under this name be anybody's? Then it is the name of no source.
bool says_nothing(std::string_view name);

/// Is this a name that a text has in a record?
bool names_a_text(std::string_view name);

/// All of these names.
std::span<const std::string_view> names_of_texts();

/// Is what a model was asked called so?
bool names_what_is_asked(std::string_view name);

/// Does an object with a member of this name, whose value begins so, hold answers by that?
bool holds_answers(std::string_view name, char first);

}  // namespace kinprint
