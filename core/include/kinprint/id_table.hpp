// From a key that is stored elsewhere to its number.
#pragma once

#include <cstddef>
#include <cstdint>

#include "kinprint/open_table.hpp"

namespace kinprint {

/// Maps hashes to ids. It keeps 8 bytes a slot (the id and half of the hash); the keys stay with the caller, who
/// compares them.
class IdTable {
public:
    static constexpr std::uint32_t none = UINT32_MAX;

    /// The id whose key has this hash and for which `is_key(id)` holds; else the id that `make()` returns, which is
    /// kept. Expected O(1).
    template <typename IsKey, typename Make>
    std::uint32_t find_or_make(std::uint64_t hash, IsKey is_key, Make make) {
        return table_.find_or_make(hash, matches(hash, is_key), [&] { return Slot{make(), tag_of(hash)}; }).id;
    }

    /// The id whose key has this hash and for which `is_key(id)` holds; `none` when there is none. Expected O(1).
    template <typename IsKey>
    [[nodiscard]] std::uint32_t find(std::uint64_t hash, IsKey is_key) const {
        const Slot* const slot = table_.find(hash, matches(hash, is_key));
        return slot != nullptr ? slot->id : none;
    }

private:
    struct Slot {
        std::uint32_t id = none;
        std::uint32_t tag = 0;

        [[nodiscard]] bool is_empty() const { return id == none; }
        [[nodiscard]] std::uint64_t hash() const { return std::uint64_t{tag} << 32U; }
    };

    static std::uint32_t tag_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32U); }

    template <typename IsKey>
    static auto matches(std::uint64_t hash, IsKey is_key) {
        return [tag = tag_of(hash), is_key](const Slot& slot) { return slot.tag == tag && is_key(slot.id); };
    }

    OpenTable<Slot> table_;
};

}  // namespace kinprint
