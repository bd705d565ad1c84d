// The members of an object, whole or not, without parsing it.
#pragma once

#include <functional>
#include <string_view>

namespace kinprint {

/// A member, as far as it is there.
struct OutlinedMember {
    std::string_view name;  // as it is written, without its quotes
    char first = '\0';      // character of its value
};

/// What stands at the beginning of an object.
struct Outline {
    bool is_in_member = false;  // does it end within an array or object that is a member of it?
};

/// Goes through the members of an object that ends anywhere, but is well-formed as far. O(bytes).
Outline outline(std::string_view begun, const std::function<void(const OutlinedMember&)>& take);

/// The value of that member of a whole, well-formed object, as it is written there; of several so called the last.
/// Empty where there is none. O(bytes).
std::string_view value_as_written(std::string_view object, std::string_view name);

}  // namespace kinprint
