#include "leaf_order.hpp"

#include <utility>

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

Tree in_order(Tree tree, const std::vector<std::uint32_t>& order) {
    std::vector<std::uint32_t> first(order.size() + tree.merges.size());  // of each node, the place of its first leaf
    for (std::uint32_t place = 0; place < order.size(); ++place) {
        first[order[place]] = place;
    }
    for (std::size_t i = 0; i < tree.merges.size(); ++i) {
        Merge& merge = tree.merges[i];
        if (first[merge.b] < first[merge.a]) {
            std::swap(merge.a, merge.b);
        }
        first[order.size() + i] = first[merge.a];
    }
    return tree;
}

}  // namespace kinprint
