#include <algorithm>
#include <cmath>
#include <vector>

#include "cosine.hpp"
#include "kinprint/distance.hpp"

namespace kinprint {

namespace {

constexpr double kept_correlation = 0.7;  // the rest is shrunken away: K^2 / 2 correlations are never all well known

/// The Cholesky factor L of 0.7 S + 0.3 I, lower triangle, K x K row by row.
std::vector<double> factor_of(const std::vector<double>& correlation, std::size_t k) {
    std::vector<double> factor(k * k);
    for (std::size_t i = 0; i < k; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            double rest = i == j ? 1.0 : kept_correlation * correlation[i * (i - 1) / 2 + j];
            for (std::size_t at = 0; at < j; ++at) {
                rest -= factor[i * k + at] * factor[j * k + at];
            }
            // Rounded correlations may not be those of any data, so a pivot is kept away from 0.
            factor[i * k + j] = i == j ? std::sqrt(std::max(rest, 1e-6)) : rest / factor[j * k + j];
        }
    }
    return factor;
}

}  // namespace

CondensedMatrix whitened_distance(const Matrix& x, const Weights& weights) {
    const std::size_t k = std::min(weights.correlated, x.columns);
    const std::vector<double> factor = factor_of(weights.correlation, k);
    Matrix y(k, x.rows);  // terms x sources; solved from the top, L y = x / sigma
    for (std::size_t i = 0; i < k; ++i) {
        const double sigma = std::sqrt(weights.within[i]);
        for (std::size_t source = 0; source < x.rows; ++source) {
            double rest = sigma > 0 ? x.values[source * x.columns + i] / sigma : 0;
            for (std::size_t j = 0; j < i; ++j) {
                rest -= factor[i * k + j] * y.values[j * x.rows + source];
            }
            y.values[i * x.rows + source] = rest / factor[i * k + i];
        }
    }
    return cosine_distances(y);
}

}  // namespace kinprint
