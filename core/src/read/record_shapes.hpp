// Shapes that hold several records in one, as the records that they are.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kinprint {

/// The names of columns, where a list of values is the heading of a table: different short strings, of which one is a
/// name that texts have; where one is empty or null, its column is numbered. Nothing where it is none.
std::optional<std::vector<std::string>> heading_of(const nlohmann::json& list);

/// A row of a table as a record; null where it has not as many cells.
nlohmann::json record_of_row(const std::vector<std::string>& names, const nlohmann::json& row);

/// The records of a table with a heading of its own ({"columns": ["model", "output"], "data": [["a", "one"]]}, as
/// pandas writes it with orient="split"); none where it is none. O(cells).
std::vector<nlohmann::json> rows_of_split(const nlohmann::json& object);

/// The records of a comparison: one of each of two models ("model_a" beside "response_a" or "conversation_a", and
/// likewise b), or one of what was chosen and one of what was not ("chosen" and "rejected"), which are the names of
/// their sources unless "chosen_model" and "rejected_model" stand beside; or one of what a person wrote and one of what
/// a machine did ("human_text" beside "machine_text"). What belongs to neither holds for both. None
/// where it is no comparison. O(bytes).
std::vector<nlohmann::json> sides_of(const nlohmann::json& object);

/// The records that one of a thread holds as its "children", "replies" or "comments", however deep in these: those that
/// have their text in the field that it has its own in, and say whose they are where it does. None in a turn of a chat,
/// whose text is that of them all.
std::vector<const nlohmann::json*> replies_to(const nlohmann::json& record, std::string_view field);

/// The columns of a table that has one for each model: two or more strings under names that models have
/// (`is_called_as_models_are`), or beside such a one under that of people, in the first object that holds a text in one
/// of them; none where there is no such. O(bytes).
std::vector<std::string> columns_of_models(const nlohmann::json& value);

/// The records of a row of it: one for each of these columns, with all that is in none of them. None where it has none.
std::vector<nlohmann::json> rows_of_models(const nlohmann::json& row, const std::vector<std::string>& columns);

}  // namespace kinprint
