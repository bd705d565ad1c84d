// The one hash table of counting: from a key that is stored elsewhere to its number.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kinprint {

/// Maps hashes to ids by open addressing with linear probing. It keeps 8 bytes a slot (the id and half of the hash);
/// the keys stay with the caller, who compares them. That is half the memory of a table with the keys inside.
class IdTable {
public:
    static constexpr std::uint32_t none = UINT32_MAX;

    /// The id whose key has this hash and for which `is_key(id)` holds; else the id that `make()` returns, which is
    /// kept. Expected O(1).
    template <typename IsKey, typename Make>
    std::uint32_t find_or_make(std::uint64_t hash, IsKey is_key, Make make) {
        if ((size_ + 1) * 4 > slots_.size() * 3) {
            grow();
        }
        const auto tag = static_cast<std::uint32_t>(hash >> 32U);
        const std::size_t mask = slots_.size() - 1;
        for (std::size_t at = tag & mask;; at = (at + 1) & mask) {
            Slot& slot = slots_[at];
            if (slot.id == none) {
                slot = {make(), tag};
                ++size_;
                return slot.id;
            }
            if (slot.tag == tag && is_key(slot.id)) {
                return slot.id;
            }
        }
    }

    /// The id whose key has this hash and for which `is_key(id)` holds; `none` when there is none. Expected O(1).
    template <typename IsKey>
    [[nodiscard]] std::uint32_t find(std::uint64_t hash, IsKey is_key) const {
        const auto tag = static_cast<std::uint32_t>(hash >> 32U);
        const std::size_t mask = slots_.size() - 1;
        for (std::size_t at = tag & mask; !slots_.empty() && slots_[at].id != none; at = (at + 1) & mask) {
            if (slots_[at].tag == tag && is_key(slots_[at].id)) {
                return slots_[at].id;
            }
        }
        return none;
    }

    /// Asks the memory for the slot of a hash: a table of millions of slots waits for memory at nearly every look-up.
    void prefetch(std::uint64_t hash) const {
        if (!slots_.empty()) {
            __builtin_prefetch(&slots_[(hash >> 32U) & (slots_.size() - 1)]);
        }
    }

    /// The id in the first slot of a hash: mostly the one that a look-up will find. `none` when there is none.
    [[nodiscard]] std::uint32_t guess(std::uint64_t hash) const {
        return slots_.empty() ? none : slots_[(hash >> 32U) & (slots_.size() - 1)].id;
    }

private:
    struct Slot {
        std::uint32_t id = none;
        std::uint32_t tag = 0;
    };

    void grow();

    std::vector<Slot> slots_;
    std::size_t size_ = 0;
};

/// A 64-bit hash of bytes whose upper half is well mixed. Not for untrusted keys in adversarial settings.
std::uint64_t hash_bytes(const char* data, std::size_t size);

/// A 64-bit hash of one number, likewise.
[[nodiscard]] inline std::uint64_t hash_number(std::uint64_t x) {
    // The finaliser of SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable pseudorandom number generators").
    x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
    x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
    return x ^ (x >> 31U);
}

}  // namespace kinprint
