#include "naive_neighbour_joining.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

namespace kinprint {

namespace {

struct Leaf {
    std::uint32_t leaf = 0;
    double weight = 1;
};

struct Node {
    std::uint32_t id = 0;
    std::vector<Leaf> leaves;
    double above_leaves = 0;  // in the weighted mean
};

double mean_distance(const CondensedMatrix& distances, const Node& a, const Node& b) {
    double sum = 0;
    for (const Leaf& i : a.leaves) {
        for (const Leaf& j : b.leaves) {
            sum += i.weight * j.weight * distances.at(i.leaf, j.leaf);
        }
    }
    return sum;
}

CondensedMatrix distances_of(const CondensedMatrix& distances, const std::vector<Node>& nodes) {
    CondensedMatrix result(nodes.size());
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        for (std::size_t j = i + 1; j < nodes.size(); ++j) {
            const double above_leaves = nodes[i].above_leaves + nodes[j].above_leaves;
            result.at(i, j) = mean_distance(distances, nodes[i], nodes[j]) - above_leaves;
        }
    }
    return result;
}

/// Sum of the distances from `i` to all but `j`.
double sum_to_others(const CondensedMatrix& d, std::size_t i, std::size_t j) {
    double sum = 0;
    for (std::size_t k = 0; k < d.n; ++k) {
        sum += k == i || k == j ? 0 : d.at(i, k);
    }
    return sum;
}

double length_if_joined(const CondensedMatrix& d, std::size_t i, std::size_t j) {
    double among_others = 0;
    for (std::size_t k = 0; k < d.n; ++k) {
        among_others += k == i || k == j ? 0 : sum_to_others(d, k, i) - d.at(k, j);
    }
    const double to_others = sum_to_others(d, i, j) + sum_to_others(d, j, i);
    return (to_others + among_others) / (2 * static_cast<double>(d.n - 2)) + d.at(i, j) / 2;
}

std::pair<std::size_t, std::size_t> best_pair(const CondensedMatrix& d) {
    std::pair<std::size_t, std::size_t> best{0, 1};
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < d.n; ++i) {
        for (std::size_t j = i + 1; j < d.n; ++j) {
            const double length = length_if_joined(d, i, j);
            if (length < least) {
                least = length;
                best = {i, j};
            }
        }
    }
    return best;
}

/// How far from `i` the node is that joins it and `j`, if all others are one, at their mean distances.
double length_of_branch(const CondensedMatrix& d, std::size_t i, std::size_t j) {
    return (d.at(i, j) + (sum_to_others(d, i, j) - sum_to_others(d, j, i)) / static_cast<double>(d.n - 2)) / 2;
}

Node joined(const CondensedMatrix& distances, const Node& a, const Node& b, std::uint32_t id) {
    Node node{id, a.leaves, mean_distance(distances, a, b) / 2};
    node.leaves.insert(node.leaves.end(), b.leaves.begin(), b.leaves.end());
    for (Leaf& leaf : node.leaves) {
        leaf.weight /= 2;
    }
    return node;
}

}  // namespace

UnrootedTree naive_neighbour_joining(const CondensedMatrix& distances) {
    std::vector<Node> nodes;  // by lowest leaf
    for (std::uint32_t leaf = 0; leaf < distances.n; ++leaf) {
        nodes.push_back({leaf, {{leaf}}});
    }
    UnrootedTree tree{distances.n, {}};
    auto next = static_cast<std::uint32_t>(distances.n);
    for (; nodes.size() > 3; ++next) {
        const CondensedMatrix d = distances_of(distances, nodes);
        const auto [i, j] = best_pair(d);
        tree.branches.push_back({nodes[i].id, next, length_of_branch(d, i, j)});
        tree.branches.push_back({nodes[j].id, next, length_of_branch(d, j, i)});
        nodes[i] = joined(distances, nodes[i], nodes[j], next);
        nodes.erase(nodes.begin() + static_cast<std::ptrdiff_t>(j));
    }
    const CondensedMatrix d = distances_of(distances, nodes);
    if (nodes.size() == 2) {
        tree.branches.push_back({0, 1, d.at(0, 1)});
    } else if (nodes.size() == 3) {
        std::array<Branch, 3> star = {{{nodes[0].id, next, length_of_branch(d, 0, 1)},
                                       {nodes[1].id, next, length_of_branch(d, 1, 0)},
                                       {nodes[2].id, next, length_of_branch(d, 2, 0)}}};
        std::ranges::sort(star, {}, &Branch::a);
        tree.branches.insert(tree.branches.end(), star.begin(), star.end());
    }
    return tree;
}

}  // namespace kinprint
