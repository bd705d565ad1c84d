// The loop that all distances over rates share.
#pragma once

#include <algorithm>
#include <cstddef>

#include "kinprint/matrix.hpp"

namespace kinprint {

/// For every pair of sources i < j the sum of `contribution(term, i, j)` over all terms.
///
/// Each sum runs over ascending terms, so its rounding is fixed; terms go in blocks only so that the sums of one source
/// stay in the nearest cache. O(sources^2 * terms).
template <typename Contribution>
CondensedMatrix sum_over_terms(std::size_t sources, std::size_t terms, Contribution contribution) {
    constexpr std::size_t block = 32;
    CondensedMatrix sums(sources);
    for (std::size_t begin = 0; begin < terms; begin += block) {
        const std::size_t end = std::min(begin + block, terms);
        for (std::size_t i = 0; i + 1 < sources; ++i) {
            double* const to_others = &sums.at(i, i + 1);
            for (std::size_t term = begin; term < end; ++term) {
                for (std::size_t j = i + 1; j < sources; ++j) {
                    to_others[j - i - 1] += contribution(term, i, j);
                }
            }
        }
    }
    return sums;
}

}  // namespace kinprint
