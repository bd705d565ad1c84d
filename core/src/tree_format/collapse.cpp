#include "kinprint/collapse.hpp"

#include <cstddef>

namespace kinprint {

std::vector<std::uint32_t> collapsed_merges(const Tree& tree, std::span<const double> support, double least) {
    std::vector<std::uint32_t> collapsed;
    for (std::uint32_t merge = 0; merge + 1 < tree.merges.size() && !support.empty(); ++merge) {
        if (support[merge] < least) {
            collapsed.push_back(merge);
        }
    }
    return collapsed;
}

std::vector<double> drawn_heights(const Tree& tree, std::span<const std::uint32_t> collapsed) {
    const std::size_t leaves = tree.merges.size() + 1;
    std::vector<std::size_t> parent(tree.merges.size());
    std::vector<double> heights;
    for (std::size_t i = 0; i < tree.merges.size(); ++i) {
        const Merge& merge = tree.merges[i];
        heights.push_back(merge.height);
        for (const std::size_t child : {merge.a, merge.b}) {
            if (child >= leaves) {
                parent[child - leaves] = i;
            }
        }
    }
    for (std::size_t at = collapsed.size(); at > 0; --at) {  // parents stand behind their children
        const std::uint32_t merge = collapsed[at - 1];
        heights[merge] = heights[parent[merge]];
    }
    return heights;
}

}  // namespace kinprint
