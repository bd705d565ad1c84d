// Some terms of a vocabulary, and the place of each among them.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "kinprint/profile.hpp"

namespace kinprint {

/// A set of terms, each with a place: 0, 1, 2 … in the order of ids. A bit is kept for each term of the vocabulary: of
/// millions of terms these fit into the cache, where a number for each does not.
class TermSet {
public:
    /// O(vocabulary / 64 + terms).
    TermSet(std::size_t vocabulary_size, std::span<const TermId> terms);

    /// The terms that a source has in two blocks or more, or in two texts of one block. O(vocabulary / 64 + entries).
    static TermSet repeated(std::size_t vocabulary_size, const Source& source);

    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool contains(TermId term) const { return (bits_[term / 64] & bit(term)) != 0; }

    /// Precondition: the set contains the term.
    [[nodiscard]] std::size_t place(TermId term) const {
        return before_[term / 64] + static_cast<std::size_t>(std::popcount(bits_[term / 64] & (bit(term) - 1)));
    }

private:
    using Bits = std::vector<std::uint64_t>;

    explicit TermSet(Bits bits);
    static std::uint64_t bit(TermId term) { return std::uint64_t{1} << (term % 64); }

    Bits bits_;
    std::vector<std::uint32_t> before_;  // of each word of `bits_`: how many terms there are in those before it
    std::size_t size_ = 0;
};

}  // namespace kinprint
