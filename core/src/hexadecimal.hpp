// Numbers in hexadecimal digits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kinprint {

/// The number that the first four characters are as hexadecimal digits; nothing where they are not.
inline std::optional<std::uint16_t> four_hexadecimal_digits(std::string_view text) {
    constexpr std::size_t digits = 4;
    if (text.size() < digits) {
        return std::nullopt;
    }
    std::uint32_t value = 0;
    for (const char digit : text.substr(0, digits)) {
        const char lower = static_cast<char>(digit | 0x20);
        const bool is_letter = lower >= 'a' && lower <= 'f';
        if (!is_letter && (digit < '0' || digit > '9')) {
            return std::nullopt;
        }
        value = value * 16 + static_cast<std::uint32_t>(is_letter ? lower - 'a' + 10 : digit - '0');
    }
    return static_cast<std::uint16_t>(value);
}

/// All 16 digits of a number.
inline std::string in_hexadecimal(std::uint64_t number) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text(16, '0');
    for (auto digit = text.rbegin(); digit != text.rend(); ++digit, number >>= 4U) {
        *digit = digits[number & 15U];
    }
    return text;
}

}  // namespace kinprint
