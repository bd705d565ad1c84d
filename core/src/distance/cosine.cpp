#include "cosine.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "sum_over_terms.hpp"

namespace kinprint {

std::vector<double> squared_lengths(const Matrix& by_term) {
    std::vector<double> lengths(by_term.columns);
    for (std::size_t term = 0; term < by_term.rows; ++term) {
        const auto row = by_term.row(term);
        for (std::size_t source = 0; source < row.size(); ++source) {
            lengths[source] += row[source] * row[source];
        }
    }
    return lengths;
}

namespace {

double cosine_distance(double product, double squared_a, double squared_b) {
    if (squared_a == 0 && squared_b == 0) {
        return 0;
    }
    if (squared_a == 0 || squared_b == 0) {
        return 1;
    }
    return std::clamp(1 - product / std::sqrt(squared_a * squared_b), 0.0, 2.0);
}

}  // namespace

CondensedMatrix cosine_distances(const Matrix& by_term) {
    const std::size_t n = by_term.columns;
    const auto product = [&](std::size_t term, std::size_t i, std::size_t j) {
        return by_term.values[term * n + i] * by_term.values[term * n + j];
    };
    CondensedMatrix distances = sum_over_terms(n, by_term.rows, product);
    const std::vector<double> squared = squared_lengths(by_term);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = i + 1; j < n; ++j) {
            distances.at(i, j) = cosine_distance(distances.at(i, j), squared[i], squared[j]);
        }
    }
    return distances;
}

std::vector<double> cosine_contributions(const Matrix& y, const Matrix& left, const Matrix& right, std::size_t a,
                                         std::size_t b) {
    const std::vector<double> squared = squared_lengths(y);
    const double lengths = std::sqrt(squared[a] * squared[b]);
    std::vector<double> contributions(left.rows);
    for (std::size_t term = 0; lengths > 0 && term < left.rows; ++term) {
        const auto l = left.row(term);
        const auto r = right.row(term);
        contributions[term] = (l[a] * r[b] + l[b] * r[a]) / (2 * lengths);
    }
    return contributions;
}

}  // namespace kinprint
