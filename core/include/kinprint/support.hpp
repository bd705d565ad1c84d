// How sure a tree is: how it stands up to other texts, and to other methods.
#pragma once

#include <cstddef>
#include <memory>

#include "kinprint/comparison.hpp"
#include "kinprint/tree.hpp"

namespace kinprint {

/// So many where nobody says otherwise.
inline constexpr std::size_t standard_resamples = 200;

/// Measures the support of a tree's clades and of each source's nearest neighbour, some resamples at a time.
///
/// In each resample texts are drawn anew, with replacement, as many as there are, and the tree is made again (the
/// bootstrap). Where sources share prompts, prompts are drawn, for all sources alike, within each set of prompts that
/// the same sources answered, if such sets have ten prompts or more; else each source's texts are drawn, and of a
/// source of fewer than ten texts its blocks. Of joined texts (see Profile) blocks are drawn as prompts or texts are,
/// two of a set or more. Support measures the noise of texts, not the choice of method. Draws come from SplitMix64 and
/// the options' seed: the same bits everywhere.
/// Source: Efron (1979), "Bootstrap methods"; Felsenstein (1985),
/// "Confidence limits on phylogenies: an approach using the bootstrap".
class SupportRun {
public:
    /// `comparison` must outlive this. `result`: the tree that `make_tree` made of it.
    SupportRun(const Comparison& comparison, const TreeResult& result);
    ~SupportRun();
    SupportRun(SupportRun&&) noexcept;
    SupportRun& operator=(SupportRun&&) noexcept;

    /// Makes so many more resamples, where that is possible. Each costs as much as the distances and the tree do.
    void resample(std::size_t times);

    /// Writes what was found so far into `result`: `resamples`, `support`, the merges `collapsed` for want of it, and
    /// the support of `nearest` where those are known; where nothing can be resampled, the reason: `unmeasured`.
    void write_to(TreeResult& result) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Writes into `result` the nearest neighbour of each source, and which of all distances agree on it. Each is asked
/// that lacks nothing. `counts`, `comparison` and `baseline`: as in `make_tree`, which made the result of them.
void find_nearest(const Counts& counts, const Comparison& comparison, const Baseline* baseline, TreeResult& result);

/// The tree of these counts with all that is known of how sure it is: `make_tree`, then `find_nearest` and so many
/// resamples, where it has merges and `resamples` is not 0.
TreeResult make_sure_tree(const Counts& counts, const TreeOptions& options, const Reference& reference,
                          std::size_t resamples);

}  // namespace kinprint
