// Profile -> the table of rates that distances compare.
#pragma once

#include <cstddef>
#include <vector>

#include "kinprint/matrix.hpp"
#include "kinprint/profile.hpp"

namespace kinprint {

/// Occurrences per 1,000 words: one row a leaf, one column a term.
struct Rates {
    std::vector<TermId> terms;
    Matrix per_thousand;
};

/// The rates of the `count` single terms and pairs with the highest mean rate over the leaves, highest first. Each leaf weighs
/// the same, however much it wrote. Ties are broken by the bytes of the term. Fewer terms when fewer are there.
/// O(entries + terms).
Rates most_frequent(const Profile& profile, std::size_t count);

}  // namespace kinprint
