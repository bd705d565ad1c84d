// How often each term came in the block that is being counted.
#pragma once

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "at_id.hpp"
#include "kinprint/profile.hpp"

namespace kinprint {

class BlockCounts {
public:
    void add(std::span<const TermId> terms) {
        if (terms.empty()) {
            return;
        }
        at_id(counts_, std::ranges::max(terms));
        // Whether a term is new in its block can't be foreseen: it is always written, and kept where it is new.
        touched_.resize(touched_count_ + terms.size());
        for (const TermId term : terms) {
            touched_[touched_count_] = term;
            touched_count_ += counts_[term]++ == 0 ? 1 : 0;
        }
    }

    /// So many terms came that are not held.
    void add_uncounted(std::uint64_t terms) { uncounted_ += terms; }

    /// The block so far; all counts are zero again.
    Block take(std::uint64_t words) {
        Block block;
        block.words = words;
        block.uncounted = std::exchange(uncounted_, 0);
        block.terms.reserve(touched_count_);
        for (const TermId term : std::span(touched_).first(touched_count_)) {
            block.terms.push_back({term, std::exchange(counts_[term], 0)});
        }
        touched_count_ = 0;
        return block;
    }

private:
    std::vector<std::uint32_t> counts_;
    std::vector<TermId> touched_;
    std::size_t touched_count_ = 0;
    std::uint64_t uncounted_ = 0;
};

}  // namespace kinprint
