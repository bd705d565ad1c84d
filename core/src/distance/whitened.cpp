#include <algorithm>
#include <cmath>
#include <vector>

#include "cosine.hpp"
#include "kinprint/distance.hpp"
#include "vectors.hpp"

namespace kinprint {

namespace {

constexpr double kept_correlation = 0.7;  // the rest is shrunken away: K^2 / 2 correlations are never all well known

/// The Cholesky factor L of 0.7 S + 0.3 I, lower triangle, K x K row by row.
std::vector<double> factor_of(const std::vector<double>& correlation, std::size_t k) {
    std::vector<double> factor(k * k);
    std::vector<double> transposed(k * k);  // of the factor, so that what a row is reduced by lies in one piece
    std::vector<double> rest(k);            // of the row
    for (std::size_t i = 0; i < k; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            rest[j] = i == j ? 1.0 : kept_correlation * correlation[i * (i - 1) / 2 + j];
        }
        for (std::size_t j = 0; j <= i; ++j) {
            // Rounded correlations may not be those of any data, so a pivot is kept away from 0.
            const double value = i == j ? std::sqrt(std::max(rest[j], 1e-6)) : rest[j] / factor[j * k + j];
            factor[i * k + j] = transposed[j * k + i] = value;
            for (std::size_t next = j + 1; next <= i; ++next) {
                rest[next] -= value * transposed[j * k + next];
            }
        }
    }
    return factor;
}

/// x / sigma_w of the first `k` terms: terms x sources.
Matrix scaled_by_sigma(const Matrix& x, const Weights& weights, std::size_t k) {
    Matrix scaled(k, x.rows);
    for (std::size_t term = 0; term < k; ++term) {
        const double sigma = std::sqrt(weights.within[term]);
        for (std::size_t source = 0; source < x.rows; ++source) {
            scaled.values[term * x.rows + source] = sigma > 0 ? x.values[source * x.columns + term] / sigma : 0;
        }
    }
    return scaled;
}

}  // namespace

Whitened whitened_vectors(const Matrix& x, const Weights& weights) {
    const std::size_t k = std::min(weights.correlated, x.columns);
    Whitened of{scaled_by_sigma(x, weights, k), Matrix(k, x.rows), factor_of(weights.correlation, k)};
    for (std::size_t i = 0; i < k; ++i) {  // L y = x / sigma, from the top
        for (std::size_t source = 0; source < x.rows; ++source) {
            double rest = of.scaled.values[i * x.rows + source];
            for (std::size_t j = 0; j < i; ++j) {
                rest -= of.factor[i * k + j] * of.y.values[j * x.rows + source];
            }
            of.y.values[i * x.rows + source] = rest / of.factor[i * k + i];
        }
    }
    return of;
}

Matrix back_to_terms(const Whitened& whitened) {
    const std::size_t k = whitened.y.rows;
    const std::size_t sources = whitened.y.columns;
    Matrix u(k, sources);
    for (std::size_t i = k; i-- > 0;) {  // L^T u = y, from the bottom
        for (std::size_t source = 0; source < sources; ++source) {
            double rest = whitened.y.values[i * sources + source];
            for (std::size_t j = i + 1; j < k; ++j) {
                rest -= whitened.factor[j * k + i] * u.values[j * sources + source];
            }
            u.values[i * sources + source] = rest / whitened.factor[i * k + i];
        }
    }
    return u;
}

CondensedMatrix whitened_distance(const Matrix& x, const Weights& weights) {
    return cosine_distances(whitened_vectors(x, weights).y);
}

}  // namespace kinprint
