#include "kinprint/trust.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "exp.hpp"
#include "hold.hpp"
#include "less_than_own.hpp"
#include "trials.hpp"

namespace kinprint {

namespace {

double between(double low, double high, double part) {
    return low + part * (high - low);
}

Worth between(const Worth& low, const Worth& high, double part) {
    return {between(low.evidence, high.evidence, part), between(low.likeness, high.likeness, part)};
}

OwnTexts between(const OwnTexts& low, const OwnTexts& high, double part) {
    return {between(low.likeness, high.likeness, part), between(low.strength, high.strength, part),
            between(low.certainty, high.certainty, part)};
}

UsualTexts between(const UsualTexts& low, const UsualTexts& high, double part) {
    UsualTexts usual{between(low.divergence, high.divergence, part), between(low.spread, high.spread, part), {}};
    for (std::size_t source = 0; source < low.own.size(); ++source) {
        usual.own.push_back(between(low.own[source], high.own[source], part));
    }
    return usual;
}

}  // namespace

Trust::At Trust::of(double words) const {
    const auto above = std::ranges::find_if(at, [&](const At& one) { return one.words >= words; });
    if (above == at.begin()) {
        return at.front();
    }
    if (above == at.end()) {
        At one = at.back();
        one.near.evidence *= one.words / words;
        one.far.evidence *= one.words / words;
        return one;
    }
    const At& low = *std::prev(above);
    const double part = portable_log(words / low.words) / portable_log(above->words / low.words);
    At one = low;
    one.words = words;
    one.measured = tried(words).measured;
    one.near = between(low.near, above->near, part);
    one.far = between(low.far, above->far, part);
    for (std::size_t genre = 0; genre < one.usual.size(); ++genre) {
        one.usual[genre] = between(low.usual[genre], above->usual[genre], part);
    }
    for (std::size_t feature = 0; feature < one.none.size(); ++feature) {
        one.none[feature] = between(low.none[feature], above->none[feature], part);
    }
    return one;
}

const Trust::At& Trust::tried(double words) const {
    const auto longer = std::ranges::find_if(at, [&](const At& one) { return one.words * least_of_length > words; });
    return longer == at.begin() ? *longer : *std::prev(longer);
}

double strangeness(const Placed& placed, const Trust::At& at) {
    const UsualTexts usual = usual_of(placed, at);
    return usual.spread > 0 ? std::max(0.0, (placed.divergence - usual.divergence) / usual.spread) : 0;
}

std::vector<double> probabilities(const Placed& placed, const Trust::At& at) {
    return probabilities(placed, worth_at(strangeness(placed, at), at));
}

double none_of_these(const Placed& placed, const Trust::At& at) {
    const Features less = less_than_own(placed, probabilities(placed, at), usual_of(placed, at).own);
    return none_at(strangeness(placed, at), logistic(less, at.none));
}

}  // namespace kinprint
