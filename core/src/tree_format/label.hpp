// Names, which are untrusted, made fit for one line of text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "kinprint/tree_format.hpp"

namespace kinprint {

/// Valid UTF-8, its end replaced by "…" where it takes more than `columns`. Precondition: columns >= 1.
std::string cut_to(std::string_view utf8, std::size_t columns);

}  // namespace kinprint
