// Whose a record's texts are, and what they answer, by the names of its fields, which may be spelt in several ways
// (field_names.hpp).
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <string_view>

namespace kinprint {

/// What is known of a record's texts; empty where it is not.
struct Labels {
    std::string source;
    std::string prompt;
    std::string genre;
};

/// The labels of an object, or else those of what it stands in.
Labels labels_of(const nlohmann::json& object, const Labels& outer);

/// The fields of an object that the labels of it came from, as their names stand there; "" where they came from
/// elsewhere.
Labels label_fields_of(const nlohmann::json& object);

/// The model that an object names as its own; empty where it names none.
std::string model_of(const nlohmann::json& object);

/// The string or number at a field, by its name or by a path of names ("a.b"); empty where there is none.
std::string label_at(const nlohmann::json& object, std::string_view path);

/// What the reasoning is called that stands beside a text.
std::span<const std::string_view> names_of_reasoning();

/// Is this the name of what was asked, of whose it is or of what was thought, rather than of what was answered?
bool names_a_label(std::string_view name);

/// Is this the name of a list of sources, each of which says its "name"?
bool names_sources(std::string_view name);

/// Is a field called as models are ("gpt-4o", "Claude 3 Opus"), rather than as what is said of one ("gpt_score")? By
/// the families that it begins with.
bool is_called_as_models_are(std::string_view name);

/// The name of whose answers a field holds, without what says that these are answers ("gpt-4o" of "gpt-4o_response").
std::string_view without_answer(std::string_view name);

}  // namespace kinprint
