#include "kinprint/linkage.hpp"
#include "leaf_order.hpp"

namespace kinprint {

CondensedMatrix cophenetic(const Tree& tree) {
    const std::vector<Merge>& merges = tree.merges;
    const std::vector<std::uint32_t> order = leaf_order(merges);
    const std::vector<std::uint32_t> top = top_places(merges);
    CondensedMatrix lengths(order.size());
    for (std::size_t i = 0; i < merges.size(); ++i) {
        const std::uint32_t first_of_a = top[order.size() + i];
        const std::uint32_t first_of_b = top[merges[i].b];
        for (std::uint32_t a = first_of_a; a < first_of_b; ++a) {
            for (std::uint32_t b = first_of_b; b < first_of_a + merges[i].size; ++b) {
                const double leaves = tree.leaf_heights[order[a]] + tree.leaf_heights[order[b]];
                lengths.at(order[a], order[b]) = merges[i].height - leaves / 2;
            }
        }
    }
    return lengths;
}

}  // namespace kinprint
