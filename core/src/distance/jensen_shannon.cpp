#include <algorithm>
#include <cmath>

#include "../log2.hpp"
#include "kinprint/distance.hpp"
#include "sum_over_terms.hpp"

namespace kinprint {

namespace {

std::vector<double> row_sums(const Matrix& rates) {
    std::vector<double> sums(rates.rows);
    for (std::size_t source = 0; source < rates.rows; ++source) {
        for (const double rate : rates.row(source)) {
            sums[source] += rate;
        }
    }
    return sums;
}

/// Each source's rates scaled to sum 1 and turned to terms x sources. A source without any stays 0.
Matrix probabilities_by_term(const Matrix& rates, const std::vector<double>& sums) {
    Matrix probabilities(rates.columns, rates.rows);
    for (std::size_t source = 0; source < rates.rows; ++source) {
        if (sums[source] > 0) {
            for (std::size_t term = 0; term < rates.columns; ++term) {
                probabilities.values[term * rates.rows + source] =
                    rates.values[source * rates.columns + term] / sums[source];
            }
        }
    }
    return probabilities;
}

double times_its_log2(double p) {
    return p > 0 ? p * portable_log2(p) : 0;
}

Matrix negative_surprise(const Matrix& probabilities) {
    Matrix surprise = probabilities;
    std::ranges::transform(surprise.values, surprise.values.begin(), times_its_log2);
    return surprise;
}

}  // namespace

CondensedMatrix jensen_shannon(const Matrix& rates) {
    const std::vector<double> sums = row_sums(rates);
    const Matrix probabilities = probabilities_by_term(rates, sums);
    const Matrix surprise = negative_surprise(probabilities);
    const std::size_t n = rates.rows;

    // KL(p|m) + KL(q|m) per term: p log p + q log q - (p + q) log m. Two logarithms are known beforehand; the sum of
    // the three is exactly 0 for p = q, and exactly p + q where one of them is 0.
    const auto divergence = [&](std::size_t term, std::size_t i, std::size_t j) {
        const double p = probabilities.values[term * n + i];
        const double q = probabilities.values[term * n + j];
        if (p == 0 || q == 0) {
            return p + q;
        }
        const double both = p + q;
        return surprise.values[term * n + i] + surprise.values[term * n + j] - both * portable_log2(both / 2);
    };
    CondensedMatrix distances = sum_over_terms(n, rates.columns, divergence);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = i + 1; j < n; ++j) {
            double& distance = distances.at(i, j);
            const bool one_is_empty = (sums[i] > 0) != (sums[j] > 0);
            distance = one_is_empty ? 1 : std::sqrt(std::clamp(distance / 2, 0.0, 1.0));
        }
    }
    return distances;
}

}  // namespace kinprint
