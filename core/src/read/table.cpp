#include "table.hpp"

#include <algorithm>
#include <map>

#include "csv_parser.hpp"
#include "field_names.hpp"
#include "labels.hpp"
#include "shapes.hpp"

namespace kinprint {

namespace {

using namespace std::string_view_literals;

constexpr auto usual_delimiters = ",;\t|"sv;
constexpr auto other_delimiters = ":^~\x01\x1f\x1e\x1d\x1c#$%&*+/=@\\"sv;

/// The first rows, cut by one delimiter.
struct CutRows {
    char delimiter = ',';
    bool is_padded = false;
    bool has_escapes = false;
    std::vector<Row> rows = {};
    bool is_cut = false;  // is there more of the first two?

    [[nodiscard]] const std::vector<std::string>& first() const { return rows.front().cells; }
    [[nodiscard]] std::size_t columns() const { return rows.empty() ? 0 : first().size(); }

    /// How many of the rows have as many cells as the first.
    [[nodiscard]] std::size_t like_first() const {
        return static_cast<std::size_t>(
            std::ranges::count_if(rows, [&](const Row& row) { return row.cells.size() == columns(); }));
    }

    /// How many have something behind a closing quote.
    [[nodiscard]] std::size_t broken() const {
        return static_cast<std::size_t>(
            std::ranges::count_if(rows, [](const Row& row) { return !row.broken.empty(); }));
    }

