// Characters of ASCII: letters, whatever their case, by which markup and file names are known, and what no text holds.
#pragma once

namespace kinprint {

constexpr char lower_ascii(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

constexpr bool is_ascii_letter(char c) {
    return lower_ascii(c) >= 'a' && lower_ascii(c) <= 'z';
}

/// Is it a control character that stands in no text? (Escape begins what terminals are told, and ISO 2022.)
constexpr bool is_stray_control(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && !(c >= '\t' && c <= '\r') && c != '\x1b';
}

}  // namespace kinprint
