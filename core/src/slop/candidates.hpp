// The terms of a source that slop lists are drawn from.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "kinprint/slop.hpp"
#include "profile/totals.hpp"

namespace kinprint {

/// One source as its slop lists are drawn from it.
class Candidates {
public:
    /// All references but the source's must outlive it. Precondition: the rule wants two prompts or more. O(vocabulary
    /// / 64 + entries).
    Candidates(const Vocabulary& vocabulary, const Source& source, const Baseline& baseline, const SlopRule& rule);

    [[nodiscard]] std::uint64_t source_prompts() const { return source_prompts_; }
    [[nodiscard]] std::uint64_t words() const { return words_; }

    /// All terms of a kind that the rule lets in, in no order; words compared with people's.
    [[nodiscard]] std::vector<SlopTerm> of_kind(TermKind kind) const;

    /// The first `count` of them: words by ratio to human text, runs by count, highest first; ties by text.
    [[nodiscard]] std::vector<SlopTerm> usual_list(TermKind kind, std::size_t count) const;

    /// Keeps the first `count` entries by `key`, descending; ties by text.
    /// Texts are made only for entries that may come in: of counts there are many ties at the low end.
    template <typename Entry, typename Key>
    void keep_highest(std::vector<Entry>& entries, std::size_t count, Key key) const {
        const auto higher = [&](const Entry& a, const Entry& b) { return key(a) > key(b); };
        const auto before = [&](const Entry& a, const Entry& b) {
            return key(a) != key(b) ? key(a) > key(b) : text_less(vocabulary_, a.term, b.term);
        };
        if (count < entries.size() && count > 0) {
            const auto last = entries.begin() + static_cast<std::ptrdiff_t>(count - 1);
            std::ranges::nth_element(entries, last, higher);
            const auto least = key(*last);
            std::erase_if(entries, [&](const Entry& entry) { return key(entry) < least; });
        }
        count = std::min(count, entries.size());
        std::ranges::partial_sort(entries, entries.begin() + static_cast<std::ptrdiff_t>(count), before);
        entries.resize(count);
    }

private:
    [[nodiscard]] SlopTerm entry(const TermTotal& total) const;
    [[nodiscard]] std::vector<SlopTerm> entries(const std::vector<TermTotal>& totals) const;
    [[nodiscard]] std::vector<TermTotal> totals_of_kind(TermKind kind) const;

    const Vocabulary& vocabulary_;
    const Baseline& baseline_;
    std::uint64_t source_prompts_;
    std::uint64_t words_;
    std::vector<TermTotal> candidates_;  // those that the rule lets in: of all terms of a source a few
};

}  // namespace kinprint
