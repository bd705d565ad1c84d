// Sums over all texts of a source.
#pragma once

#include <cstdint>
#include <vector>

#include "kinprint/profile.hpp"

namespace kinprint {

/// What one source has of one term, over all its texts.
struct TermTotal {
    TermId term = 0;
    std::uint64_t count = 0;
    std::uint32_t texts = 0;    // in how many texts
    std::uint32_t prompts = 0;  // in how many distinct prompts; a text of unknown prompt is one of its own
};

struct Totals {
    std::vector<TermTotal> terms;      // those that the source has, as they come first
    std::uint64_t source_prompts = 0;  // how many prompts there are in all
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
