#include <cmath>

#include "kinprint/distance.hpp"
#include "sum_over_terms.hpp"
#include "zscore.hpp"

namespace kinprint {

CondensedMatrix burrows_delta(const Matrix& rates) {
    const Matrix z = zscores_by_term(rates).by_term;
    const std::size_t n = z.columns;
    const auto gap = [&](std::size_t term, std::size_t i, std::size_t j) {
        return std::abs(z.values[term * n + i] - z.values[term * n + j]);
    };
    CondensedMatrix distances = sum_over_terms(n, z.rows, gap);
    if (z.rows > 0) {
        for (double& distance : distances.values) {
            distance /= static_cast<double>(z.rows);
        }
    }
    return distances;
}

}  // namespace kinprint
