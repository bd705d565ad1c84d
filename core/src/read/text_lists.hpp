// Texts that stand side by side, without a record around each.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace kinprint {

/// Is it more than a name or a number: some words, or, in a script without spaces, some twenty characters?
bool looks_like_text(const std::string& value);

/// Does a name tell things apart, and mean nothing to people: a number, a UUID, a hash, or "sample_3" and the like?
bool is_identifier(std::string_view name);

/// Is it a list of texts: strings in an array, or in an object whose every name is an identifier, of which one at least
/// looks like a text? An object of strings under other names is a record, and these are its fields.
bool is_list_of_texts(const nlohmann::json& value);

/// The records of a table that is written column by column ({"model": ["a", "b"], "output": ["one", "two"]}, or with
/// numbers for names, as pandas has it), where the column of that name is a list of texts; none where it is not. What
/// is no column holds for every record.
std::vector<nlohmann::json> rows_of_columns(const nlohmann::json& object, std::string_view column);

}  // namespace kinprint
