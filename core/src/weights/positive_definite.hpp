// Linear equations whose matrix is symmetric and positive definite.
#pragma once

#include "kinprint/matrix.hpp"

namespace kinprint {

/// Solves A X = B; A becomes its Cholesky factor, B becomes X. An unknown that A says nothing of (a row of zeros) is 0.
/// O(n^3 + n^2 * columns of B). Source: Golub and Van Loan, "Matrix Computations", 4.2.
void solve_positive_definite(Matrix& a, Matrix& b);

}  // namespace kinprint
