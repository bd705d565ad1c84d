#include <algorithm>
#include <cmath>
#include <iterator>

#include "canvas.hpp"
#include "kinprint/collapse.hpp"
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
    std::size_t label_columns = 0;  // of a leaf at height 0
    std::size_t end = 0;            // of the line of a leaf at height 0
    std::size_t zero = 0;           // height 0
    double root_height = 0;

    [[nodiscard]] std::size_t column(double height) const {
        const double share = root_height > 0 ? height / root_height : 0;
        return zero - static_cast<std::size_t>(std::lround(share * static_cast<double>(zero - root_column)));
    }
    /// One column on, so that a leaf of its parent's height has a line too.
    [[nodiscard]] std::size_t leaf_column(double height) const { return column(height) + 1; }
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

/// Where each node is drawn, leaves first, then merges: a merge half-way between its two children, and where it is
/// collapsed on the line of its parent.
std::vector<Place> places(const Tree& tree, const Layout& layout, std::span<const std::uint32_t> collapsed) {
    const std::vector<std::uint32_t> order = leaf_order(tree.merges);
    std::vector<Place> nodes(order.size());
    for (std::size_t row = 0; row < order.size(); ++row) {
        nodes[order[row]] = {row, layout.leaf_column(tree.leaf_heights[order[row]])};
    }
    const std::vector<double> heights = drawn_heights(tree, collapsed);
    for (std::size_t i = 0; i < tree.merges.size(); ++i) {
        const Merge& merge = tree.merges[i];
        nodes.push_back({(nodes[merge.a].row + nodes[merge.b].row) / 2, layout.column(heights[i])});
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

/// Writes the support of each merge at the end of the line that leads to it, if some of the line can stay beside it.
void write_support(Canvas& canvas, const std::vector<Merge>& merges, const std::vector<Place>& nodes,
                   std::span<const double> support) {
    const std::size_t leaves = merges.size() + 1;
    for (std::size_t i = 0; i < merges.size(); ++i) {
        for (const std::uint32_t child : {merges[i].a, merges[i].b}) {
            const std::size_t line = nodes[child].column - nodes[leaves + i].column;
            const std::string text =
                child < leaves ? "" : std::to_string(std::lround(support[child - leaves] * 100)) + "%";
            if (line >= text.size() + 2) {
                canvas.write(nodes[child].row, nodes[child].column - text.size(), text);
            }
        }
    }
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

std::string dendrogram_text(const Tree& tree, const std::vector<std::string>& names, std::size_t width,
                            std::span<const double> support, std::span<const std::uint32_t> collapsed) {
    if (names.empty()) {
        return "";
    }
    const std::vector<Merge>& merges = tree.merges;
    std::vector<std::string> labels;
    std::ranges::transform(names, std::back_inserter(labels), one_line);
    const double root_height = merges.empty() ? 0 : merges.back().height;
    const Layout columns = layout(labels, root_height, std::max(width, narrowest));

    const std::vector<Place> nodes = places(tree, columns, collapsed);
    Canvas canvas(names.size(), columns.end + 1);
    draw_tree(canvas, merges, nodes);
    if (!support.empty()) {
        write_support(canvas, merges, nodes, support);
    }

    std::string text;
    const std::vector<std::uint32_t> order = leaf_order(merges);
    for (std::size_t row = 0; row < order.size(); ++row) {
        const std::size_t room = columns.label_columns + (columns.end - nodes[order[row]].column);
        text += without_trailing_spaces(canvas.text(row)) + " " + cut_to(labels[order[row]], room) + "\n";
    }
    return merges.empty() ? text : text + scale(columns);
}

}  // namespace kinprint
