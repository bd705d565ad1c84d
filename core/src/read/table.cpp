#include "table.hpp"

#include <algorithm>

#include "csv_parser.hpp"
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
    std::vector<Row> rows;
    bool is_cut = false;  // is there more of the first?

    [[nodiscard]] const std::vector<std::string>& first() const { return rows.front().cells; }
    [[nodiscard]] std::size_t columns() const { return rows.empty() ? 0 : first().size(); }

    /// How many of the rows have as many cells as the first.
    [[nodiscard]] std::size_t like_first() const {
        return static_cast<std::size_t>(
            std::ranges::count_if(rows, [&](const Row& row) { return row.cells.size() == columns(); }));
    }

    /// Are most rows like the first?
    [[nodiscard]] bool is_even() const { return !rows.empty() && like_first() * 5 >= rows.size() * 4; }
};

CutRows rows_of(std::string_view head, bool is_all, char delimiter, bool is_padded) {
    CsvParser parser(delimiter, is_padded);
    CutRows cut{delimiter, is_padded, {}};
    for (std::size_t at = 0; at < head.size();) {
        at += parser.feed(head.substr(at), cut.rows);
    }
    cut.is_cut = cut.rows.empty() && !is_all;
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
    CutRows as_it_is = rows_of(head, is_all, delimiter, false);
    return has_blanks_behind(as_it_is.rows) ? rows_of(head, is_all, delimiter, true) : as_it_is;
}

bool is_number(std::string_view cell) {
    return !cell.empty() && cell.find_first_not_of("0123456789.,+-eE %") == std::string_view::npos;
}

bool is_heading(const std::vector<std::string>& cells) {
    constexpr std::size_t longest = 64;
    std::vector<std::string> sorted = cells;
    std::ranges::sort(sorted);
    return std::ranges::adjacent_find(sorted) == sorted.end() &&
           std::ranges::all_of(cells, [](const std::string& cell) {
               return !cell.empty() && cell.size() <= longest && !is_number(cell) && std::ranges::count(cell, ' ') < 4;
           });
}

bool names_text(const std::vector<std::string>& cells) {
    return std::ranges::any_of(cells, [](const std::string& cell) { return says_nothing(cell); });
}

bool names_label(const std::vector<std::string>& cells) {
    return std::ranges::any_of(cells, [](const std::string& cell) { return names_a_label(cell); });
}

/// Do marks of sentences seem to be the delimiters?
bool has_looks_of_prose(const CutRows& cut) {
    return cut.is_padded && cut.delimiter != '|';
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
        if (is_table && (has_known_heading(one) || (one.rows.size() > 1 && !has_looks_of_prose(one)))) {
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

}  // namespace

std::optional<Dialect> dialect_of(std::string_view head, bool is_all) {
    const CutRows best = best_cut(head, is_all);
    if (best.is_cut) {
        return std::nullopt;
    }
    if (best.rows.empty()) {
        return Dialect{};
    }
    Dialect dialect{best.delimiter, best.is_padded, is_heading(best.first()), best.first()};
    for (std::size_t at = 0; at < dialect.names.size() && !dialect.has_heading; ++at) {
        dialect.names[at] = "column " + std::to_string(at + 1);
    }
    return dialect;
}

bool looks_like_table(std::string_view head, bool is_all) {
    const CutRows best = best_cut(head, is_all);
    if (best.rows.empty() || has_looks_of_prose(best)) {
        return false;
    }
    constexpr std::size_t enough_rows = 3;
    const bool is_borne_out = usual_delimiters.find(best.delimiter) != std::string_view::npos && best.columns() > 1 &&
                              is_heading(best.first()) && names_text(best.first()) && best.rows.size() >= enough_rows &&
                              best.like_first() == best.rows.size();
    return is_borne_out || has_known_heading(best);
}

bool may_be_table(std::string_view head, bool is_all) {
    const CutRows best = best_cut(head, is_all);
    if (best.rows.empty() || has_known_heading(best)) {
        return true;
    }
    if (best.columns() == 1) {
        return may_be_column(best);
    }
    constexpr std::size_t enough_rows = 4;
    constexpr std::size_t enough_columns = 3;
    const bool is_regular = is_heading(best.first()) && best.columns() >= enough_columns &&
                            best.rows.size() >= enough_rows && best.like_first() == best.rows.size();
    return best.is_even() && (!has_looks_of_prose(best) || is_regular);
}

}  // namespace kinprint
