// The brackets of JSON, without parsing it.
#pragma once

#include <cstddef>
#include <string_view>

namespace kinprint {

struct Nesting {
    std::ptrdiff_t deepest = 0;  // brackets that are open at once
    std::ptrdiff_t open = 0;     // brackets that are open at the end
    bool in_string = false;      // at the end

    [[nodiscard]] bool is_balanced() const { return open == 0 && !in_string; }
};

/// Where the quote stands that ends a string; `at`: behind the one that begins it. `npos` where none does. O(bytes).
inline std::size_t end_of_string(std::string_view json, std::size_t at) {
    for (std::size_t quote = json.find('"', at); quote != std::string_view::npos; quote = json.find('"', quote + 1)) {
        std::size_t first = quote;  // of the backslashes before it
        while (first > at && json[first - 1] == '\\') {
            --first;
        }
        if ((quote - first) % 2 == 0) {
            return quote;
        }
    }
    return std::string_view::npos;
}

/// Counts the brackets outside of strings. O(bytes).
inline Nesting nesting_of(std::string_view json) {
    Nesting nesting;
    for (std::size_t at = 0; at < json.size(); ++at) {
        const char c = json[at];
        if (c == '"') {
            at = end_of_string(json, at + 1);
            nesting.in_string = at == std::string_view::npos;
            if (nesting.in_string) {
                break;
            }
        } else if (c == '{' || c == '[') {
            nesting.deepest = nesting.open == nesting.deepest ? nesting.deepest + 1 : nesting.deepest;
            ++nesting.open;
        } else if (c == '}' || c == ']') {
            --nesting.open;
        }
    }
    return nesting;
}

/// Are more brackets than this open at once? Most records have so few that counting them, in strings or not, tells.
/// O(bytes).
inline bool is_deeper_than(std::string_view json, std::size_t depth) {
    std::size_t brackets = 0;
    for (const char bracket : {'{', '['}) {
        std::size_t at = json.find(bracket);
        for (; at != std::string_view::npos && brackets <= depth; at = json.find(bracket, at + 1)) {
            ++brackets;
        }
    }
    return brackets > depth && nesting_of(json).deepest > static_cast<std::ptrdiff_t>(depth);
}

}  // namespace kinprint
