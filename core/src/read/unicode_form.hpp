// Which form of Unicode bytes are in, where that is not UTF-8.
#pragma once

#include <optional>
#include <string_view>

#include "kinprint/read.hpp"

namespace kinprint {

/// Is this UTF-16 or UTF-32, by the first bytes of a file? `head`: `limits::sniff_bytes` of it, or all; of more no more
/// is looked at. Known by its byte order mark; else where its bytes, taken two or four at a time, are letters of one
/// script (beside Latin ones), and as single bytes could be no text: for their zeros and control characters. Of the two
/// byte orders that the one is taken in which both hold. O(head).
std::optional<Encoding> unicode_of(std::string_view head);

}  // namespace kinprint
