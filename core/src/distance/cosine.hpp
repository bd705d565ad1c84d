// The angle between sources, which several distances end in.
#pragma once

#include "kinprint/matrix.hpp"

namespace kinprint {

/// 1 - cos between the columns of `by_term` (terms x sources), in [0, 2]. A column of zeros is at 1 from all but such columns.
/// O(sources^2 * terms).
CondensedMatrix cosine_distances(const Matrix& by_term);

}  // namespace kinprint
