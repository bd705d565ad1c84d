#include "steps.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace kinprint {

namespace {

/// Disjoint sets of nodes; each set is named by the merge that made it.
class Forest {
public:
    explicit Forest(std::size_t nodes) : parent_(nodes) { std::iota(parent_.begin(), parent_.end(), 0U); }

    std::uint32_t root(std::uint32_t node) {
        while (parent_[node] != node) {
            parent_[node] = parent_[parent_[node]];
            node = parent_[node];
        }
        return node;
    }

    void join(std::uint32_t a, std::uint32_t b, std::uint32_t merged) {
        parent_[a] = merged;
        parent_[b] = merged;
    }

private:
    std::vector<std::uint32_t> parent_;
};

bool earlier(const Step& x, const Step& y) {
    return std::tie(x.height, x.a, x.b) < std::tie(y.height, y.a, y.b);
}

}  // namespace

std::vector<Merge> merges_of(std::vector<Step> steps) {
    std::ranges::sort(steps, earlier);
    const std::size_t leaves = steps.size() + 1;
    Forest forest(leaves + steps.size());
    std::vector<Merge> merges;
    merges.reserve(steps.size());
    const auto size = [&](std::uint32_t node) { return node < leaves ? 1 : merges[node - leaves].size; };
    for (const Step& step : steps) {
        const auto [a, b] = std::minmax({forest.root(step.a), forest.root(step.b)});
        forest.join(a, b, static_cast<std::uint32_t>(leaves + merges.size()));
        merges.push_back({a, b, step.height, size(a) + size(b)});
    }
    return merges;
}

}  // namespace kinprint
