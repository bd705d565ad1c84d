// What is drawn, and from what, when texts are resampled.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "kinprint/comparison.hpp"
#include "split_mix.hpp"

namespace kinprint {

/// Draws blocks anew; see SupportRun for the rule.
class Resampler {
public:
    explicit Resampler(const std::vector<const Source*>& leaves);

    /// Is there anything to draw from?
    [[nodiscard]] bool is_possible() const;

    BlockTimes draw(SplitMix& random) const;

private:
    using Unit = std::vector<std::pair<std::uint32_t, std::uint32_t>>;  // (leaf, block)s that are drawn together

    void add_prompts(const std::vector<const Source*>& leaves);
    void add_texts(std::uint32_t leaf, const Source& source);

    std::vector<std::vector<Unit>> strata_;  // each is drawn from by itself, as many units as it has
    BlockTimes none_;                        // zero times each
};

}  // namespace kinprint
