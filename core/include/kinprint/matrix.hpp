// The two matrices that pass between counting, distance and linkage.
#pragma once

#include <cstddef>
#include <span>
#include <utility>
#include <vector>

namespace kinprint {

/// A dense row-major matrix: one row a source, one column a term.
struct Matrix {
    std::size_t rows = 0;
    std::size_t columns = 0;
    std::vector<double> values;  // rows * columns

    Matrix() = default;
    Matrix(std::size_t r, std::size_t c) : rows(r), columns(c), values(r * c) {}

    [[nodiscard]] std::span<double> row(std::size_t r) { return std::span(values).subspan(r * columns, columns); }
    [[nodiscard]] std::span<const double> row(std::size_t r) const {
        return std::span(values).subspan(r * columns, columns);
    }
};

/// A symmetric matrix with a zero diagonal as its upper triangle, row-major: (0,1), (0,2), …, (n-2,n-1).
/// The layout of SciPy's `squareform`.
struct CondensedMatrix {
    std::size_t n = 0;
    std::vector<double> values;  // n * (n - 1) / 2

    CondensedMatrix() = default;
    explicit CondensedMatrix(std::size_t size) : n(size), values(size < 2 ? 0 : size * (size - 1) / 2) {}

    [[nodiscard]] std::size_t index(std::size_t i, std::size_t j) const {
        if (i > j) {
            std::swap(i, j);
        }
        return n * i - i * (i + 1) / 2 + (j - i - 1);
    }
    /// Precondition: i != j, both below n.
    [[nodiscard]] double& at(std::size_t i, std::size_t j) { return values[index(i, j)]; }
    [[nodiscard]] double at(std::size_t i, std::size_t j) const { return values[index(i, j)]; }
};

}  // namespace kinprint
