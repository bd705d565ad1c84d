#include "positive_definite.hpp"

#include <algorithm>
#include <cmath>

namespace kinprint {

namespace {

/// A = L L^T, L in the lower triangle.
void factorise(Matrix& a) {
    for (std::size_t i = 0; i < a.rows; ++i) {
        const std::span<double> row = a.row(i);
        for (std::size_t j = 0; j <= i; ++j) {
            const std::span<const double> other = a.row(j);
            double rest = row[j];
            for (std::size_t at = 0; at < j; ++at) {
                rest -= row[at] * other[at];
            }
            if (i == j) {
                row[j] = std::sqrt(std::max(rest, 0.0));
            } else {
                row[j] = other[j] > 0 ? rest / other[j] : 0;
            }
        }
    }
}

void divide(std::span<double> row, double pivot) {
    if (pivot > 0) {
        for (double& value : row) {
            value /= pivot;
        }
    } else {
        std::ranges::fill(row, 0.0);
    }
}

void subtract(std::span<double> row, double factor, std::span<const double> other) {
    if (factor != 0) {
        for (std::size_t column = 0; column < row.size(); ++column) {
            row[column] -= factor * other[column];
        }
    }
}

/// Solves for `size` columns of b from `begin` on, with the factor of a in its lower triangle.
void solve_columns(const Matrix& a, Matrix& b, std::size_t begin, std::size_t size) {
    const auto part = [&](std::size_t row) { return b.row(row).subspan(begin, size); };
    for (std::size_t i = 0; i < a.rows; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            subtract(part(i), a.row(i)[j], part(j));
        }
        divide(part(i), a.row(i)[i]);
    }
    for (std::size_t i = a.rows; i-- > 0;) {
        for (std::size_t j = i + 1; j < a.rows; ++j) {
            subtract(part(i), a.row(j)[i], part(j));
        }
        divide(part(i), a.row(i)[i]);
    }
}

}  // namespace

void solve_positive_definite(Matrix& a, Matrix& b) {
    constexpr std::size_t block = 128;  // columns of 22 rows or so that stay in the nearest cache
    factorise(a);
    for (std::size_t begin = 0; begin < b.columns; begin += block) {
        solve_columns(a, b, begin, std::min(block, b.columns - begin));
    }
}

}  // namespace kinprint
