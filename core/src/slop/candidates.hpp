// The terms of a source that slop lists are drawn from.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "kinprint/slop.hpp"
#include "profile/totals.hpp"

namespace kinprint {

/// One source as its slop lists are drawn from it.
class Candidates {
public:
    /// O(terms of the vocabulary + entries). All arguments must outlive it.
    Candidates(const Vocabulary& vocabulary, const Source& source, const Baseline& baseline, const SlopRule& rule)
        : vocabulary_(vocabulary),
          baseline_(baseline),
          rule_(rule),
          totals_(totals_of(source, vocabulary.size())),
          words_(source.words()) {}

    [[nodiscard]] const Totals& totals() const { return totals_; }
    [[nodiscard]] std::uint64_t words() const { return words_; }

    /// All terms of a kind that the rule lets in, by number; words compared with people's. O(terms of the vocabulary).
    [[nodiscard]] std::vector<SlopTerm> of_kind(TermKind kind) const;

    /// The first `count` of them: words by ratio to human text, runs by count, highest first; ties by text.
    [[nodiscard]] std::vector<SlopTerm> usual_list(TermKind kind, std::size_t count) const;

    /// Keeps the first `count` entries by `key`, descending; ties by text.
    template <typename Entry, typename Key>
    void keep_highest(std::vector<Entry>& entries, std::size_t count, Key key) const {
        const auto before = [&](const Entry& a, const Entry& b) {
            return key(a) != key(b) ? key(a) > key(b) : text_less(vocabulary_, a.term, b.term);
        };
        count = std::min(count, entries.size());
        std::ranges::partial_sort(entries, entries.begin() + static_cast<std::ptrdiff_t>(count), before);
        entries.resize(count);
    }

private:
    [[nodiscard]] bool qualifies(TermId term) const;
    [[nodiscard]] SlopTerm entry(TermId term) const;

    const Vocabulary& vocabulary_;
    const Baseline& baseline_;
    const SlopRule& rule_;
    Totals totals_;
    std::uint64_t words_;
};

}  // namespace kinprint
