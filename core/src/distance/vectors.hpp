// The vectors y whose angle is a distance: the distances take it, and evidence takes it apart into terms.
#pragma once

#include <cstddef>

#include "kinprint/matrix.hpp"
#include "kinprint/weights.hpp"

namespace kinprint {

/// y of `snr_distance`: terms x sources. Arguments as there. O(sources * terms).
Matrix snr_vectors(const Matrix& x, const Weights& weights, double words);

/// y of `whitened_distance`, which has no term of its own in a row, and what it is made of.
struct Whitened {
    Matrix scaled;  // x / sigma_w: K terms x sources
    Matrix y;       // L^-1 of it: K x sources
};

/// `factor`: L. O(sources K^2).
Whitened whitened_vectors(const Matrix& x, const Weights& weights, const Matrix& factor);

/// u = L^-T y, K terms x sources. y_a . y_b = (x_a / sigma)^T M (x_b / sigma) with M = (L L^T)^-1, so it is the sum
/// over terms of scaled_a u_b, and just as well of scaled_b u_a. O(sources K^2).
Matrix back_to_terms(const Matrix& y, const Matrix& factor);

}  // namespace kinprint
