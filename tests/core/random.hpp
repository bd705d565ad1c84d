// Numbers for generated tests, the same on every machine.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace kinprint::test {

/// SplitMix64. Source: Steele, Lea and Flood (2014), "Fast splittable pseudorandom number generators".
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::uint64_t next() {
        state_ += 0x9E3779B97F4A7C15;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EB;
        return z ^ (z >> 31U);
    }

    /// Below `bound`, which is at least 1; the bias is far below what a test could see.
    std::size_t below(std::size_t bound) { return static_cast<std::size_t>(next() % bound); }

    /// In [0, 1), a multiple of 2^-53.
    double unit() { return static_cast<double>(next() >> 11U) * 0x1p-53; }

private:
    std::uint64_t state_;
};

/// A number that stands for every bit of `values`, to compare machines by.
inline std::uint64_t fold_bits(const std::vector<double>& values, std::uint64_t seed = 0) {
    for (const double value : values) {
        seed = seed * 0x100000001B3 + std::bit_cast<std::uint64_t>(value);
    }
    return seed;
}

}  // namespace kinprint::test
