// Texts of records that are HTML.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kinprint {

/// The visible text of one that is HTML from end to end: it begins with a tag of a block ("<p>"), and ends with one.
/// Nothing where it is not; reasoning's marks are no tags of blocks, but for <details>, and that stays. O(bytes).
std::optional<std::string> text_of_fragment(std::string_view utf8);

}  // namespace kinprint
