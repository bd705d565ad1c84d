// Where reading goes on behind a record that is broken.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kinprint {

/// What the entries of an array or object look like, by which the next is known again.
struct EntryShape {
    char first = '\0';                  // of its value, a bracket; none where it has none
    std::string head;                   // the name of its first member, in its quotes; empty where there is none
    std::optional<std::size_t> indent;  // blanks before it, where it begins a line
};

/// `value`: of an entry, as far as it is known.
EntryShape shape_of(std::string_view value, std::optional<std::size_t> indent);

/// A place behind a broken entry, and all that is known there.
struct Surroundings {
    std::string_view text;  // that stands around
    bool is_end = false;    // of the stream, where the text ends?
    const std::vector<bool>&
        objects;            // of the containers that are gone through, which are objects? From the outside in
    std::size_t depth = 0;  // so many of these are around the entry
};

/// Bytes before and behind a place that are looked at. Names and indentation are shorter.
inline constexpr std::size_t resumption_window = 4096;

/// Can reading go on at this byte? It can where an entry begins as the broken one did (the same first name, as deep in
/// its line, behind a comma or another entry): of names within a text that is JSON the quotes would be escaped. Where
/// the broken one has no name in it, it can behind what looks like the end of an entry, and a comma. It can where the
/// container ends, too, if what follows is what may follow its end, as far as that of the outermost. So a broken text
/// that itself holds JSON may be taken for records, where its quotes are not escaped and it is not indented otherwise;
/// of others nothing is.
bool resumes_at(const Surroundings& around, std::size_t at, const EntryShape& shape);

/// Does the stream end as the last entry would?
bool ends_as(const Surroundings& around, const EntryShape& shape);

}  // namespace kinprint
