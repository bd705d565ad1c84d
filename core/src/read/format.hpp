// What a file holds.
#pragma once

#include <optional>
#include <string_view>

#include "kinprint/read.hpp"

namespace kinprint {

/// The format of a file that begins so: what stands there goes before what its ending says, also
/// where it is none of what it is called, and so a text. `head`: at least
/// `limits::sniff_bytes` of its text, or all of it (`is_all`). Nothing where it takes more to tell: an object whose
/// line does not end yet. O(head).
std::optional<Format> format_of_head(std::string_view head, bool is_all, Format by_ending);

/// Without what may stand before the first tag of a page: comments, and what XML says of itself.
std::string_view without_preface(std::string_view head);

/// Does it begin as a page of HTML does, behind comments and what XML says of itself?
bool looks_like_html(std::string_view head);

}  // namespace kinprint
