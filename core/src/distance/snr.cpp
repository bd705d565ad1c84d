#include <cmath>

#include "cosine.hpp"
#include "kinprint/distance.hpp"
#include "vectors.hpp"

namespace kinprint {

namespace {

double weight_of(double within, double between, double words) {
    const double v = within * 1000 / words;
    return between > 0 && v > 0 ? std::sqrt(between / (v * (2 * between + v))) : 0;
}

}  // namespace

Matrix snr_vectors(const Matrix& x, const Weights& weights, double words) {
    Matrix y(x.columns, x.rows);
    for (std::size_t term = 0; term < x.columns; ++term) {
        const double weight = weight_of(weights.within[term], weights.between[term], words);
        for (std::size_t source = 0; source < x.rows; ++source) {
            y.values[term * x.rows + source] = weight * x.values[source * x.columns + term];
        }
    }
    return y;
}

CondensedMatrix snr_distance(const Matrix& x, const Weights& weights, double words) {
    return cosine_distances(snr_vectors(x, weights, words));
}

}  // namespace kinprint
