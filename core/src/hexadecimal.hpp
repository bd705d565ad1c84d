// Numbers in hexadecimal digits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kinprint {

/// The number that the first characters, 16 at most, are as hexadecimal digits; nothing where they are not.
inline std::optional<std::uint64_t> of_hexadecimal(std::string_view text, std::size_t digits) {
    if (text.size() < digits) {
        return std::nullopt;
    }
    std::uint64_t value = 0;
    for (const char digit : text.substr(0, digits)) {
        const char lower = static_cast<char>(digit | 0x20);
        const bool is_letter = lower >= 'a' && lower <= 'f';
        if (!is_letter && (digit < '0' || digit > '9')) {
            return std::nullopt;
        }
        value = value * 16 + static_cast<std::uint64_t>(is_letter ? lower - 'a' + 10 : digit - '0');
    }
    return value;
}

/// The same of the first four characters.
inline std::optional<std::uint16_t> four_hexadecimal_digits(std::string_view text) {
    const auto value = of_hexadecimal(text, 4);
    return value ? std::optional(static_cast<std::uint16_t>(*value)) : std::nullopt;
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

/// All digits of numbers, one number after the other.
inline std::string in_hexadecimal(const std::vector<std::uint64_t>& numbers) {
    std::string text;
    text.reserve(16 * numbers.size());
    for (const std::uint64_t number : numbers) {
        text += in_hexadecimal(number);
    }
    return text;
}

/// The numbers that are written so; nothing where none are.
inline std::optional<std::vector<std::uint64_t>> numbers_of_hexadecimal(std::string_view text) {
    std::vector<std::uint64_t> numbers;
    numbers.reserve(text.size() / 16);
    for (; !text.empty(); text.remove_prefix(16)) {
        const auto number = of_hexadecimal(text, 16);
        if (!number) {
            return std::nullopt;
        }
        numbers.push_back(*number);
    }
    return numbers;
}

}  // namespace kinprint
