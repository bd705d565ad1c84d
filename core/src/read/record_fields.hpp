// The fields of records whose names are not known.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace kinprint {

/// The field with the longest text of the first object that has one; "" where none has.
std::string likeliest_field(const nlohmann::json& value);

/// Adds the names of all fields that hold a string or a number, as paths that begin with `before`, as far as some
/// forty.
void collect_names(const nlohmann::json& value, const std::string& before, std::vector<std::string>& names);

/// "a, b": the first few of those; "" where it is no object.
std::string first_names(const nlohmann::json& value);

}  // namespace kinprint
