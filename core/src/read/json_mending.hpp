// What programs write that is nearly JSON.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kinprint {

/// Nearly JSON, made JSON.
struct MendedJson {
    std::string text;
    std::string what;  // was mended, in words
};

/// Mends what is known to come: halves of surrogate pairs (they become U+FFFD), control characters in strings (they are
/// escaped), NaN and infinities as numbers (they become null), as JavaScript, logs and Python write them, and commas
/// before a closing bracket, as people do (they are left out). Nothing where there is none of these. O(bytes).
std::optional<MendedJson> mend_json(std::string_view text);

}  // namespace kinprint
