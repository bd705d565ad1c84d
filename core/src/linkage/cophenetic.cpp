#include "kinprint/linkage.hpp"
#include "leaf_order.hpp"

namespace kinprint {

CondensedMatrix cophenetic(const std::vector<Merge>& merges) {
    const std::vector<std::uint32_t> order = leaf_order(merges);
    const std::vector<std::uint32_t> top = top_places(merges);
    CondensedMatrix heights(order.size());
    for (std::size_t i = 0; i < merges.size(); ++i) {
        const std::uint32_t first_of_a = top[order.size() + i];
        const std::uint32_t first_of_b = top[merges[i].b];
        for (std::uint32_t a = first_of_a; a < first_of_b; ++a) {
            for (std::uint32_t b = first_of_b; b < first_of_a + merges[i].size; ++b) {
                heights.at(order[a], order[b]) = merges[i].height;
            }
        }
    }
    return heights;
}

}  // namespace kinprint
