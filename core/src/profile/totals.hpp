// Sums over all texts of a source.
#pragma once

#include <cstdint>
#include <vector>

#include "kinprint/profile.hpp"

namespace kinprint {

/// The prompts of a source, as those count in which a term comes: each distinct prompt, and each text of unknown prompt. A source of a single one
/// would have no term in two of them: of such a source each block counts, so each text, or each stretch of a long text.
struct Prompts {
    std::vector<std::uint32_t> of_block;  // from 1, ascending
    std::uint64_t all = 0;                // as many as texts where those were joined into one block
};

/// O(blocks). Precondition: blocks sorted by prompt.
Prompts prompts_of(const Source& source);

/// What one source has of one term, over all its texts.
struct TermTotal {
    TermId term = 0;
    std::uint64_t count = 0;
    std::uint32_t texts = 0;    // in how many texts
    std::uint32_t prompts = 0;  // in how many of the `Prompts`
};

struct Totals {
    std::vector<TermTotal> terms;      // those that the source has, as they come first
    std::uint64_t source_prompts = 0;  // `Prompts::all`
};

/// Sums up sources over one vocabulary, one after the other. What it costs is that of the sources: of a large vocabulary each has
/// a small part.
class Summing {
public:
    /// O(vocabulary).
    explicit Summing(std::size_t vocabulary_size) : place_of_(vocabulary_size, unseen) {}

    /// The sums of one source. O(entries). Precondition: blocks sorted by prompt.
    Totals of(const Source& source);

private:
    static constexpr std::uint32_t unseen = UINT32_MAX;

    void prefetch(const Block& block, std::size_t at) const;
    TermTotal& total_of(TermId term, Totals& totals);

    std::vector<std::uint32_t> place_of_;     // of each term in the totals that are being made
    std::vector<std::uint32_t> last_prompt_;  // by that place: the number of the prompt that the term was last seen in
};

/// Orders terms by the bytes of their text.
bool text_less(const Vocabulary& vocabulary, TermId a, TermId b);

}  // namespace kinprint
