#include "zscore.hpp"

#include <cmath>
#include <span>

namespace kinprint {

namespace {

/// Puts the z-scores of one term into `z`, one value a source. False where all rates are equal.
bool standardise(const Matrix& rates, std::size_t term, std::span<double> z) {
    const auto n = static_cast<double>(z.size());
    // Seen from the first source, equal rates are exactly 0; seen from a rounded mean they would be noise.
    const double origin = rates.values[term];
    double sum = 0;
    for (std::size_t source = 0; source < z.size(); ++source) {
        z[source] = rates.values[source * rates.columns + term] - origin;
        sum += z[source];
    }
    const double mean = sum / n;
    double squares = 0;
    for (double& value : z) {
        value -= mean;
        squares += value * value;
    }
    const double sd = std::sqrt(squares / (n - 1));
    if (!(sd > 0)) {
        return false;
    }
    for (double& value : z) {
        value /= sd;
    }
    return true;
}

}  // namespace

Matrix zscores_by_term(const Matrix& rates) {
    Matrix z(rates.columns, rates.rows);
    if (rates.rows < 2) {
        return Matrix(0, rates.rows);
    }
    std::size_t kept = 0;
    for (std::size_t term = 0; term < rates.columns; ++term) {
        if (standardise(rates, term, z.row(kept))) {
            ++kept;
        }
    }
    z.rows = kept;
    z.values.resize(kept * z.columns);
    return z;
}

}  // namespace kinprint
