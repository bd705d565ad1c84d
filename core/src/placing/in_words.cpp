#include "in_words.hpp"

#include <array>
#include <cstdio>

namespace kinprint {

std::string percent(double share) {
    std::array<char, 16> text{};
    const int size = std::snprintf(text.data(), text.size(), "%.0f %%", 100 * share);
    return {text.data(), static_cast<std::size_t>(size)};
}

std::string likelihood(double probability) {
    return probability > 0.995 ? "more than 99 %" : percent(probability);
}

std::string count_of(std::uint64_t number, const char* what) {
    return std::to_string(number) + " " + what + (number == 1 ? "" : "s");
}

}  // namespace kinprint
