#include "csv_parser.hpp"

#include <utility>

namespace kinprint {

namespace {

/// Is a line break written in it? Names of formulas (\nu, \neq) go on with a small letter.
bool has_written_breaks(std::string_view cell) {
    for (std::size_t at = cell.find("\\n"); at != std::string_view::npos; at = cell.find("\\n", at + 2)) {
        if (at + 2 == cell.size() || cell[at + 2] < 'a' || cell[at + 2] > 'z') {
            return true;
        }
    }
    return false;
}

/// What is written stands for: \n, \r, \t and \\, as in the COPY format of PostgreSQL and in `mysql --batch`.
std::string without_written_breaks(std::string_view cell) {
    constexpr std::string_view written = "nrt\\";
    constexpr std::string_view meant = "\n\r\t\\";
    std::string text;
    for (std::size_t at = 0; at < cell.size(); ++at) {
        const std::size_t which = cell[at] == '\\' && at + 1 < cell.size() ? written.find(cell[at + 1]) : written.npos;
        at += which == written.npos ? 0 : 1;
        text += which == written.npos ? cell[at] : meant[which];
    }
    return text;
}

}  // namespace

std::size_t CsvParser::feed(std::string_view utf8, std::vector<Row>& rows) {
    const std::size_t before = rows.size();
    for (std::size_t at = 0; at < utf8.size(); ++at) {
        take(utf8[at], rows);
        ++at_;
        if (rows.size() > before && !rows.back().broken.empty()) {
            return at + 1;
        }
    }
    return utf8.size();
}

void CsvParser::take(char c, std::vector<Row>& rows) {
    if (c == '\n' && std::exchange(after_return_, false)) {
        if (raw_.empty()) {
            row_.begin = at_ + 1;
        }
        if (in_quotes()) {
            take_in_quotes(c);
            raw_ += c;
        }
        return;
    }
    after_return_ = c == '\r';
    const bool breaks = c == '\n' || c == '\r';
    line_ += breaks ? 1 : 0;
    raw_ += c;
    if (in_quotes()) {
        take_in_quotes(c);
        return;
    }
    const bool is_between_cells = state_ == State::cell_begins || state_ == State::quote_in_quoted;
    if (breaks) {
        end_row(rows);
    } else if (c == delimiter_) {
        end_cell();
    } else if (c == ' ' && is_padded_ && is_between_cells) {
        // belongs to no cell
    } else if (c == '"' && state_ == State::cell_begins) {
        state_ = State::quoted;
        row_.quoted |= std::uint64_t{row_.cells.size() < 64 ? 1U : 0U} << (row_.cells.size() % 64);
    } else if (c == '"' && state_ == State::quote_in_quoted) {
        cell_ += c;  // two of them stand for one
        state_ = State::quoted;
    } else {
        is_broken_ = is_broken_ || state_ == State::quote_in_quoted;
        cell_ += c;
        state_ = State::plain;
    }
}

void CsvParser::take_in_quotes(char c) {
    if (state_ == State::escape_in_quoted) {
        cell_ += c == '"' || c == '\\' ? "" : "\\";
        cell_ += c;
        state_ = State::quoted;
    } else if (c == '"') {
        state_ = State::quote_in_quoted;
    } else if (c == '\\' && has_escapes_) {
        state_ = State::escape_in_quoted;
    } else {
        cell_ += c;
    }
}

void CsvParser::finish(std::vector<Row>& rows) {
    if (!raw_.empty()) {
        end_row(rows);
    }
}

void CsvParser::end_cell() {
    if (is_padded_ && state_ == State::plain) {
        cell_.erase(cell_.find_last_not_of(' ') + 1);
    }
    if (delimiter_ == '\t' && state_ == State::plain && has_written_breaks(cell_)) {
        cell_ = without_written_breaks(cell_);
    }
    row_.cells.push_back(std::exchange(cell_, {}));
    state_ = State::cell_begins;
}

void CsvParser::end_row(std::vector<Row>& rows) {
    const bool is_empty = row_.cells.empty() && cell_.empty() && state_ == State::cell_begins;
    end_cell();
    if (std::exchange(is_broken_, false)) {
        row_.broken = raw_;
    }
    if (!is_empty) {
        rows.push_back(std::move(row_));
    }
    begin_row(line_, at_ + 1);
}

void CsvParser::restart(std::uint64_t line, std::uint64_t begin) {
    begin_row(line, begin);
    at_ = begin;
    after_return_ = false;
}

void CsvParser::begin_row(std::uint64_t line, std::uint64_t begin) {
    row_ = {{}, line, begin, 0};
    line_ = line;
    cell_.clear();
    raw_.clear();
    is_broken_ = false;
    state_ = State::cell_begins;
}

}  // namespace kinprint
