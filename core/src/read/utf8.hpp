// Code points -> UTF-8.
#pragma once

#include <string>

namespace kinprint {

/// Precondition: a Unicode scalar value.
inline void append_utf8(std::string& to, char32_t c) {
    const auto push = [&](char32_t byte) { to.push_back(static_cast<char>(byte)); };
    if (c < 0x80) {
        push(c);
        return;
    }
    if (c < 0x800) {
        push(0xC0U | (c >> 6U));
    } else if (c < 0x10000) {
        push(0xE0U | (c >> 12U));
        push(0x80U | ((c >> 6U) & 0x3FU));
    } else {
        push(0xF0U | (c >> 18U));
        push(0x80U | ((c >> 12U) & 0x3FU));
        push(0x80U | ((c >> 6U) & 0x3FU));
    }
    push(0x80U | (c & 0x3FU));
}

}  // namespace kinprint
