// The fields of records whose names are not known.
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace kinprint {

/// A field that holds a text of so many bytes.
struct LikelyField {
    std::string name;
    std::size_t bytes = 0;
};

/// The field with the longest text in it, of a name that may be that of an answer; "" where there is none. O(bytes).
LikelyField likeliest_field(const nlohmann::json& value);

/// The other fields that hold texts in the first object that has that field.
std::vector<std::string> other_texts(const nlohmann::json& value, const std::string& field);

/// Adds the names of all fields that hold a string or a number, as paths that begin with `before`, as far as some
/// forty.
void collect_names(const nlohmann::json& value, const std::string& before, std::vector<std::string>& names);

/// What a record without a text was expected to hold, and what it holds. `asked`: the field that people named, if any.
std::string what_is_missing(const nlohmann::json& value, const std::string& asked);

}  // namespace kinprint
