// Rates -> z-scores, the scale on which the Delta measures compare.
#pragma once

#include "kinprint/matrix.hpp"

namespace kinprint {

/// z = (rate - mean) / sd per term over all sources, sd with n - 1.
/// `rates`: sources x terms. Returns terms x sources: one row a term, in order, without the terms whose rate is the same
/// in all sources. O(sources * terms).
Matrix zscores_by_term(const Matrix& rates);

}  // namespace kinprint
