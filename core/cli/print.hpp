// Figures into text.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <string>

namespace kinprint::cli {

/// Stands under every result.
inline constexpr const char* likeness_is_not_ancestry =
    "Likeness is not ancestry: the same training data, prompt or format also makes texts alike.\n";

/// What std::printf would print.
template <typename... Values>
std::string print(const char* format, Values... values) {
    const int size = std::snprintf(nullptr, 0, format, values...);
    std::string text(static_cast<std::size_t>(std::max(size, 0)) + 1, '\0');
    std::snprintf(text.data(), text.size(), format, values...);
    text.pop_back();
    return text;
}

}  // namespace kinprint::cli
