// Distances to make trees of, and what any tree must be.
#pragma once

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <utility>
#include <vector>

#include "kinprint/linkage.hpp"
#include "random.hpp"

namespace kinprint::test {

inline CondensedMatrix random_distances(std::size_t n, Random& random) {
    CondensedMatrix distances(n);
    std::ranges::generate(distances.values, [&] { return 0.01 + random.unit(); });
    return distances;
}

/// Whole numbers from 0 to `largest`: few of them, so many pairs tie.
inline CondensedMatrix tied_distances(std::size_t n, std::size_t largest, Random& random) {
    CondensedMatrix distances(n);
    std::ranges::generate(distances.values, [&] { return static_cast<double>(random.below(largest + 1)); });
    return distances;
}

inline std::vector<std::uint32_t> random_permutation(std::size_t n, Random& random) {
    std::vector<std::uint32_t> order(n);
    std::iota(order.begin(), order.end(), 0U);
    for (std::size_t i = n; i > 1; --i) {
        std::swap(order[i - 1], order[random.below(i)]);
    }
    return order;
}

/// What every list of merges must be, whatever the distances.
inline void check_shape(const std::vector<Merge>& merges, std::size_t n) {
    REQUIRE(merges.size() == (n < 2 ? 0 : n - 1));
    std::vector<std::uint32_t> sizes(n, 1);
    std::vector<bool> used(2 * n);
    double previous = 0;
    for (const Merge& merge : merges) {
        REQUIRE(merge.a < merge.b);
        REQUIRE(merge.b < sizes.size());
        REQUIRE_FALSE(used[merge.a]);
        REQUIRE_FALSE(used[merge.b]);
        used[merge.a] = used[merge.b] = true;
        REQUIRE(merge.size == sizes[merge.a] + sizes[merge.b]);
        sizes.push_back(merge.size);
        REQUIRE(merge.height >= previous);
        previous = merge.height;
    }
}

/// The same distances with leaf i called to[i].
inline CondensedMatrix permuted(const CondensedMatrix& distances, const std::vector<std::uint32_t>& to) {
    CondensedMatrix result(distances.n);
    for (std::size_t i = 0; i < distances.n; ++i) {
        for (std::size_t j = i + 1; j < distances.n; ++j) {
            result.at(to[i], to[j]) = distances.at(i, j);
        }
    }
    return result;
}

}  // namespace kinprint::test
