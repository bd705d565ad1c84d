// The names of fields, however people and programs spell them.
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace kinprint {

/// Are these one name? The case of ASCII does not matter, nor do blanks, hyphens and underscores: "Model Name",
/// "model-name", "model_name" and "modelName" are one. O(bytes); allocates nothing.
bool is_same_name(std::string_view one, std::string_view other);

/// A name without blanks and tabs at its ends.
std::string_view trimmed(std::string_view name);

/// Is it one of these names? O(names).
bool is_among(std::string_view name, std::span<const std::string_view> names);

/// Does a name begin with this one, which ends there ("GPT-4o" begins with "gpt", "philosophy" not with "phi")?
bool begins_with_name(std::string_view name, std::string_view beginning);

/// What stands before the end of a name, where it ends so ("Model" in "Model A", which ends as "model_a" does).
std::optional<std::string_view> before_end(std::string_view name, std::string_view end);

/// A member of an object; no `value` where there is none.
struct Field {
    std::string_view name;  // as it stands there
    const nlohmann::json* value = nullptr;
};

/// The member that is called so to the letter, or else the first, by its bytes, whose name is the same; none where
/// `object` is no object. O(log members) in the first case, O(members) in the second.
Field find_field(const nlohmann::json& object, std::string_view name);

/// The same by a path of names ("a.b"); a name may have a point in it.
const nlohmann::json* at_path(const nlohmann::json& object, std::string_view path);

/// The string that a value is; nullptr where there is none, or it is no string.
const std::string* text_of(const nlohmann::json* value);

/// The string at a field, by its name or by a path of names; nullptr where there is none.
const std::string* text_at(const nlohmann::json& object, std::string_view path);

/// The path to what `at_path` finds, as its names stand there; "" where there is none.
std::string path_as_written(const nlohmann::json& object, std::string_view path);

/// Of a column that has none: "column 1" is the first.
std::string name_of_column(std::size_t at);

}  // namespace kinprint
