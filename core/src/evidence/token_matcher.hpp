// A stream of tokens -> where given runs of tokens end in it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "kinprint/vocabulary.hpp"

namespace kinprint {

/// Finds terms, each a run of tokens, in a stream of tokens that have a place each.
class TokenMatcher {
public:
    /// `terms`: as `Vocabulary::text` gives them. A term without a token is never found.
    explicit TokenMatcher(const std::vector<std::string>& terms);

    /// The number of a token by its text; `other` for those of no term.
    [[nodiscard]] TermId number(const std::string& token) const;
    static constexpr TermId other = 0;

    /// Begins a new stream.
    void clear();

    /// The next token, which begins at `place`. For each term that ends with it calls `found(term, place of its first
    /// token)`.
    template <typename Found>
    void add(TermId number, std::uint64_t place, Found found) {
        if (window_.empty()) {
            return;
        }
        window_[seen_++ % window_.size()] = {number, place};
        for (const std::uint32_t term : ending_with_[number]) {
            if (ends_here(terms_[term])) {
                found(term, back(terms_[term].size() - 1).place);
            }
        }
    }

    /// Where the oldest token begins that a term may still reach back to; the largest number where there is none.
    [[nodiscard]] std::uint64_t oldest_place() const;

private:
    struct Seen {
        TermId number = other;
        std::uint64_t place = 0;
    };

    /// The token so many before the last one.
    [[nodiscard]] const Seen& back(std::size_t steps) const { return window_[(seen_ - 1 - steps) % window_.size()]; }
    [[nodiscard]] bool ends_here(const std::vector<TermId>& term) const;

    std::unordered_map<std::string, TermId> numbers_;
    std::vector<std::vector<TermId>> terms_;
    std::vector<std::vector<std::uint32_t>> ending_with_;  // by number: the terms whose last token it is
    std::vector<Seen> window_;                             // the last tokens, as many as the longest term has
    std::size_t seen_ = 0;
};

}  // namespace kinprint
