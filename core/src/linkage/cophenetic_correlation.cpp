#include <algorithm>
#include <cmath>
#include <functional>

#include "kinprint/linkage.hpp"

namespace kinprint {

namespace {

/// How far each value is from their mean, in parts of the farthest: r does not hang on the unit, and squares stay in
/// range.
std::vector<double> deviations(std::vector<double> values) {
    double sum = 0;
    for (const double value : values) {
        sum += value;
    }
    const double mean = sum / static_cast<double>(values.size());
    double farthest = 0;
    for (double& value : values) {
        value -= mean;
        farthest = std::max(farthest, std::abs(value));
    }
    for (double& value : values) {
        value /= farthest;
    }
    return values;
}

/// Asked of the values themselves: rounding may keep their mean from being any of them.
bool are_all_the_same(const std::vector<double>& values) {
    return std::ranges::adjacent_find(values, std::ranges::not_equal_to()) == values.end();
}

}  // namespace

std::optional<double> cophenetic_correlation(const CondensedMatrix& distances, const CondensedMatrix& cophenetic) {
    if (distances.n < 3 || are_all_the_same(distances.values) || are_all_the_same(cophenetic.values)) {
        return std::nullopt;
    }
    const std::vector<double> x = deviations(distances.values);
    const std::vector<double> y = deviations(cophenetic.values);
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        xx += x[i] * x[i];
        yy += y[i] * y[i];
        xy += x[i] * y[i];
    }
    return std::clamp(xy / std::sqrt(xx * yy), -1.0, 1.0);
}

}  // namespace kinprint
