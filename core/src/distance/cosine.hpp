// The angle between sources, which several distances end in.
#pragma once

#include <cstddef>
#include <vector>

#include "kinprint/matrix.hpp"

namespace kinprint {

/// |y|^2 of each column of `by_term` (terms x sources). O(sources * terms).
std::vector<double> squared_lengths(const Matrix& by_term);

/// 1 - cos between the columns of `by_term` (terms x sources), in [0, 2]. A column of zeros is at 1 from all but such
/// columns. O(sources^2 * terms).
CondensedMatrix cosine_distances(const Matrix& by_term);

/// What each term adds to cos(y_a, y_b), where y_a . y_b = sum over terms of left_a right_b:
/// c_t = (left_at right_bt + left_bt right_at) / (2 |y_a| |y_b|); the c_t sum to 1 - distance, and a and b may change
/// places. Where the terms are the dimensions of y, `left` and `right` are y itself. All 0 where y_a or y_b is. O(terms
/// + rows of y).
std::vector<double> cosine_contributions(const Matrix& y, const Matrix& left, const Matrix& right, std::size_t a,
                                         std::size_t b);

}  // namespace kinprint
