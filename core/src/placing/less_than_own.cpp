#include "less_than_own.hpp"

#include <algorithm>

#include "exp.hpp"
#include "largest.hpp"

namespace kinprint {

double certainty_of(const std::vector<double>& probabilities) {
    constexpr double least = 1e-9;  // beyond it more certainty tells nothing
    const double p = std::ranges::max(probabilities);
    return portable_log(p) - portable_log(std::max(least, 1 - p));
}

Features less_than_own(const Placed& placed, const std::vector<double>& probabilities,
                       const std::vector<OwnTexts>& own) {
    const auto first = index_of_largest(probabilities);
    return {1, placed.likeness[first] - own[first].likeness, placed.strength[first] - own[first].strength,
            certainty_of(probabilities) - own[first].certainty};
}

}  // namespace kinprint
