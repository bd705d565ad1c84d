// What is drawn, and from what, when texts are resampled.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "kinprint/comparison.hpp"
#include "split_mix.hpp"
#include "weights/prompt_sets.hpp"

namespace kinprint {

/// Draws blocks anew; see SupportRun for the rule.
class Resampler {
public:
    explicit Resampler(const std::vector<const Source*>& leaves);

    /// The leaves that there is nothing to draw from. Where there are any, nothing is to be drawn: one that stays the
    /// same would make all around it look sure.
    [[nodiscard]] std::vector<std::uint32_t> leaves_of_one_draw() const;

    BlockTimes draw(SplitMix& random) const;

private:
    using Unit = std::vector<std::pair<std::uint32_t, std::uint32_t>>;  // (leaf, block)s that are drawn together

    void add_prompts(const std::vector<const Source*>& leaves, const PromptSets& sets);
    void add_texts(std::uint32_t leaf, const Source& source);

    std::vector<std::vector<Unit>> strata_;  // each is drawn from by itself, as many units as it has
    BlockTimes none_;                        // zero times each
    bool by_prompts_ = false;                // else a stratum is a leaf
};

}  // namespace kinprint
