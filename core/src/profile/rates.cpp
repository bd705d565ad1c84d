#include "kinprint/rates.hpp"

#include <algorithm>
#include <functional>
#include <numeric>
#include <utility>
#include <vector>

#include "totals.hpp"

namespace kinprint {

namespace {

bool is_compared(TermKind kind) {
    return is_single(kind) || kind == TermKind::pair;
}

double per_thousand(std::uint64_t count, std::uint64_t words) {
    return static_cast<double>(count) * 1000.0 / static_cast<double>(words);
}

/// How often all leaves used each term. No more is told of a count than that it is as high as its type allows.
std::vector<std::uint32_t> counts_of_terms(const Leaves& leaves) {
    std::vector<std::uint32_t> counts(leaves.vocabulary().size());
    for (const Source* leaf : leaves.sources) {
        for (const Block& block : leaf->blocks) {
            for (const TermCount& entry : block.terms) {
                const std::uint32_t sum = counts[entry.term] + entry.count;
                counts[entry.term] = sum < entry.count ? UINT32_MAX : sum;
            }
        }
    }
    return counts;
}

/// The terms that qualify, without those whose mean rate can't be among the `count` highest; ascending. The rates of a
/// term that came c times sum to 1000 c / w at most, w the words of the smallest leaf, and to as much at least with w
/// those of the largest. So of millions of terms some thousands are left to be summed up leaf by leaf.
std::vector<TermId> candidates(const Leaves& leaves, std::size_t count, const std::function<bool(TermId)>& qualifies) {
    constexpr double rounding = 1 + 1e-9;  // more than that of any sum of rates
    const Vocabulary& vocabulary = leaves.vocabulary();
    const std::vector<std::uint32_t> counts = counts_of_terms(leaves);
    std::vector<TermId> terms;
    std::vector<std::uint32_t> highest;
    for (TermId term = 0; term < vocabulary.size(); ++term) {
        if (counts[term] > 0 && is_compared(vocabulary[term].kind) && qualifies(term)) {
            terms.push_back(term);
            highest.push_back(counts[term]);
        }
    }
    if (count == 0 || count >= terms.size()) {
        return terms;
    }
    std::ranges::nth_element(highest, highest.begin() + static_cast<std::ptrdiff_t>(count - 1), std::greater{});
    const auto [smallest, largest] = std::ranges::minmax_element(leaves.sources, {}, &Source::words);
    const double least = static_cast<double>(highest[count - 1]) * static_cast<double>((*smallest)->words());
    const double scale = static_cast<double>((*largest)->words()) * rounding;
    std::erase_if(terms, [&](TermId term) { return static_cast<double>(counts[term]) * scale < least; });
    return terms;
}

/// Counts some terms leaf by leaf. All terms are counted, which is faster than to ask of each entry whether it is one
/// of these; and they are counted on from leaf to leaf, so that nothing has to be cleared: a leaf's own count is what
/// was added (modulo 2^32, so sums may go beyond that).
class CountsByLeaf {
public:
    CountsByLeaf(std::size_t vocabulary_size, const std::vector<TermId>& terms)
        : sums_(vocabulary_size), terms_(terms), before_(terms.size()), counts_(terms.size()) {}

    /// By index of the term.
    const std::vector<std::uint32_t>& next(const Source& leaf) {
        for (const Block& block : leaf.blocks) {
            for (const TermCount& entry : block.terms) {
                sums_[entry.term] += entry.count;
            }
        }
        for (std::size_t at = 0; at < terms_.size(); ++at) {
            const std::uint32_t sum = sums_[terms_[at]];
            counts_[at] = sum - std::exchange(before_[at], sum);
        }
        return counts_;
    }

private:
    std::vector<std::uint32_t> sums_;  // of all terms, over the leaves so far
    const std::vector<TermId>& terms_;
    std::vector<std::uint32_t> before_;  // of `terms_`: the sums as they were before the last leaf
    std::vector<std::uint32_t> counts_;
};

/// The sum of the rates over the leaves, for each of these terms.
std::vector<double> summed_rates(const Leaves& leaves, const std::vector<TermId>& terms) {
    CountsByLeaf counts(leaves.vocabulary().size(), terms);
    std::vector<double> sums(terms.size());
    for (const Source* leaf : leaves.sources) {
        const std::uint64_t words = leaf->words();
        std::ranges::transform(sums, counts.next(*leaf), sums.begin(),
                               [&](double sum, std::uint32_t count) { return sum + per_thousand(count, words); });
    }
    return sums;
}

}  // namespace

Matrix rates_of(const Leaves& leaves, const std::vector<TermId>& terms) {
    CountsByLeaf counts(leaves.vocabulary().size(), terms);
    Matrix rates(leaves.sources.size(), terms.size());
    for (std::size_t s = 0; s < leaves.sources.size(); ++s) {
        const Source& leaf = *leaves.sources[s];
        const std::uint64_t words = leaf.words();
        std::ranges::transform(counts.next(leaf), rates.row(s).begin(),
                               [&](std::uint32_t count) { return per_thousand(count, words); });
    }
    return rates;
}

std::vector<TermId> most_frequent_terms(const Leaves& leaves, std::size_t count,
                                        const std::function<bool(TermId)>& qualifies) {
    const std::vector<TermId> terms = candidates(leaves, count, qualifies);
    const std::vector<double> sums = summed_rates(leaves, terms);
    std::vector<std::size_t> order(terms.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto before = [&](std::size_t a, std::size_t b) {
        return sums[a] != sums[b] ? sums[a] > sums[b] : text_less(leaves.vocabulary(), terms[a], terms[b]);
    };
    std::vector<TermId> highest(std::min(count, terms.size()));
    std::ranges::partial_sort(order, order.begin() + static_cast<std::ptrdiff_t>(highest.size()), before);
    std::transform(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(highest.size()), highest.begin(),
                   [&](std::size_t at) { return terms[at]; });
    return highest;
}

Rates most_frequent(const Leaves& leaves, std::size_t count) {
    Rates rates;
    rates.terms = most_frequent_terms(leaves, count, [](TermId) { return true; });
    rates.per_thousand = rates_of(leaves, rates.terms);
    return rates;
}

}  // namespace kinprint
