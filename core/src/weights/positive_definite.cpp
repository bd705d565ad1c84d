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
    for (double& value : row) {
        value = pivot > 0 ? value / pivot : 0;
    }
}

void subtract(std::span<double> row, double factor, std::span<const double> other) {
    if (factor != 0) {
        for (std::size_t column = 0; column < row.size(); ++column) {
            row[column] -= factor * other[column];
        }
    }
}

}  // namespace

void solve_positive_definite(Matrix& a, Matrix& b) {
    factorise(a);
    for (std::size_t i = 0; i < a.rows; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            subtract(b.row(i), a.row(i)[j], b.row(j));
        }
        divide(b.row(i), a.row(i)[i]);
    }
    for (std::size_t i = a.rows; i-- > 0;) {
        for (std::size_t j = i + 1; j < a.rows; ++j) {
            subtract(b.row(i), a.row(j)[i], b.row(j));
        }
        divide(b.row(i), a.row(i)[i]);
    }
}

}  // namespace kinprint
