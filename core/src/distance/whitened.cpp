#include <algorithm>
#include <cmath>
#include <vector>

#include "cosine.hpp"
#include "kinprint/distance.hpp"
#include "vectors.hpp"

namespace kinprint {

namespace {

constexpr double kept_correlation = 0.7;  // the rest is shrunken away: K^2 / 2 correlations are never all well known

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

Matrix whitening_factor(const Weights& weights, std::size_t columns) {
    const std::size_t k = std::min(weights.correlated, columns);
    Matrix factor(k, k);          // the Cholesky factor of 0.7 S + 0.3 I
    Matrix transposed(k, k);      // so that what a row is reduced by lies in one piece
    std::vector<double> rest(k);  // of the row
    for (std::size_t i = 0; i < k; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            rest[j] = i == j ? 1.0 : kept_correlation * weights.correlation[i * (i - 1) / 2 + j];
        }
        for (std::size_t j = 0; j <= i; ++j) {
            // Rounded correlations may not be those of any data, so a pivot is kept away from 0.
            const double value = i == j ? std::sqrt(std::max(rest[j], 1e-6)) : rest[j] / factor.values[j * k + j];
            factor.values[i * k + j] = transposed.values[j * k + i] = value;
            for (std::size_t next = j + 1; next <= i; ++next) {
                rest[next] -= value * transposed.values[j * k + next];
            }
        }
    }
    return factor;
}

Whitened whitened_vectors(const Matrix& x, const Weights& weights, const Matrix& factor) {
    const std::size_t k = factor.rows;
    Whitened of{scaled_by_sigma(x, weights, k), Matrix(k, x.rows)};
    std::vector<double> rest(x.rows);
    for (std::size_t i = 0; i < k; ++i) {  // L y = x / sigma, from the top
        std::ranges::copy(of.scaled.row(i), rest.begin());
        for (std::size_t j = 0; j < i; ++j) {
            for (std::size_t source = 0; source < x.rows; ++source) {
                rest[source] -= factor.values[i * k + j] * of.y.values[j * x.rows + source];
            }
        }
        for (std::size_t source = 0; source < x.rows; ++source) {
            of.y.values[i * x.rows + source] = rest[source] / factor.values[i * k + i];
        }
    }
    return of;
}

Matrix back_to_terms(const Matrix& y, const Matrix& factor) {
    const std::size_t k = y.rows;
    const std::size_t sources = y.columns;
    Matrix u(k, sources);
    for (std::size_t i = k; i-- > 0;) {  // L^T u = y, from the bottom
        for (std::size_t source = 0; source < sources; ++source) {
            double rest = y.values[i * sources + source];
            for (std::size_t j = i + 1; j < k; ++j) {
                rest -= factor.values[j * k + i] * u.values[j * sources + source];
            }
            u.values[i * sources + source] = rest / factor.values[i * k + i];
        }
    }
    return u;
}

CondensedMatrix whitened_distance(const Matrix& x, const Weights& weights, const Matrix& factor) {
    return cosine_distances(whitened_vectors(x, weights, factor).y);
}

}  // namespace kinprint
