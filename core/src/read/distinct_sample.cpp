#include "distinct_sample.hpp"

#include <utility>

namespace kinprint {

void DistinctSample::clear() {
    slots_.assign(least_slots, 0);
    kept_ = 0;
    mask_ = 0;
}

void DistinctSample::keep(std::uint64_t hash) {
    if (!put(hash) || kept_ * 2 < slots_.size()) {
        return;
    }
    if (kept_ >= most) {
        mask_ = mask_ * 2 + 1;
        refill(slots_.size());
    } else {
        refill(slots_.size() * 2);
    }
}

void DistinctSample::refill(std::size_t slots) {
    const std::vector<std::uint64_t> old = std::exchange(slots_, std::vector<std::uint64_t>(slots));
    kept_ = 0;
    for (const std::uint64_t hash : old) {
        if (hash != 0 && (hash & mask_) == 0) {
            put(hash);
        }
    }
}

/// False where it is there already. A hash of 0 is taken for none: one in 2^64.
bool DistinctSample::put(std::uint64_t hash) {
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = (hash >> 32U) & mask;; at = (at + 1) & mask) {
        if (slots_[at] == hash) {
            return false;
        }
        if (slots_[at] == 0) {
            slots_[at] = hash;
            ++kept_;
            return true;
        }
    }
}

}  // namespace kinprint
