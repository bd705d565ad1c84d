// The hash table of counting: slots in one array.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace kinprint {

/// A hash table by open addressing with linear probing, three quarters full at most. A slot is what its user makes it:
///
///     bool is_empty() const         true of a new one
///     std::uint64_t hash() const    the hash by which it is found again; upper half well mixed
///
/// so that a key that is small can lie in the slot: then one look at the memory answers, and looking things up is
/// nothing but waiting for memory.
template <typename Slot>
class OpenTable {
public:
    /// The slot with this hash of which `matches(slot)` holds; else an empty one is filled with `make()`. Valid until
    /// the next call. Expected O(1).
    template <typename Matches, typename Make>
    Slot& find_or_make(std::uint64_t hash, Matches matches, Make make) {
        if ((size_ + 1) * 4 > slots_.size() * 3) {
            grow();
        }
        Slot& slot = slots_[place_of(hash, matches)];
        if (slot.is_empty()) {
            slot = make();
            ++size_;
        }
        return slot;
    }

    /// Such a slot; an empty one, or nullptr, where there is none. Expected O(1).
    template <typename Matches>
    [[nodiscard]] const Slot* find(std::uint64_t hash, Matches matches) const {
        return slots_.empty() ? nullptr : &slots_[place_of(hash, matches)];
    }

    /// The first slot of a hash: mostly the one that a look-up finds, else another, or an empty one. To ask this of
    /// many hashes before the first of them is looked up lets them wait for the memory together.
    [[nodiscard]] Slot guess(std::uint64_t hash) const { return slots_.empty() ? Slot{} : slots_[first_place(hash)]; }

private:
    [[nodiscard]] std::size_t first_place(std::uint64_t hash) const { return (hash >> 32U) & (slots_.size() - 1); }

    template <typename Matches>
    [[nodiscard]] std::size_t place_of(std::uint64_t hash, Matches matches) const {
        std::size_t at = first_place(hash);
        while (!slots_[at].is_empty() && !matches(slots_[at])) {
            at = (at + 1) & (slots_.size() - 1);
        }
        return at;
    }

    void grow() {
        const std::vector<Slot> old = std::exchange(slots_, {});
        slots_.resize(old.empty() ? least_slots : old.size() * (old.size() < large ? 4 : 2));
        for (const Slot& slot : old) {
            if (!slot.is_empty()) {
                slots_[place_of(slot.hash(), [](const Slot&) { return false; })] = slot;
            }
        }
    }

    static constexpr std::size_t least_slots = 2048;
    static constexpr std::size_t large = 1U << 19U;  // fewer slots quadruple: making them anew costs more than the room

    std::vector<Slot> slots_;  // a power of two
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
