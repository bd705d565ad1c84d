#include "kinprint/labels.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

#include "read/csv_parser.hpp"
#include "read/table.hpp"

namespace kinprint {

namespace {

/// Which columns hold what.
struct Columns {
    std::optional<std::size_t> model;
    std::optional<std::size_t> vendor;
    std::optional<std::size_t> family;
    std::optional<std::size_t> relation;
    std::optional<std::size_t> parent;
};

Columns columns_of(const std::vector<std::string>& heading) {
    Columns columns;
    for (std::size_t at = 0; at < heading.size(); ++at) {
        constexpr std::array<std::string_view, 3> models = {"model", "source", "name"};
        if (std::ranges::count(models, heading[at]) > 0 && !columns.model) {
            columns.model = at;
        } else if (heading[at] == "vendor") {
            columns.vendor = at;
        } else if (heading[at] == "family") {
            columns.family = at;
        } else if (heading[at] == "relation") {
            columns.relation = at;
        } else if (heading[at] == "parent") {
            columns.parent = at;
        }
    }
    return columns;
}

std::vector<Row> rows_of(std::string_view csv) {
    constexpr std::string_view mark = "\xEF\xBB\xBF";
    const std::string_view table = csv.starts_with(mark) ? csv.substr(mark.size()) : csv;
    CsvParser parser(dialect_of(table, true).value_or(Dialect()).delimiter);
    std::vector<Row> rows;
    parser.feed(table, rows);
    parser.finish(rows);
    return rows;
}

std::string cell(const Row& row, const std::optional<std::size_t>& column) {
    return column && *column < row.cells.size() ? row.cells[*column] : "";
}

std::string note_of(const Row& row, const Columns& columns) {
    const std::string relation = cell(row, columns.relation);
    const std::string parent = cell(row, columns.parent);
    return relation.empty() || parent.empty() ? relation : relation + " of " + parent;
}

}  // namespace

std::map<std::string, Label> parse_labels(std::string_view csv, std::string_view file, Errors& errors) {
    const std::vector<Row> rows = rows_of(csv);
    const Columns columns = rows.empty() ? Columns{} : columns_of(rows.front().cells);
    std::map<std::string, Label> labels;
    if (!columns.model || !columns.vendor) {
        errors.push_back(
            {ErrorCode::bad_row,
             std::string(file),
             1,
             {},
             "The first line of a table of labels names its columns: model and vendor, and perhaps family."});
        return labels;
    }
    for (std::size_t at = 1; at < rows.size(); ++at) {
        const std::string model = cell(rows[at], columns.model);
        if (model.empty() || !rows[at].broken.empty()) {
            errors.push_back({ErrorCode::bad_row,
                              std::string(file),
                              rows[at].line,
                              {},
                              "This line names no model. The others are used."});
            continue;
        }
        labels[model] = {cell(rows[at], columns.vendor), cell(rows[at], columns.family), note_of(rows[at], columns)};
    }
    return labels;
}

}  // namespace kinprint
