#include "hold.hpp"

#include <algorithm>

namespace kinprint {

namespace {

constexpr double near_up_to = 1.5;  // standard deviations
constexpr double far_from = 3.5;
constexpr double fades_from = 6;
constexpr double least = 0.01;

/// 0 up to `from`, 1 from `to` on.
double part_of_way(double value, double from, double to) {
    return std::clamp((value - from) / (to - from), 0.0, 1.0);
}

double hold(double strangeness) {
    return std::max(least, 1 - part_of_way(strangeness, fades_from, beyond_from));
}

double between(double low, double high, double part) {
    return low + part * (high - low);
}

}  // namespace

Worth worth_at(double strangeness, const Trust::At& at) {
    const double part = part_of_way(strangeness, near_up_to, far_from);
    const double held = hold(strangeness);
    return {held * between(at.near.evidence, at.far.evidence, part),
            held * between(at.near.likeness, at.far.likeness, part)};
}

double none_at(double strangeness, double probability) {
    constexpr double even = 0.5;
    return probability < even ? between(even, probability, hold(strangeness)) : probability;
}

}  // namespace kinprint
