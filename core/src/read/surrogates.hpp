// Code points beyond U+FFFF as UTF-16 writes them: in pairs of units.
#pragma once

namespace kinprint {

[[nodiscard]] constexpr bool is_high_surrogate(char32_t unit) {
    return unit >= 0xD800 && unit < 0xDC00;
}

[[nodiscard]] constexpr bool is_low_surrogate(char32_t unit) {
    return unit >= 0xDC00 && unit < 0xE000;
}

/// Preconditions: a high one, and a low one.
[[nodiscard]] constexpr char32_t code_point_of(char32_t high, char32_t low) {
    return 0x10000U + ((high - 0xD800U) << 10U) + (low - 0xDC00U);
}

}  // namespace kinprint
