#include "minimum_spanning_tree.hpp"

#include <algorithm>
#include <limits>

namespace kinprint {

namespace {

/// A leaf outside the tree, and its shortest edge into it.
struct Outside {
    std::uint32_t leaf = 0;
    std::uint32_t inside = 0;
    double distance = std::numeric_limits<double>::infinity();
};

}  // namespace

std::vector<Step> minimum_spanning_tree(const CondensedMatrix& distances) {
    std::vector<Outside> outside;  // by ascending leaf
    for (std::uint32_t leaf = 1; leaf < distances.n; ++leaf) {
        outside.push_back({.leaf = leaf});
    }
    std::vector<Step> steps;
    std::uint32_t newest = 0;
    while (!outside.empty()) {
        for (Outside& edge : outside) {
            const double distance = distances.at(newest, edge.leaf);
            if (distance < edge.distance) {
                edge.inside = newest;
                edge.distance = distance;
            }
        }
        const auto nearest = std::ranges::min_element(outside, {}, &Outside::distance);
        newest = nearest->leaf;
        const auto [a, b] = std::minmax({nearest->inside, nearest->leaf});
        steps.push_back({a, b, nearest->distance});
        outside.erase(nearest);
    }
    return steps;
}

}  // namespace kinprint
