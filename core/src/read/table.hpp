// How a table is written: told by its first rows.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kinprint {

struct Dialect {
    char delimiter = ',';
    bool is_padded = false;    // do blanks stand around the delimiters that belong to no cell?
    bool has_escapes = false;  // does a backslash stand before a quote within quotes?
    bool has_heading = false;
    std::vector<std::string> names;  // of the columns: as the heading has it ("notes", "notes 2"), else "column 1"
    std::size_t begin = 0;           // of the first row, in bytes: behind the line that names the delimiter, if any
};

/// The delimiter that a first line "sep=;" names, as Excel reads it; or else of comma, semicolon, tab and vertical bar
/// the one that cuts most of the first rows into equally many cells, and into the most; where none of these does,
/// another mark or control character that does so below a heading. The first row is a heading where its cells are
/// short, different, and no numbers, but for those that are empty; a name may come twice where others are known to name
/// a text and a label, and cells may be whole sentences where one is a question, or where numbers stand below one.
/// Quotes within quotes are doubled (RFC 4180), or have a backslash before them where the rows work out with that
/// alone. `head`: the beginning of the text, of `limits::sniff_bytes` or more; `is_all`: is there no more of it?
/// Nothing where the first two rows are not all there. O(head).
std::optional<Dialect> dialect_of(std::string_view head, bool is_all);

/// Is this surely a table, whatever it is called: does it have a heading that names a text and something else, and do
/// its rows bear that out?
bool looks_like_table(std::string_view head, bool is_all);

/// May what is called a table be one? Prose is none: its commas have blanks behind them, and each line has as many as
/// it likes.
bool may_be_table(std::string_view head, bool is_all);

}  // namespace kinprint
