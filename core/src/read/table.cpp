#include "table.hpp"

#include <algorithm>
#include <array>

#include "csv_parser.hpp"
#include "shapes.hpp"

namespace kinprint {

namespace {

std::vector<Row> rows_of(std::string_view head, bool is_all, char delimiter) {
    CsvParser parser(delimiter);
    std::vector<Row> rows;
    parser.feed(head, rows);
    if (is_all || rows.empty()) {
        parser.finish(rows);
    }
    return rows;
}

/// How many of the rows have as many cells as the first.
std::size_t like_first(const std::vector<Row>& rows) {
    return static_cast<std::size_t>(
        std::ranges::count_if(rows, [&](const Row& row) { return row.cells.size() == rows.front().cells.size(); }));
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

}  // namespace

Dialect dialect_of(std::string_view head, bool is_all) {
    Dialect best;
    std::size_t most = 0;
    for (const char delimiter : {',', ';', '\t', '|'}) {
        const std::vector<Row> rows = rows_of(head, is_all, delimiter);
        if (rows.empty()) {
            continue;
        }
        const std::size_t columns = rows.front().cells.size();
        const bool even = like_first(rows) * 5 >= rows.size() * 4;
        if (columns <= most || (!even && most > 0)) {
            continue;
        }
        most = even ? columns : 1;
        best = {delimiter, is_heading(rows.front().cells), rows.front().cells};
    }
    for (std::size_t at = 0; at < best.names.size() && !best.has_heading; ++at) {
        best.names[at] = "column " + std::to_string(at + 1);
    }
    return best;
}

bool looks_like_table(std::string_view head, bool is_all) {
    const Dialect dialect = dialect_of(head, is_all);
    const auto names_text = [](const std::string& name) { return says_nothing(name); };
    const auto names_label = [](const std::string& name) { return names_a_label(name); };
    return dialect.has_heading && dialect.names.size() > 1 && std::ranges::any_of(dialect.names, names_text) &&
           std::ranges::any_of(dialect.names, names_label);
}

}  // namespace kinprint
