// Letters of ASCII, whatever their case: markup and file names are known by these.
#pragma once

namespace kinprint {

constexpr char lower_ascii(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace kinprint
