#include "in_words.hpp"

#include <array>
#include <cstdio>

namespace kinprint {

std::string percent(double share) {
    if (share > 0.995 && share < 1) {
        return "more than 99 %";
    }
    if (share > 0 && share < 0.005) {
        return "under 1 %";
    }
    std::array<char, 16> text{};
    const int size = std::snprintf(text.data(), text.size(), "%.0f %%", 100 * share);
    return {text.data(), static_cast<std::size_t>(size)};
}

std::string likelihood(double probability) {
    return probability > 0.995 ? "more than 99 %" : percent(probability);
}

std::string grouped(std::uint64_t number) {
    const std::string digits = std::to_string(number);
    std::string out;
    for (std::size_t at = 0; at < digits.size(); ++at) {
        out += at > 0 && (digits.size() - at) % 3 == 0 ? "," : "";
        out += digits[at];
    }
    return out;
}

std::string count_of(std::uint64_t number, const char* what) {
    return grouped(number) + " " + what + (number == 1 ? "" : "s");
}

std::string count_of(std::uint64_t number, const char* one, const char* many) {
    return grouped(number) + " " + (number == 1 ? one : many);
}

}  // namespace kinprint
