// What the ending of a file's name says of it.
#pragma once

#include <string_view>

#include "kinprint/read.hpp"

namespace kinprint {

/// A file's name without what says how it is written, and what that says.
struct NameParts {
    std::string_view stem;
    Format format = Format::plain;
};

/// What stands before ".gz" counts. Endings that nothing is known of belong to the name.
NameParts name_parts(std::string_view name);

/// What to do with a file whose ending says that it holds no text; empty of any other.
std::string_view advice_by_ending(std::string_view name);

/// A document or a table with its layout, as office programs save them: what to do with one.
inline constexpr std::string_view document_advice =
    "This is a document with its layout, and Kinprint reads text. Open it, save it as plain text (.txt), and add that.";
inline constexpr std::string_view sheet_advice =
    "This is a table with its layout. Open it, save it as .csv, and add that.";

bool is_called_zip(std::string_view name);

}  // namespace kinprint
