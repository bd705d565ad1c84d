#include "less_than_own.hpp"

#include <algorithm>

#include "exp.hpp"
#include "largest.hpp"

namespace kinprint {

UsualTexts usual_of(const Placed& placed, const Trust::At& at) {
    UsualTexts mean{0, 0, std::vector<OwnTexts>(at.usual.front().own.size())};
    for (std::size_t genre = 0; genre < at.usual.size(); ++genre) {
        const UsualTexts& usual = at.usual[genre];
        const double share = placed.genres[genre];
        mean.divergence += share * usual.divergence;
        mean.spread += share * usual.spread;
        for (std::size_t source = 0; source < mean.own.size(); ++source) {
            mean.own[source].likeness += share * usual.own[source].likeness;
            mean.own[source].strength += share * usual.own[source].strength;
            mean.own[source].certainty += share * usual.own[source].certainty;
        }
    }
    return mean;
}

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
