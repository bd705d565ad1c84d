#include "kinprint/open_table.hpp"

#include <catch2/catch_test_macros.hpp>
#include <cstddef>
#include <cstdint>
#include <map>

#include "random.hpp"

using namespace kinprint;

namespace {

/// A number and what it is mapped to; its hash is `Hash` of it.
template <std::uint64_t (*Hash)(std::uint64_t)>
struct Slot {
    std::uint64_t key = 0;
    std::uint32_t value = UINT32_MAX;

    [[nodiscard]] bool is_empty() const { return value == UINT32_MAX; }
    [[nodiscard]] std::uint64_t hash() const { return Hash(key); }
};

std::uint64_t same_for_all(std::uint64_t /*key*/) {
    return std::uint64_t{1023} << 32U;  // the last place of a new table, so that it goes on at the first
}

template <std::uint64_t (*Hash)(std::uint64_t)>
void compare_with_map(int steps, std::size_t keys) {
    OpenTable<Slot<Hash>> table;
    std::map<std::uint64_t, std::uint32_t> expected;
    test::Random random(3);
    for (int step = 0; step < steps; ++step) {
        const std::uint64_t key = random.below(keys);
        const auto is_it = [&](const Slot<Hash>& slot) { return slot.key == key; };
        const Slot<Hash>* const before = table.find(Hash(key), is_it);
        REQUIRE((before != nullptr && !before->is_empty()) == expected.contains(key));
        const Slot<Hash> guess = table.guess(Hash(key));
        const auto next = static_cast<std::uint32_t>(expected.size());
        const std::uint32_t value = table.find_or_make(Hash(key), is_it, [&] { return Slot<Hash>{key, next}; }).value;
        REQUIRE(value == expected.try_emplace(key, next).first->second);
        REQUIRE((guess.is_empty() || guess.key != key || guess.value == value));
    }
}

}  // namespace

TEST_CASE("An open table maps as std::map does", "[vocabulary]") {
    compare_with_map<hash_number>(200'000, 50'000);
}

TEST_CASE("An open table finds what all has the same hash", "[vocabulary]") {
    compare_with_map<same_for_all>(3000, 1500);
}
