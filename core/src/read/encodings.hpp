// The encodings that are read, and what each is called.
#pragma once

#include <optional>
#include <string_view>

#include "kinprint/read.hpp"

namespace kinprint {

/// The name of ICU's table; nullptr for those of Unicode, which need none.
const char* icu_table_of(Encoding encoding);

/// The older encoding that pages call by this name, in small letters; nothing where that is not read, or is Unicode's.
/// Source of the names: the Encoding Standard, "names and labels".
std::optional<Encoding> encoding_of_label(std::string_view label);

/// What ICU's detector takes these bytes for, of the encodings that are read; Windows-1252 where it has no idea. It is
/// shown those that are not ASCII, and what is near these. They are not UTF-8. O(bytes).
Encoding legacy_encoding_of(std::string_view bytes);

}  // namespace kinprint
