#include <algorithm>

#include "kinprint/trust.hpp"

#include "exp.hpp"

namespace kinprint {

namespace {

constexpr std::size_t most_steps = 100;

/// Two coefficients, and what the likelihood is about them.
struct Slope {
    double likelihood = 0;  // its logarithm
    double a = 0;           // the gradient
    double b = 0;
    double aa = 0;  // minus the second derivatives
    double ab = 0;
    double bb = 0;
};

void add(Slope& slope, const Placed& placed, std::size_t truth, const Worth& worth) {
    const std::vector<double> p = probabilities(placed, worth);
    double a = 0;
    double b = 0;
    double aa = 0;
    double ab = 0;
    double bb = 0;
    for (std::size_t source = 0; source < p.size(); ++source) {
        const double evidence = placed.evidence[source];
        const double likeness = placed.likeness[source];
        a += p[source] * evidence;
        b += p[source] * likeness;
        aa += p[source] * evidence * evidence;
        ab += p[source] * evidence * likeness;
        bb += p[source] * likeness * likeness;
    }
    slope.likelihood += portable_log(std::max(p[truth], 1e-300));
    slope.a += placed.evidence[truth] - a;
    slope.b += placed.likeness[truth] - b;
    slope.aa += aa - a * a;
    slope.ab += ab - a * b;
    slope.bb += bb - b * b;
}

Slope slope_at(const std::vector<Placed>& placed, const std::vector<std::size_t>& truth, const Worth& worth) {
    Slope slope;
    for (std::size_t text = 0; text < placed.size(); ++text) {
        add(slope, placed[text], truth[text], worth);
    }
    return slope;
}

}  // namespace

std::vector<double> probabilities(const Placed& placed, const Worth& worth) {
    std::vector<double> scores(placed.evidence.size());
    for (std::size_t source = 0; source < scores.size(); ++source) {
        scores[source] = worth.evidence * placed.evidence[source] + worth.likeness * placed.likeness[source];
    }
    const double highest = scores.empty() ? 0 : std::ranges::max(scores);
    double sum = 0;
    for (double& score : scores) {
        score = portable_exp(score - highest);
        sum += score;
    }
    for (double& score : scores) {
        score /= sum;
    }
    return scores;
}

Worth calibrate(const std::vector<Placed>& placed, const std::vector<std::size_t>& truth) {
    constexpr double enough = 1e-9;  // of the likelihood, a text
    Worth worth;
    Slope slope = slope_at(placed, truth, worth);
    for (std::size_t step = 0; step < most_steps; ++step) {
        // A ridge too small to be seen in the result keeps the equations solvable where one score says nothing.
        const double aa = slope.aa + 1e-9;
        const double bb = slope.bb + 1e-9;
        const double determinant = aa * bb - slope.ab * slope.ab;
        double da = (slope.a * bb - slope.b * slope.ab) / determinant;
        double db = (slope.b * aa - slope.a * slope.ab) / determinant;
        Worth next{worth.evidence + da, worth.likeness + db};
        Slope there = slope_at(placed, truth, next);
        for (int halving = 0; halving < 40 && !(there.likelihood > slope.likelihood); ++halving) {
            da /= 2;
            db /= 2;
            next = {worth.evidence + da, worth.likeness + db};
            there = slope_at(placed, truth, next);
        }
        const double gained = there.likelihood - slope.likelihood;
        if (!(gained > 0)) {
            break;
        }
        worth = next;
        slope = there;
        if (gained < enough * static_cast<double>(placed.size())) {
            break;
        }
    }
    return worth;
}

}  // namespace kinprint
