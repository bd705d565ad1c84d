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

ZScores zscores_by_term(const Matrix& rates) {
    ZScores z{Matrix(rates.columns, rates.rows), {}};
    if (rates.rows < 2) {
        return {Matrix(0, rates.rows), {}};
    }
    for (std::size_t term = 0; term < rates.columns; ++term) {
        if (standardise(rates, term, z.by_term.row(z.terms.size()))) {
            z.terms.push_back(static_cast<std::uint32_t>(term));
        }
    }
    z.by_term.rows = z.terms.size();
    z.by_term.values.resize(z.by_term.rows * z.by_term.columns);
    return z;
}

}  // namespace kinprint
