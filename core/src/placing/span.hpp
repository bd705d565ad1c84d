// The space that some vectors lie in.
#pragma once

#include <span>

#include "kinprint/matrix.hpp"

namespace kinprint {

double dot(std::span<const double> a, std::span<const double> b);

/// An orthonormal basis of the rows of a matrix, by Gram and Schmidt, each gone through twice: once leaves too much of
/// the others where rows are nearly the same. O(rows^2 columns). Source: Giraud, Langou and Rozloznik (2005), "The loss
/// of orthogonality in the Gram-Schmidt orthogonalization process".
class Span {
public:
    Span() = default;
    explicit Span(Matrix vectors);

    /// The length of what of a vector lies in it. O(rows * columns).
    [[nodiscard]] double length_in(std::span<const double> vector) const;

private:
    void take_off_those_before(std::size_t row);

    Matrix basis_{0, 0};
};

}  // namespace kinprint
