// The encoding that a page says it is written in.
#pragma once

#include <optional>
#include <string_view>

#include "kinprint/read.hpp"

namespace kinprint {

/// What a `<meta charset>`, a `<meta http-equiv="Content-Type">` or an XML declaration among the first 1,024 bytes of a
/// page says, where that is an older encoding that is read. Nothing where the bytes do not begin with markup: text may
/// speak of such things. After the HTML Standard's prescan, "determining the character encoding". O(1).
std::optional<Encoding> declared_encoding(std::string_view head);

}  // namespace kinprint
