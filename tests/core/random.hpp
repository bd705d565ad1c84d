// Numbers for generated tests, the same on every machine.
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

#include "split_mix.hpp"

namespace kinprint::test {

/// The core's generator, with what only tests draw.
class Random : public SplitMix {
public:
    using SplitMix::SplitMix;

    /// In [0, 1), a multiple of 2^-53.
    double unit() { return static_cast<double>(next() >> 11U) * 0x1p-53; }
};

/// A number that stands for every bit of `values`, to compare machines by.
inline std::uint64_t fold_bits(const std::vector<double>& values, std::uint64_t seed = 0) {
    for (const double value : values) {
        seed = seed * 0x100000001B3 + std::bit_cast<std::uint64_t>(value);
    }
    return seed;
}

}  // namespace kinprint::test
