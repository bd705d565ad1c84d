// The project's own generator: those of the standard library give other numbers on other machines.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace kinprint {

/// SplitMix64. Source: Steele, Lea and Flood (2014), "Fast splittable pseudorandom number generators".
class SplitMix {
public:
    explicit SplitMix(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EB;
        return z ^ (z >> 31U);
    }

    /// Below `bound`, which is at least 1; its bias, bound / 2^64, is far below what could be seen.
    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }

private:
    std::uint64_t state_;
};

/// Puts values into random order. Source: Durstenfeld (1964), "Algorithm 235: Random permutation".
template <typename Value>
void shuffle(std::vector<Value>& values, SplitMix& random) {
    for (std::size_t left = values.size(); left > 1; --left) {
        std::swap(values[left - 1], values[random.below(left)]);
    }
}

}  // namespace kinprint
