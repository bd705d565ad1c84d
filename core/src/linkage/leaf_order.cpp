#include "leaf_order.hpp"

namespace kinprint {

std::vector<std::uint32_t> top_places(const std::vector<Merge>& merges) {
    const std::size_t leaves = merges.size() + 1;
    std::vector<std::uint32_t> top(leaves + merges.size());
    for (std::size_t i = merges.size(); i-- > 0;) {  // parents come after their children, so walk from the root down
        const Merge& merge = merges[i];
        const std::uint32_t size_a = merge.a < leaves ? 1 : merges[merge.a - leaves].size;
        top[merge.a] = top[leaves + i];
        top[merge.b] = top[leaves + i] + size_a;
    }
    return top;
}

std::vector<std::uint32_t> leaf_order(const std::vector<Merge>& merges) {
    const std::vector<std::uint32_t> top = top_places(merges);
    std::vector<std::uint32_t> order(merges.size() + 1);
    for (std::uint32_t leaf = 0; leaf < order.size(); ++leaf) {
        order[top[leaf]] = leaf;
    }
    return order;
}

}  // namespace kinprint
