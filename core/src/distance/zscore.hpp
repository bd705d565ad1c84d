// Rates -> z-scores, the scale on which the Delta measures compare.
#pragma once

#include <cstdint>
#include <vector>

#include "kinprint/matrix.hpp"

namespace kinprint {

/// Terms x sources, without the terms whose rate is the same in all sources.
struct ZScores {
    Matrix by_term;
    std::vector<std::uint32_t> terms;  // which term each row is of, ascending
};

/// z = (rate - mean) / sd per term over all sources, sd with n - 1. `rates`: sources x terms. O(sources * terms).
ZScores zscores_by_term(const Matrix& rates);

}  // namespace kinprint
