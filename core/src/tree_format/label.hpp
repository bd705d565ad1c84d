// Names, which are untrusted, made fit for one line of text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "kinprint/tree_format.hpp"

namespace kinprint {

/// Columns that valid UTF-8 takes in a terminal: wide East Asian characters and emoji take two, combining marks none.
/// Source: Unicode Standard Annex #11, "East Asian Width".
std::size_t columns_of(std::string_view utf8);

/// Valid UTF-8, its end replaced by "…" where it takes more than `columns`. Precondition: columns >= 1.
std::string cut_to(std::string_view utf8, std::size_t columns);

}  // namespace kinprint
