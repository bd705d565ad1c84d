// Rates of terms -> distances between sources.
#pragma once

#include <cstdint>
#include <vector>

#include "kinprint/matrix.hpp"
#include "kinprint/weights.hpp"

namespace kinprint {

/// Cosine Delta: 1 - cos(z_a, z_b), in [0, 2]. z = (rate - mean) / sd per term over all sources; sd with n - 1.
/// A term of the same rate in all sources says nothing and is left out; without any term left every distance is 0.
/// `rates`: sources x terms. O(sources^2 * terms).
/// Source: Smith and Aldridge (2011), "Improving Authorship Attribution: Optimizing Burrows' Delta Method";
/// Evert et al. (2017), "Understanding and explaining Delta measures for authorship attribution".
CondensedMatrix cosine_delta(const Matrix& rates);

/// Burrows's Delta: the mean of |z_a - z_b| over the terms, z as in `cosine_delta`; >= 0.
/// Source: Burrows (2002), "'Delta': a measure of stylistic difference and a guide to likely authorship".
CondensedMatrix burrows_delta(const Matrix& rates);

/// SNR-weighted cosine distance: 1 - cos(y_a, y_b), in [0, 2], with y = x sqrt(b / (v (2 b + v))), v = within * 1000 /
/// words. That is the weight of the log-likelihood ratio "one writer or two" where a writer's true rate varies by b =
/// sigma^2_b between writers, and the seen rate by v around it. `x`: sources x terms, each rate less what is expected
/// of it; term t has the weight of index t. `words`: of a source of middling size. A term whose sigma^2_b is 0 is left
/// out. O(sources^2 * terms).
CondensedMatrix snr_distance(const Matrix& x, const Weights& weights, double words);

/// L of `whitened_distance`, K x K, of which the upper triangle is 0; K = the correlated terms, or the `columns` where
/// these are fewer. O(K^3).
Matrix whitening_factor(const Weights& weights, std::size_t columns);

/// Whitened distance: 1 - cos(y_a, y_b), y = L^-1 (x / sigma_w), L L^T = 0.7 S + 0.3 I, S = the within-source
/// correlation of the first K = `weights.correlated` terms. `x`: as for `snr_distance`; terms beyond K are not looked
/// at. `factor`: L, as `whitening_factor` makes it. O(sources K^2 + sources^2 K).
/// Source: linear discriminant analysis, Fisher (1936); the shrunken S after Friedman (1989), "Regularized discriminant
/// analysis".
CondensedMatrix whitened_distance(const Matrix& x, const Weights& weights, const Matrix& factor);

/// Jensen-Shannon distance: sqrt((KL(p|m) + KL(q|m)) / 2), m = (p + q) / 2, logarithms to base 2, in [0, 1].
/// p and q are the rows of `rates`, each scaled to sum 1; rates must be >= 0. A row of zeros is at 1 from all but such
/// rows.
/// Source: Lin (1991), "Divergence measures based on the Shannon entropy"; Endres and Schindelin (2003) for the
/// root.
CondensedMatrix jensen_shannon(const Matrix& rates);

/// Jaccard distance 1 - |A n B| / |A u B| between sets, each a sorted list of distinct ids; two empty sets are at 0.
/// Source: Jaccard (1912), "The distribution of the flora in the alpine zone".
CondensedMatrix jaccard(const std::vector<std::vector<std::uint32_t>>& sets);

}  // namespace kinprint
