#include "span.hpp"

#include <cmath>
#include <numeric>
#include <utility>

namespace kinprint {

double dot(std::span<const double> a, std::span<const double> b) {
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0);
}

Span::Span(Matrix vectors) : basis_(std::move(vectors)) {
    constexpr double nothing_new = 1e-9;  // of a vector's length
    for (std::size_t row = 0; row < basis_.rows; ++row) {
        const double before = std::sqrt(dot(basis_.row(row), basis_.row(row)));
        take_off_those_before(row);
        take_off_those_before(row);
        const double length = std::sqrt(dot(basis_.row(row), basis_.row(row)));
        for (double& value : basis_.row(row)) {
            value = length > nothing_new * before ? value / length : 0;
        }
    }
}

void Span::take_off_those_before(std::size_t row) {
    for (std::size_t other = 0; other < row; ++other) {
        const double along = dot(basis_.row(other), basis_.row(row));
        for (std::size_t column = 0; column < basis_.columns; ++column) {
            basis_.row(row)[column] -= along * basis_.row(other)[column];
        }
    }
}

double Span::length_in(std::span<const double> vector) const {
    double squares = 0;
    for (std::size_t row = 0; row < basis_.rows; ++row) {
        const double along = dot(basis_.row(row), vector);
        squares += along * along;
    }
    return std::sqrt(squares);
}

}  // namespace kinprint
