// Sums over all texts of a source.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "kinprint/profile.hpp"
#include "term_set.hpp"

namespace kinprint {

/// The prompts of a source, as those count in which a term comes: each distinct prompt, and each text of unknown
/// prompt. A source of a single one would have no term in two of them: of such a source each block counts, so each
/// text, or each stretch of a long text.
struct Prompts {
    std::vector<std::uint32_t> of_block;  // from 1, ascending
    std::uint64_t all = 0;                // as many as texts where those were joined into one block
    bool are_blocks = false;              // does each block count?
};

/// O(blocks). Precondition: blocks sorted by prompt.
Prompts prompts_of(std::span<const Block> blocks);

/// What one source has of one term, over all its texts.
struct TermTotal {
    TermId term = 0;
    std::uint64_t count = 0;
    std::uint32_t texts = 0;    // in how many texts
    std::uint32_t prompts = 0;  // in how many of the `Prompts`
};

struct Totals {
    std::vector<TermTotal> terms;      // by place in the set that was asked for; a count of 0 where the source has none
    std::uint64_t source_prompts = 0;  // `Prompts::all`
};

/// The sums of one source for some terms. O(entries). Precondition: blocks sorted by prompt.
Totals totals_of(const Source& source, const TermSet& terms);

/// Is it known in how many texts of the block its terms are?
bool is_spread_known(const Block& block);

/// Orders terms by the bytes of their text.
bool text_less(const Vocabulary& vocabulary, TermId a, TermId b);

}  // namespace kinprint
