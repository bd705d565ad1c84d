#include "scale.hpp"

#include <array>
#include <charconv>

namespace kinprint {

namespace {

constexpr std::size_t free_columns = 3;  // between two labels

/// digit * 10^power
struct RoundStep {
    int digit = 1;  // 1, 2 or 5
    int power = 0;

    [[nodiscard]] RoundStep larger() const {
        return digit == 1 ? RoundStep{2, power} : digit == 2 ? RoundStep{5, power} : RoundStep{1, power + 1};
    }
    /// The k-th tick; a division by a power of ten keeps 3 * 0.1 from becoming 0.30000000000000004.
    [[nodiscard]] double times(int k) const {
        double ten_to_power = 1;
        for (int i = 0; i < (power < 0 ? -power : power); ++i) {
            ten_to_power *= 10;
        }
        return power < 0 ? digit * k / ten_to_power : digit * k * ten_to_power;
    }
};

std::string label_of(double value, int decimals) {
    std::array<char, 400> text{};
    return {text.data(),
            std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, decimals).ptr};
}

int decimals_of(const RoundStep& step) {
    return step.power < 0 ? -step.power : 0;
}

/// Power of ten at most a hundredth of `height`: steps that are surely too close.
RoundStep smallest_step(double height) {
    RoundStep step{1, 0};
    while (step.times(1) * 100 < height) {
        ++step.power;
    }
    while (step.times(1) * 100 > height) {
        --step.power;
    }
    return step;
}

bool has_room(const RoundStep& step, double height, std::size_t columns) {
    const double spacing = step.times(1) / height * static_cast<double>(columns);
    return spacing >= static_cast<double>(label_of(height, decimals_of(step)).size() + free_columns);
}

}  // namespace

std::vector<Tick> ticks(double height, std::size_t columns) {
    std::vector<Tick> result = {{0, "0"}};
    if (!(height > 0)) {
        return result;
    }
    RoundStep step = smallest_step(height);
    while (step.times(1) <= height && !has_room(step, height, columns)) {
        step = step.larger();
    }
    for (int k = 1; step.times(k) <= height; ++k) {
        result.push_back({step.times(k), label_of(step.times(k), decimals_of(step))});
    }
    return result;
}

}  // namespace kinprint
