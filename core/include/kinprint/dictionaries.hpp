// The dictionaries by which ICU finds words in scripts that are written without spaces.
#pragma once

#include <string_view>

namespace kinprint {

/// Hands ICU a data package with its dictionaries of Chinese, Japanese, Thai, Lao, Khmer and Burmese (script/lib/
/// dictionaries.sh), once a process; a copy of it is kept for good. False where `package` is no such thing. Not to be
/// called while another thread cuts text.
bool load_dictionaries(std::string_view package);

/// Have they been loaded?
bool have_dictionaries();

/// Does a text that begins so, or a file, have words that only dictionaries find: is more than one letter in twenty of
/// such a script? Letters that JSON writes as \uXXXX count too. Looks at the first `limits::sniff_bytes` alone, which
/// need not be valid UTF-8, so that a text has one answer wherever it stands. O(1).
bool needs_dictionaries(std::string_view head);

}  // namespace kinprint
