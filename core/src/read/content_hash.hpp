// Do two texts hold the same bytes? Told by a hash, so that neither has to be kept.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kinprint {

/// 128 bits: among a million texts two that differ have the same ones with a chance of 1 in 10^27.
struct ContentHash {
    std::uint64_t first = 0;
    std::uint64_t second = 0;

    friend bool operator==(const ContentHash&, const ContentHash&) = default;
};

/// Hashes bytes that come in slices of any size. Two lanes that wait for nothing of each other, so that it costs little
/// beside reading: some 5 GB/s. Not for keys that are to withstand an adversary: whoever makes two texts collide loses
/// one of their own.
/// Source of the mixing: the finaliser of SplitMix64 (see open_table.hpp), a step of it for each block.
class ContentHasher {
public:
    void feed(std::string_view bytes);

    /// The hash of all that was fed; the hasher is as new afterwards.
    ContentHash finish();

private:
    static constexpr std::size_t block_bytes = 16;

    void mix(const char* block);

    ContentHash state_;
    std::uint64_t bytes_ = 0;
    std::array<char, block_bytes> open_{};  // the block that is not whole yet
    std::size_t in_open_ = 0;
};

}  // namespace kinprint
