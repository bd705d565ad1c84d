#include <algorithm>
#include <cmath>
#include <iterator>

#include "canvas.hpp"
#include "kinprint/tree_format.hpp"
#include "label.hpp"
#include "scale.hpp"

namespace kinprint {

namespace {

constexpr std::size_t narrowest = 40;
constexpr std::size_t root_column = 2;  // left of it a stem

struct Place {
    std::size_t row = 0;
    std::size_t column = 0;
};

/// Columns: stem, merges from `root_column` to `zero`, one of line to the leaf's end, a space, the label.
struct Layout {
    std::size_t label_columns = 0;
    std::size_t end = 0;   // of a leaf's line
    std::size_t zero = 0;  // height 0
    double root_height = 0;

    [[nodiscard]] std::size_t column(double height) const {
        const double share = root_height > 0 ? height / root_height : 0;
        return zero - static_cast<std::size_t>(std::lround(share * static_cast<double>(zero - root_column)));
    }
};

Layout layout(const std::vector<std::string>& labels, double root_height, std::size_t width) {
    std::size_t label_columns = 1;
    for (const std::string& label : labels) {
        label_columns = std::max(label_columns, columns_of(label));
    }
    label_columns = std::min(label_columns, width / 2);
    const std::size_t end = width - label_columns - 2;
    return {.label_columns = label_columns, .end = end, .zero = end - 1, .root_height = root_height};
}

/// Where each node is drawn, leaves first, then merges: a merge half-way between its two children.
std::vector<Place> places(const std::vector<Merge>& merges, const Layout& layout) {
    const std::vector<std::uint32_t> order = leaf_order(merges);
    std::vector<Place> nodes(order.size());
    for (std::size_t row = 0; row < order.size(); ++row) {
        nodes[order[row]] = {row, layout.end};
    }
    for (const Merge& merge : merges) {
        nodes.push_back({(nodes[merge.a].row + nodes[merge.b].row) / 2, layout.column(merge.height)});
    }
    return nodes;
}

void draw_tree(Canvas& canvas, const std::vector<Merge>& merges, const std::vector<Place>& nodes) {
    for (std::size_t i = 0; i < merges.size(); ++i) {
        const Place& a = nodes[merges[i].a];
        const Place& b = nodes[merges[i].b];
        const std::size_t column = nodes[merges.size() + 1 + i].column;
        canvas.vertical(column, a.row, b.row);
        canvas.horizontal(a.row, column, a.column);
        canvas.horizontal(b.row, column, b.column);
    }
    canvas.horizontal(nodes.back().row, 0, nodes.back().column);
}

std::string without_trailing_spaces(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line;
}

/// The axis, and below it the heights at its ticks: two lines.
std::string scale(const Layout& layout) {
    Canvas axis(1, layout.end + 1);
    axis.horizontal(0, layout.column(layout.root_height), layout.zero);
    std::string numbers(layout.end + 1, ' ');
    for (const Tick& tick : ticks(layout.root_height, layout.zero - root_column)) {
        const std::size_t column = layout.column(tick.height);
        axis.tick(0, column);
        numbers.replace(column - std::min(column, tick.label.size() / 2), tick.label.size(), tick.label);
    }
    return without_trailing_spaces(axis.text(0)) + "\n" + without_trailing_spaces(numbers) + "\n";
}

}  // namespace

std::string dendrogram_text(const std::vector<Merge>& merges, const std::vector<std::string>& names,
                            std::size_t width) {
    if (names.empty()) {
        return "";
    }
    std::vector<std::string> labels;
    std::ranges::transform(names, std::back_inserter(labels), one_line);
    const double root_height = merges.empty() ? 0 : merges.back().height;
    const Layout columns = layout(labels, root_height, std::max(width, narrowest));

    const std::vector<Place> nodes = places(merges, columns);
    Canvas canvas(names.size(), columns.end + 1);
    draw_tree(canvas, merges, nodes);

    std::string text;
    const std::vector<std::uint32_t> order = leaf_order(merges);
    for (std::size_t row = 0; row < order.size(); ++row) {
        text += canvas.text(row) + " " + cut_to(labels[order[row]], columns.label_columns) + "\n";
    }
    return merges.empty() ? text : text + scale(columns);
}

}  // namespace kinprint
