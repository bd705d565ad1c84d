#include "among.hpp"

#include <algorithm>

namespace kinprint {

namespace {

struct Group {
    std::vector<std::uint32_t> leaves;
    double probability = 0;
};

Group joined(const Group& a, const Group& b) {
    Group both{a.leaves, a.probability + b.probability};
    both.leaves.insert(both.leaves.end(), b.leaves.begin(), b.leaves.end());
    return both;
}

}  // namespace

std::vector<std::uint32_t> smallest_group(const std::vector<Merge>& merges, std::span<const double> p, double least) {
    std::vector<Group> groups;
    for (std::uint32_t leaf = 0; leaf < p.size(); ++leaf) {
        groups.push_back({{leaf}, p[leaf]});
    }
    for (const Merge& merge : merges) {
        groups.push_back(joined(groups[merge.a], groups[merge.b]));
    }
    // Smaller ones stand before those that hold them.
    const auto found = std::ranges::find_if(groups, [&](const Group& group) { return group.probability >= least; });
    Group& group = found == groups.end() ? groups.back() : *found;
    std::ranges::sort(group.leaves);
    return group.leaves;
}

}  // namespace kinprint
