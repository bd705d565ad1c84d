#include "text_lists.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "field_names.hpp"
#include "kinprint/dictionaries.hpp"

namespace kinprint {

namespace {

using nlohmann::json;

constexpr std::string_view decimal = "0123456789";
constexpr std::string_view hexadecimal = "0123456789abcdefABCDEF";
constexpr std::array<std::string_view, 7> numbered = {"id", "item", "prompt", "q", "sample", "task", "text"};

bool is_all(std::string_view name, std::string_view characters) {
    return !name.empty() && name.find_first_not_of(characters) == std::string_view::npos;
}

/// As in "0191e2b5-9c1f-7c7e-8d0a-3f8f5c2b9a11".
bool is_uuid(std::string_view name) {
    constexpr std::string_view pattern = "hhhhhhhh-hhhh-hhhh-hhhh-hhhhhhhhhhhh";
    return std::ranges::equal(name, pattern, [](char c, char wanted) {
        return wanted == '-' ? c == '-' : hexadecimal.find(c) != std::string_view::npos;
    });
}

/// As in "9f86d081884c7d65": of so many digits some are no letters.
bool is_hash(std::string_view name) {
    constexpr std::size_t least = 16;
    return name.size() >= least && is_all(name, hexadecimal) && name.find_first_of(decimal) != std::string_view::npos;
}

/// As in "sample_3".
bool is_numbered(std::string_view name) {
    const std::size_t last = name.find_last_not_of(decimal);
    if (last == std::string_view::npos || last + 1 == name.size()) {
        return last == std::string_view::npos && !name.empty();
    }
    name = name.substr(0, last + 1);
    name = name.substr(0, name.find_last_not_of("_- #") + 1);
    return name.empty() || std::ranges::find(numbered, name) != numbered.end();
}

/// What stands in that row of a column, if it is one; nullptr where it is none.
const json* cell(const json& column, const json& names, std::size_t at) {
    if (column.is_array() && column.size() == names.size()) {
        return &column[at];
    }
    const auto found = column.is_object() ? column.find(names[at].get<std::string>()) : column.end();
    return found == column.end() ? nullptr : &*found;
}

}  // namespace

bool looks_like_text(const std::string& value) {
    constexpr std::ptrdiff_t least_blanks = 4;
    constexpr std::size_t least_bytes = 60;
    return std::ranges::count(value, ' ') >= least_blanks || (value.size() >= least_bytes && needs_dictionaries(value));
}

bool is_identifier(std::string_view name) {
    return is_numbered(name) || is_uuid(name) || is_hash(name);
}

bool is_list_of_texts(const json& value) {
    bool is_text = false;
    for (const auto& [name, one] : value.items()) {
        const auto* const string = one.get_ptr<const std::string*>();
        if (string == nullptr || (value.is_object() && !is_identifier(name))) {
            return false;
        }
        is_text = is_text || looks_like_text(*string);
    }
    return is_text;
}

std::vector<json> rows_of_columns(const json& object, std::string_view column) {
    std::vector<json> rows;
    const json* texts = find_field(object, column).value;
    if (texts == nullptr || !texts->is_structured() || !is_list_of_texts(*texts)) {
        return rows;
    }
    json names = json::array();
    for (const auto& one : texts->items()) {
        names.push_back(one.key());
    }
    for (std::size_t at = 0; at < names.size(); ++at) {
        json& row = rows.emplace_back(json::object());
        for (const auto& [name, value] : object.items()) {
            if (const json* own = value.is_structured() ? cell(value, names, at) : &value) {
                row[name] = *own;
            }
        }
    }
    return rows;
}

}  // namespace kinprint
