// Lists and dictionaries as Python writes them -> JSON.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kinprint {

/// The same value in JSON: strings in either quotes, with Python's escapes, True, False and None, and tuples as arrays.
/// Where NumPy leaves out the comma between dictionaries, as in a cell that pandas wrote, it is put in. Nothing where
/// something else stands in it; what comes back may still be no JSON. O(bytes).
///
/// Source: The Python Language Reference, 2.4.1 "String and Bytes literals".
std::optional<std::string> json_of_python(std::string_view text);

}  // namespace kinprint
