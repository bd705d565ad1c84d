// A stream of text -> the rows of a table.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kinprint {

struct Row {
    std::vector<std::string> cells;
    std::uint64_t line = 0;    // where it begins, from 1
    std::uint64_t begin = 0;   // its byte
    std::uint64_t quoted = 0;  // which of the first 64 cells began with a quote: a bit each
    std::string broken = {};   // its text, where something stands between a cell's closing quote and its end
};

/// Parses comma-separated values after RFC 4180, with any delimiter, in slices of any size. Lenient where files are:
/// rows end at CR, LF or both; a quote within a cell that began without one is a character like any other; what follows
/// a closing quote belongs to the cell. Empty lines are no rows. Where tabs are between cells, line breaks within them
/// may be written as "\n", as databases do ("\t", "\r" and "\\" then likewise); in formulas ("\nu") they are not. Own
/// code, since parsers in slices that are small enough for the page were not to be had. O(bytes); memory: one row.
class CsvParser {
public:
    /// `is_padded`: do blanks before and behind a cell not belong to it? `has_escapes`: does a backslash stand before a
    /// quote, or another backslash, that belongs to its cell?
    explicit CsvParser(char delimiter, bool is_padded = false, bool has_escapes = false)
        : delimiter_(delimiter), is_padded_(is_padded), has_escapes_(has_escapes) {}

    /// Appends the rows that end in this slice to `rows`, up to one that is broken; returns the bytes that were read.
    std::size_t feed(std::string_view utf8, std::vector<Row>& rows);

    /// Appends the last row, where it has no line break.
    void finish(std::vector<Row>& rows);

    /// Does a cell's quote wait for its end?
    [[nodiscard]] bool in_quotes() const { return state_ == State::quoted || state_ == State::escape_in_quoted; }

    /// The text of the row that is open, and where it begins.
    [[nodiscard]] std::string_view open_row() const { return raw_; }
    [[nodiscard]] std::uint64_t open_line() const { return row_.line; }
    [[nodiscard]] std::uint64_t open_begin() const { return row_.begin; }

    /// Goes on behind what was read, at this place, as with a new row.
    void restart(std::uint64_t line, std::uint64_t begin);

private:
    enum class State : std::uint8_t { cell_begins, plain, quoted, escape_in_quoted, quote_in_quoted };

    void take_in_quotes(char c);
    void take(char c, std::vector<Row>& rows);
    void end_cell();
    void end_row(std::vector<Row>& rows);
    void begin_row(std::uint64_t line, std::uint64_t begin);

    char delimiter_;
    bool is_padded_;
    bool has_escapes_;
    State state_ = State::cell_begins;
    Row row_{{}, 1, 0, 0};
    std::string cell_;
    std::string raw_;
    bool is_broken_ = false;
    bool after_return_ = false;  // a line feed now belongs to the line break before
    std::uint64_t line_ = 1;
    std::uint64_t at_ = 0;
};

}  // namespace kinprint
