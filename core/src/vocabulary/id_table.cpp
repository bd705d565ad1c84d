#include "kinprint/id_table.hpp"

#include <cstring>
#include <utility>

namespace kinprint {

void IdTable::grow() {
    std::vector<Slot> old = std::exchange(slots_, {});
    slots_.resize(old.empty() ? 1024 : old.size() * 2);
    const std::size_t mask = slots_.size() - 1;
    for (const Slot& slot : old) {
        if (slot.id == none) {
            continue;
        }
        std::size_t at = slot.tag & mask;
        while (slots_[at].id != none) {
            at = (at + 1) & mask;
        }
        slots_[at] = slot;
    }
}

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
