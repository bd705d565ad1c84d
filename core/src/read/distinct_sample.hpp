// How many different things there are in a stream, by a sample of bounded size.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kinprint {

/// Keeps each hash once whose low bits are zero; more bits where the sample would grow beyond `most`, so that which
/// ones are kept depends on neither order nor slices. The number of different hashes is about 2^bits times that of
/// those kept, with a relative error of some sqrt(2^bits / different).
/// Source: M. Wegman's adaptive sampling, as in P. Flajolet 1990, "On adaptive sampling", Computing 43.
class DistinctSample {
public:
    /// Precondition: `hash` is mixed well.
    void add(std::uint64_t hash) {
        if ((hash & mask_) == 0) {
            keep(hash);
        }
    }

    [[nodiscard]] std::uint64_t estimate() const { return kept_ * (mask_ + 1); }

    void clear();

private:
    static constexpr std::size_t least_slots = 512;
    static constexpr std::size_t most = 8192;

    void keep(std::uint64_t hash);
    void refill(std::size_t slots);
    bool put(std::uint64_t hash);

    std::vector<std::uint64_t> slots_ = std::vector<std::uint64_t>(least_slots);  // 0: empty
    std::size_t kept_ = 0;
    std::uint64_t mask_ = 0;
};

}  // namespace kinprint
