// A hash that is the same on every machine.
#pragma once

#include <cstdint>
#include <string_view>

namespace kinprint {

/// Source: Fowler, Noll and Vo, FNV-1a of 64 bits. O(bytes).
inline std::uint64_t fnv1a(std::string_view text, std::uint64_t hash = 0xcbf29ce484222325U) {
    for (const char byte : text) {
        hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
    }
    return hash;
}

}  // namespace kinprint
