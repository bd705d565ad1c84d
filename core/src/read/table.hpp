// How a table is written: told by its first rows.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kinprint {

struct Dialect {
    char delimiter = ',';
    bool has_heading = false;
    std::vector<std::string> names;  // of the columns: the heading, or "column 1" and so on
};

/// Of comma, semicolon, tab and vertical bar the delimiter that cuts most of the first rows into equally many cells,
/// and into the most; the first row is a heading where its cells are short, different, and no numbers. `head`: the
/// first `limits::sniff_bytes` of the text; `is_all`: is there no more of it? O(head).
Dialect dialect_of(std::string_view head, bool is_all);

/// Is this surely a table: does it have a heading that names a text and something else?
bool looks_like_table(std::string_view head, bool is_all);

}  // namespace kinprint
