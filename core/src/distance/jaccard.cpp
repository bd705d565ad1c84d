#include "kinprint/distance.hpp"

namespace kinprint {

namespace {

std::size_t common_ids(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    std::size_t common = 0;
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {  // steps without branches: which list is ahead cannot be predicted
        const std::uint32_t x = a[i];
        const std::uint32_t y = b[j];
        common += static_cast<std::size_t>(x == y);
        i += static_cast<std::size_t>(x <= y);
        j += static_cast<std::size_t>(y <= x);
    }
    return common;
}

double jaccard_distance(const std::vector<std::uint32_t>& a, const std::vector<std::uint32_t>& b) {
    const std::size_t common = common_ids(a, b);
    const std::size_t either = a.size() + b.size() - common;
    return either == 0 ? 0 : static_cast<double>(either - common) / static_cast<double>(either);
}

}  // namespace

CondensedMatrix jaccard(const std::vector<std::vector<std::uint32_t>>& sets) {
    CondensedMatrix distances(sets.size());
    for (std::size_t i = 0; i < sets.size(); ++i) {
        for (std::size_t j = i + 1; j < sets.size(); ++j) {
            distances.at(i, j) = jaccard_distance(sets[i], sets[j]);
        }
    }
    return distances;
}

}  // namespace kinprint
