// Profile -> the table of rates that distances compare.
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "kinprint/leaves.hpp"
#include "kinprint/matrix.hpp"

namespace kinprint {

/// Occurrences per 1,000 words: one row a leaf, one column a term.
struct Rates {
    std::vector<TermId> terms;
    Matrix per_thousand;
};

/// The `count` single terms and pairs with the highest mean rate over the leaves, of those for which `qualifies` holds;
/// in the order of `most_frequent`.
std::vector<TermId> most_frequent_terms(const Leaves& leaves, std::size_t count,
                                        const std::function<bool(TermId)>& qualifies);

/// The rates of the `count` single terms and pairs with the highest mean rate over the leaves, highest first. Each leaf
/// weighs the same, however much it wrote. Ties are broken by the bytes of the term. Fewer terms when fewer are there.
/// O(entries + terms).
Rates most_frequent(const Leaves& leaves, std::size_t count);

/// The rates of these terms, per 1,000 words: leaves x terms. O(entries + terms).
Matrix rates_of(const Leaves& leaves, const std::vector<TermId>& terms);

}  // namespace kinprint
