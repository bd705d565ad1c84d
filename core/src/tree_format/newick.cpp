#include "newick.hpp"

#include <algorithm>
#include <iterator>
#include <optional>

#include "decimal.hpp"
#include "kinprint/collapse.hpp"
#include "kinprint/tree_format.hpp"
#include "label.hpp"

namespace kinprint {

namespace {

bool is_plain(char c, std::string_view plain_marks) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           plain_marks.find(c) != std::string_view::npos;
}

/// The tree as links from each node (leaves first, then merges) to its parent. Collapsed merges are nodes, too, but are
/// not written.
class Ancestors {
public:
    Ancestors(const Tree& tree, std::span<const std::uint32_t> collapsed)
        : tree_(tree),
          merges_(tree.merges),
          heights_(drawn_heights(tree, collapsed)),
          is_written_(2 * merges_.size() + 1, true),
          parent_(2 * merges_.size() + 1) {
        for (const std::uint32_t merge : collapsed) {
            is_written_[node_of(merge)] = false;
        }
        for (std::size_t i = 0; i < merges_.size(); ++i) {
            parent_[merges_[i].a] = i;
            parent_[merges_[i].b] = i;
        }
    }

    /// The merge that `node` is a part of; none for the root.
    [[nodiscard]] std::optional<std::size_t> parent(std::size_t node) const {
        return node + 1 == parent_.size() ? std::nullopt : std::optional(parent_[node]);
    }
    [[nodiscard]] std::size_t node_of(std::size_t merge) const { return merges_.size() + 1 + merge; }
    [[nodiscard]] bool is_written(std::size_t node) const { return is_written_[node]; }
    [[nodiscard]] bool is_first(std::size_t node, std::size_t merge) const { return merges_[merge].a == node; }

    /// From `node` to the merge that is written as its parent, `merge` or one above; nodes stand at half their height.
    [[nodiscard]] double branch_length(std::size_t node, std::size_t merge) const {
        const bool is_leaf = node <= merges_.size();
        const double below = is_leaf ? tree_.leaf_heights[node] : heights_[node - merges_.size() - 1];
        return heights_[merge] / 2 - below / 2;
    }

private:
    const Tree& tree_;
    const std::vector<Merge>& merges_;
    std::vector<double> heights_;
    std::vector<bool> is_written_;
    std::vector<std::size_t> parent_;
};

/// How many written clusters have `leaf` as their first: as many open before it.
std::size_t clusters_opened(const Ancestors& ancestors, std::size_t leaf) {
    std::size_t opened = 0;
    auto merge = ancestors.parent(leaf);
    for (std::size_t node = leaf; merge && ancestors.is_first(node, *merge); merge = ancestors.parent(node)) {
        node = ancestors.node_of(*merge);
        opened += ancestors.is_written(node) ? 1 : 0;
    }
    return opened;
}

}  // namespace

std::string quoted_label(std::string_view name, std::string_view plain_marks) {
    std::string line = one_line(name);
    if (!line.empty() && std::ranges::all_of(line, [&](char c) { return is_plain(c, plain_marks); })) {
        return line;
    }
    std::string quoted = "'";
    for (const char c : line) {
        quoted.append(c == '\'' ? 2 : 1, c);
    }
    return quoted + "'";
}

std::string newick_of_labels(const Tree& tree, const std::vector<std::string>& labels, std::span<const double> support,
                             std::span<const std::uint32_t> collapsed) {
    if (labels.empty()) {
        return ";";
    }
    const Ancestors ancestors(tree, collapsed);
    const std::size_t root = tree.merges.size() - 1;
    std::string text;
    for (const std::uint32_t leaf : leaf_order(tree.merges)) {  // no recursion: a tree may be as deep as it has leaves
        text.append(clusters_opened(ancestors, leaf), '(');
        text += labels[leaf];
        std::size_t node = leaf;
        while (const auto merge = ancestors.parent(node)) {
            text += ancestors.is_written(node) ? ':' + decimal(ancestors.branch_length(node, *merge)) : "";
            if (ancestors.is_first(node, *merge)) {
                text += ',';
                break;
            }
            node = ancestors.node_of(*merge);
            if (ancestors.is_written(node)) {
                text += ')';
                text += support.empty() || *merge == root ? "" : decimal(support[*merge]);
            }
        }
    }
    return text + ';';
}

std::string newick(const Tree& tree, const std::vector<std::string>& names, std::span<const double> support,
                   std::span<const std::uint32_t> collapsed) {
    std::vector<std::string> labels;
    std::ranges::transform(names, std::back_inserter(labels),
                           [](const std::string& name) { return quoted_label(name, ".-/"); });
    return newick_of_labels(tree, labels, support, collapsed);
}

}  // namespace kinprint
