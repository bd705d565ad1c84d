#include "midpoint_root.hpp"

#include <algorithm>
#include <span>
#include <tuple>
#include <utility>

namespace kinprint {

namespace {

/// A node that a walk comes to.
struct Visit {
    std::uint32_t node = 0;
    std::uint32_t from = 0;
    double way = 0;  // since the start
};

class Map {
public:
    explicit Map(const UnrootedTree& tree) : ways_(tree.nodes()) {
        for (const Branch& branch : tree.branches) {
            ways_[branch.a].push_back({branch.b, branch.a, branch.length});
            ways_[branch.b].push_back({branch.a, branch.b, branch.length});
        }
    }

    /// Goes on from `visits` to all that lies farther; nodes come after those that lead to them.
    [[nodiscard]] std::vector<Visit> walk(std::vector<Visit> visits) const {
        for (std::size_t i = 0; i < visits.size(); ++i) {
            const Visit here = visits[i];
            for (const Visit& next : ways_[here.node]) {
                if (next.node != here.from) {
                    visits.push_back({next.node, here.node, here.way + next.way});
                }
            }
        }
        return visits;
    }

    [[nodiscard]] std::vector<Visit> walk_from(std::uint32_t leaf) const { return walk({{leaf, leaf, 0}}); }

private:
    std::vector<std::vector<Visit>> ways_;
};

/// Of the leaves that a walk comes to after its first node.
std::uint32_t farthest_leaf(std::span<const Visit> visits, std::size_t leaves) {
    Visit best{.way = -1};
    for (const Visit& visit : visits.subspan(1)) {
        const bool is_farther = visit.way > best.way || (visit.way == best.way && visit.node < best.node);
        if (visit.node < leaves && is_farther) {
            best = visit;
        }
    }
    return best.node;
}

/// The two ends of the branch that the root is on, each with its way from there.
std::vector<Visit> middle_of_longest_path(const Map& map, std::size_t leaves) {
    const std::uint32_t end = farthest_leaf(map.walk_from(0), leaves);
    const auto [start, goal] = std::minmax({end, farthest_leaf(map.walk_from(end), leaves)});
    std::vector<Visit> visits = map.walk_from(start);
    std::ranges::sort(visits, {}, &Visit::node);  // each node is visited once: visits[node]
    const double half = visits[goal].way / 2;
    Visit after = visits[goal];
    while (after.from != start && visits[after.from].way >= half) {
        after = visits[after.from];
    }
    return {{after.from, after.node, half - visits[after.from].way}, {after.node, after.from, after.way - half}};
}

/// A node of the rooted tree, with what lies below it.
struct Node {
    std::uint32_t id = 0;
    double height = 0;
    std::uint32_t size = 0;
    std::uint32_t lowest_leaf = 0;
    std::vector<std::uint32_t> children;
};

/// All nodes of the tree by number, and the root after them. `visits`: a walk from the root's two children.
std::vector<Node> rooted_nodes(const std::vector<Visit>& visits, std::size_t leaves) {
    const auto root = static_cast<std::uint32_t>(visits.size());
    double deepest = 0;
    for (const Visit& visit : visits) {
        deepest = std::max(deepest, visit.way);  // no node is farther than some leaf behind it
    }
    std::vector<Node> nodes(visits.size() + 1);
    nodes[root] = {root, 2 * deepest, 0, root, {}};
    for (const Visit& visit : visits) {
        const bool is_leaf = visit.node < leaves;
        nodes[visit.node] = {visit.node, 2 * (deepest - visit.way), is_leaf ? 1U : 0U, is_leaf ? visit.node : root, {}};
    }
    for (std::size_t i = visits.size(); i-- > 0;) {  // what is below a node is known before it is added to its parent
        const Node& node = nodes[visits[i].node];
        Node& parent = nodes[i < 2 ? root : visits[i].from];
        parent.size += node.size;
        parent.lowest_leaf = std::min(parent.lowest_leaf, node.lowest_leaf);
        parent.children.push_back(node.id);
    }
    return nodes;
}

/// A parent is no lower than its children and has more leaves.
bool earlier(const Node& x, const Node& y) {
    return std::tie(x.height, x.size, x.lowest_leaf) < std::tie(y.height, y.size, y.lowest_leaf);
}

Tree written_down(std::vector<Node> nodes, std::size_t leaves) {
    Tree tree;
    for (std::size_t leaf = 0; leaf < leaves; ++leaf) {
        tree.leaf_heights.push_back(nodes[leaf].height);
    }
    const auto first_merge = nodes.begin() + static_cast<std::ptrdiff_t>(leaves);
    std::sort(first_merge, nodes.end(), earlier);
    std::vector<std::uint32_t> place(nodes.size());
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
        place[nodes[i].id] = i;
    }
    for (auto node = first_merge; node != nodes.end(); ++node) {
        const auto [a, b] = std::minmax({place[node->children[0]], place[node->children[1]]});
        tree.merges.push_back({a, b, node->height, node->size});
    }
    return tree;
}

}  // namespace

Tree midpoint_rooted(const UnrootedTree& tree) {
    if (tree.leaves < 2) {
        return level_tree({}, tree.leaves);
    }
    const Map map(tree);
    const std::vector<Visit> visits = map.walk(middle_of_longest_path(map, tree.leaves));
    return written_down(rooted_nodes(visits, tree.leaves), tree.leaves);
}

}  // namespace kinprint