    /// Are most rows like the first?
    [[nodiscard]] bool is_even() const { return !rows.empty() && like_first() * 5 >= rows.size() * 4; }
};

CutRows rows_of(std::string_view head, bool is_all, CutRows cut) {
    CsvParser parser(cut.delimiter, cut.is_padded, cut.has_escapes);
    for (std::size_t at = 0; at < head.size();) {
        at += parser.feed(head.substr(at), cut.rows);
    }
    cut.is_cut = cut.rows.size() < 2 && !is_all;
    if (is_all || cut.rows.empty()) {
        parser.finish(cut.rows);
    }
    return cut;
}

/// Do blanks, or the line's end, stand behind nearly all of the delimiters?
bool has_blanks_behind(const std::vector<Row>& rows) {
    std::size_t with_blank = 0;
    std::size_t all = 0;
    for (const Row& row : rows) {
        for (std::size_t at = 1; at < row.cells.size(); ++at) {
            const bool ends_line = row.cells[at].empty() && at + 1 == row.cells.size();
            with_blank += ends_line || row.cells[at].starts_with(' ') ? 1 : 0;
            ++all;
        }
    }
    return all > 0 && with_blank * 5 >= all * 4;
}

CutRows cut(std::string_view head, bool is_all, char delimiter) {
    CutRows cut = rows_of(head, is_all, {delimiter});
    if (cut.broken() > 0 && head.find("\\\"") != std::string_view::npos) {
        CutRows escaped = rows_of(head, is_all, {delimiter, false, true});
        cut = escaped.broken() < cut.broken() ? std::move(escaped) : std::move(cut);
    }
    return has_blanks_behind(cut.rows) ? rows_of(head, is_all, {delimiter, true, cut.has_escapes}) : cut;
}

bool is_number(std::string_view cell) {
    return !cell.empty() && cell.find_first_not_of("0123456789.,:/+-eE %") == std::string_view::npos;
}

bool is_nameless(const std::string& cell) {
    return is_same_name(cell, {});
}

bool are_all_named(const std::vector<std::string>& cells) {
    return std::ranges::none_of(cells, is_nameless);
}

bool names_text(const std::vector<std::string>& cells) {
    return std::ranges::any_of(cells, [](const std::string& cell) { return !is_nameless(cell) && says_nothing(cell); });
}

bool names_label(const std::vector<std::string>& cells) {
    return std::ranges::any_of(cells, [](const std::string& cell) { return names_a_label(cell); });
}

/// Names of columns, each of so many bytes and blanks at most? Some may have none: pandas and R leave that of the rows'
/// numbers empty, and spreadsheets that of what stands behind a delimiter at each line's end.
bool are_names(const std::vector<std::string>& cells, std::size_t bytes, std::ptrdiff_t blanks) {
    return !std::ranges::all_of(cells, is_nameless) && std::ranges::all_of(cells, [&](const std::string& cell) {
        return is_nameless(cell) ||
               (cell.size() <= bytes && !is_number(cell) && std::ranges::count(cell, ' ') <= blanks);
    });
}

bool is_heading(const std::vector<std::string>& cells) {
    std::vector<std::string> sorted = cells;
    std::erase_if(sorted, is_nameless);
    std::ranges::sort(sorted);
    const bool are_different = std::ranges::adjacent_find(sorted) == sorted.end();
    const bool is_known =
        names_label(cells) && (names_text(cells) || std::ranges::any_of(cells, is_called_as_models_are));
    return are_names(cells, 64, 3) && (are_different || is_known);
}

/// Of a survey, whose columns are called as what was asked: does one end as questions do, or stand above numbers?
bool has_heading_of_sentences(const CutRows& cut) {
    if (cut.columns() < 2 || cut.rows.size() < 2 || !are_names(cut.first(), 256, 50)) {
        return false;
    }
    for (std::size_t column = 0; column < cut.columns(); ++column) {
        const bool is_above_numbers = std::ranges::all_of(cut.rows.begin() + 1, cut.rows.end(), [&](const Row& row) {
            return column < row.cells.size() && is_number(row.cells[column]);
        });
        if (is_above_numbers || cut.first()[column].ends_with('?') || cut.first()[column].ends_with(':')) {
            return true;
        }
    }
    return false;
}

/// Do marks of sentences seem to be the delimiters?
bool has_looks_of_prose(const CutRows& cut) {
    return cut.is_padded && cut.delimiter != '|';
}

/// Do bars stand around the first row, as they do around those of Markdown?
bool has_looks_of_markdown(const CutRows& cut) {
    return cut.delimiter == '|' && is_nameless(cut.first().front()) && is_nameless(cut.first().back());
}

/// Is it known by its heading what the columns hold?
bool has_known_heading(const CutRows& cut) {
    return cut.columns() > 1 && is_heading(cut.first()) && names_text(cut.first()) && names_label(cut.first());
}

/// Of the usual delimiters the one that cuts most rows evenly, and into the most cells.
CutRows cut_as_usual(std::string_view head, bool is_all) {
    CutRows best;
    std::size_t most = 0;
    for (const char delimiter : usual_delimiters) {
        CutRows one = cut(head, is_all, delimiter);
        const bool is_even = one.is_even() || has_known_heading(one);
        if (one.columns() <= most || (!is_even && most > 0)) {
            continue;
        }
        most = is_even ? one.columns() : 1;
        best = std::move(one);
    }
    return best;
}

CutRows best_cut(std::string_view head, bool is_all) {
    CutRows usual = cut_as_usual(head, is_all);
    if (usual.columns() > 1 && usual.is_even()) {
        return usual;
    }
    for (const char delimiter : other_delimiters) {
        CutRows one = cut(head, is_all, delimiter);
        const bool is_table = one.columns() > 1 && one.is_even() && is_heading(one.first());
        const bool is_borne_out = one.rows.size() > 1 && are_all_named(one.first()) && !has_looks_of_prose(one);
        if (is_table && (has_known_heading(one) || is_borne_out)) {
            return one;
        }
    }
    return usual;
}

/// One column: its heading is known, or its cells are in quotes.
bool may_be_column(const CutRows& cut) {
    const auto quoted = std::ranges::count_if(
        cut.rows, [](const Row& row) { return row.cells.size() == 1 && row.quoted == 1 && row.broken.empty(); });
    return names_text(cut.first()) || static_cast<std::size_t>(quoted) * 5 >= cut.rows.size() * 4;
}

/// What the first line says that the delimiter is, for Excel, and where the next line begins.
struct SaidDelimiter {
    char delimiter = ',';
    std::size_t end = 0;
};

std::optional<SaidDelimiter> said_delimiter(std::string_view head) {
    constexpr auto says = "sep="sv;
    const std::size_t end = head.find('\n', says.size() + 1);
    const std::size_t size = end == std::string_view::npos ? 0 : end - (head[end - 1] == '\r' ? 1 : 0);
    return head.starts_with(says) && size == says.size() + 1 ? std::optional(SaidDelimiter{head[says.size()], end + 1})
                                                             : std::nullopt;
}

/// Does it begin with a cell as names are, and behind its delimiter with another in quotes, or behind a tab with any?
/// Rows may be too long for a second one to be seen.
bool begins_as_row(std::string_view head) {
    constexpr std::size_t longest_name = 64;
    const bool is_quoted = head.starts_with('"');
    head.remove_prefix(is_quoted ? 1 : 0);
    const std::string_view start = head.substr(0, longest_name + 1);
    const std::size_t end = start.find_first_of(is_quoted ? "\""sv : usual_delimiters);
    const std::size_t delimiter = is_quoted && end != std::string_view::npos ? end + 1 : end;
    if (end == std::string_view::npos || delimiter + 1 >= head.size() || start.find('\n') < end ||
        !is_heading({std::string(start.substr(0, end))})) {
        return false;
    }
    const char next = head[delimiter + 1];
    return usual_delimiters.find(head[delimiter]) != std::string_view::npos &&
           (next == '"' || (head[delimiter] == '\t' && next > ' '));
}

/// "notes", "notes" -> "notes", "notes 2"
void number_repeated(std::vector<std::string>& names) {
    std::map<std::string, std::size_t> seen;
    for (std::string& name : names) {
        const std::size_t times = ++seen[name];
        name += times > 1 ? ' ' + std::to_string(times) : "";
    }
}

CutRows cut_as_said(std::string_view head, bool is_all, std::optional<SaidDelimiter> said) {
    return said ? cut(head.substr(said->end), is_all, said->delimiter) : best_cut(head, is_all);
}

}  // namespace

std::optional<Dialect> dialect_of(std::string_view head, bool is_all) {
    const auto said = said_delimiter(head);
    const CutRows best = cut_as_said(head, is_all, said);
    if (best.is_cut) {
        return std::nullopt;
    }
    if (best.rows.empty()) {
        return Dialect{};
    }
    const bool has_heading = is_heading(best.first()) || has_heading_of_sentences(best);
    Dialect dialect{best.delimiter, best.is_padded, best.has_escapes, has_heading, best.first(), said ? said->end : 0};
    for (std::size_t at = 0; at < dialect.names.size(); ++at) {
        if (!has_heading || is_nameless(dialect.names[at])) {
            dialect.names[at] = name_of_column(at);
        }
    }
    number_repeated(dialect.names);
    return dialect;
}

bool looks_like_table(std::string_view head, bool is_all) {
    if (said_delimiter(head)) {
        return true;
    }
    const CutRows best = best_cut(head, is_all);
    if (best.rows.empty() || has_looks_of_prose(best) || has_looks_of_markdown(best)) {
        return false;
    }
    constexpr std::size_t enough_rows = 3;
    const bool is_borne_out = usual_delimiters.find(best.delimiter) != std::string_view::npos && best.columns() > 1 &&
                              is_heading(best.first()) && names_text(best.first()) && best.rows.size() >= enough_rows &&
                              best.like_first() == best.rows.size();
    return is_borne_out || has_known_heading(best);
}

bool may_be_table(std::string_view head, bool is_all) {
    if (said_delimiter(head) || begins_as_row(head)) {
        return true;
    }
    const CutRows best = best_cut(head, is_all);
    if (best.rows.empty() || has_known_heading(best)) {
        return true;
    }
    if (best.columns() == 1) {
        return may_be_column(best);
    }
    constexpr std::size_t enough_rows = 4;
    constexpr std::size_t enough_columns = 3;
    const bool is_regular = is_heading(best.first()) && are_all_named(best.first()) &&
                            best.columns() >= enough_columns && best.rows.size() >= enough_rows &&
                            best.like_first() == best.rows.size();
    return best.is_even() && (!has_looks_of_prose(best) || is_regular);
}

}  // namespace kinprint
