#include "kinprint/rates.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "totals.hpp"

namespace kinprint {

namespace {

bool is_compared(TermKind kind) {
    return is_single(kind) || kind == TermKind::pair;
}

constexpr std::uint32_t no_column = UINT32_MAX;

double per_thousand(std::uint64_t count, std::uint64_t words) {
    return static_cast<double>(count) * 1000.0 / static_cast<double>(words);
}

/// Adds a leaf's counts to `counts`, and to `seen` each term that had none before.
void add_counts(const Source& leaf, std::vector<std::uint64_t>& counts, std::vector<TermId>& seen) {
    for (const Block& block : leaf.blocks) {
        for (const TermCount& entry : block.terms) {
            if (counts[entry.term] == 0) {
                seen.push_back(entry.term);
            }
            counts[entry.term] += entry.count;
        }
    }
}

/// The sum of the rates over the leaves, for each term.
std::vector<double> summed_rates(const Leaves& leaves) {
    std::vector<double> sums(leaves.vocabulary().size());
    std::vector<std::uint64_t> counts(leaves.vocabulary().size());  // of one leaf; zero between leaves
    std::vector<TermId> seen;
    for (const Source* leaf : leaves.sources) {
        add_counts(*leaf, counts, seen);
        const std::uint64_t words = leaf->words();
        for (const TermId term : seen) {
            sums[term] += per_thousand(std::exchange(counts[term], 0), words);
        }
        seen.clear();
    }
    return sums;
}

/// One leaf's counts of the terms that have a column.
std::vector<std::uint64_t> counts_by_column(const Source& leaf, const std::vector<std::uint32_t>& column_of,
                                            std::size_t columns) {
    std::vector<std::uint64_t> counts(columns);
    for (const Block& block : leaf.blocks) {
        for (const TermCount& entry : block.terms) {
            if (column_of[entry.term] != no_column) {
                counts[column_of[entry.term]] += entry.count;
            }
        }
    }
    return counts;
}

std::vector<TermId> highest(const Vocabulary& vocabulary, const std::vector<double>& sums, std::size_t count,
                            const std::function<bool(TermId)>& qualifies) {
    std::vector<TermId> terms;
    for (TermId term = 0; term < vocabulary.size(); ++term) {
        if (is_compared(vocabulary[term].kind) && sums[term] > 0 && qualifies(term)) {
            terms.push_back(term);
        }
    }
    const auto before = [&](TermId a, TermId b) {
        return sums[a] != sums[b] ? sums[a] > sums[b] : text_less(vocabulary, a, b);
    };
    count = std::min(count, terms.size());
    const auto end = terms.begin() + static_cast<std::ptrdiff_t>(count);
    std::ranges::partial_sort(terms, end, before);
    terms.resize(count);
    return terms;
}

}  // namespace

Matrix rates_of(const Leaves& leaves, const std::vector<TermId>& terms) {
    std::vector<std::uint32_t> column_of(leaves.vocabulary().size(), no_column);
    for (std::size_t t = 0; t < terms.size(); ++t) {
        column_of[terms[t]] = static_cast<std::uint32_t>(t);
    }
    Matrix rates(leaves.sources.size(), terms.size());
    for (std::size_t s = 0; s < leaves.sources.size(); ++s) {
        const Source& leaf = *leaves.sources[s];
        const std::uint64_t words = leaf.words();
        const std::vector<std::uint64_t> counts = counts_by_column(leaf, column_of, terms.size());
        std::ranges::transform(counts, rates.row(s).begin(), [&](std::uint64_t n) { return per_thousand(n, words); });
    }
    return rates;
}

std::vector<TermId> most_frequent_terms(const Leaves& leaves, std::size_t count,
                                        const std::function<bool(TermId)>& qualifies) {
    return highest(leaves.vocabulary(), summed_rates(leaves), count, qualifies);
}

Rates most_frequent(const Leaves& leaves, std::size_t count) {
    Rates rates;
    rates.terms = most_frequent_terms(leaves, count, [](TermId) { return true; });
    rates.per_thousand = rates_of(leaves, rates.terms);
    return rates;
}

}  // namespace kinprint
