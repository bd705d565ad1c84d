// Sums over all texts of a source.
#pragma once

#include <cstdint>
#include <vector>

#include "kinprint/profile.hpp"

namespace kinprint {

/// What one source has of each term, over all its texts. Index: TermId.
struct Totals {
    std::vector<std::uint64_t> count;
    std::vector<std::uint32_t> texts;    // in how many texts
    std::vector<std::uint32_t> prompts;  // in how many distinct prompts; a text of unknown prompt is one of its own
    std::uint64_t source_prompts = 0;    // how many prompts there are in all
};

/// The sums of one source. O(terms of the vocabulary + entries). Precondition: blocks sorted by prompt.
Totals totals_of(const Source& source, std::size_t vocabulary_size);

/// The counts alone.
std::vector<std::uint64_t> counts_of(const Source& source, std::size_t vocabulary_size);

/// Orders terms by the bytes of their text.
bool text_less(const Vocabulary& vocabulary, TermId a, TermId b);

}  // namespace kinprint
