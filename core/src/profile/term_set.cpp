#include "term_set.hpp"

#include <utility>

namespace kinprint {

TermSet::TermSet(Bits bits) : bits_(std::move(bits)) {
    before_.reserve(bits_.size());
    for (const std::uint64_t word : bits_) {
        before_.push_back(static_cast<std::uint32_t>(size_));
        size_ += static_cast<std::size_t>(std::popcount(word));
    }
}

TermSet::TermSet(std::size_t vocabulary_size, std::span<const TermId> terms)
    : TermSet([&] {
          Bits bits(vocabulary_size / 64 + 1);
          for (const TermId term : terms) {
              bits[term / 64] |= bit(term);
          }
          return bits;
      }()) {}

TermSet TermSet::repeated(std::size_t vocabulary_size, const Source& source) {
    Bits once(vocabulary_size / 64 + 1);
    Bits again(once.size());
    for (const Block& block : source.blocks) {
        for (const TermCount& entry : block.terms) {
            again[entry.term / 64] |= once[entry.term / 64] & bit(entry.term);
            once[entry.term / 64] |= bit(entry.term);
        }
        for (std::size_t at = 0; at < block.spread.size(); ++at) {
            const TermId term = block.terms[at].term;
            again[term / 64] |= block.spread[at] > 1 ? bit(term) : 0;
        }
    }
    return TermSet(std::move(again));
}

}  // namespace kinprint
