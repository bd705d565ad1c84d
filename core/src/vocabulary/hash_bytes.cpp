#include <cstring>

#include "kinprint/open_table.hpp"

namespace kinprint {

std::uint64_t hash_bytes(const char* data, std::size_t size) {
    std::uint64_t hash = size;
    for (; size >= 8; data += 8, size -= 8) {
        std::uint64_t part = 0;
        std::memcpy(&part, data, 8);
        hash = hash_number(hash ^ part);
    }
    std::uint64_t rest = 0;
    std::memcpy(&rest, data, size);
    return hash_number((hash ^ rest) + 0x9e3779b97f4a7c15U);
}

}  // namespace kinprint
