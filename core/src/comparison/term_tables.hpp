// What several distances are computed from: the counts of the terms that they look at.
#pragma once

#include <optional>
#include <vector>

#include "kinprint/comparison.hpp"
#include "weights/centring.hpp"
#include "weights/count_table.hpp"

namespace kinprint {

struct TermTable {
    CountTable counts;
    std::vector<TermId> terms;  // of each column; `no_term` where weights know a term that no leaf has
};

/// The most frequent terms, for the distances that weigh none. O(entries + terms).
TermTable plain_table(const Leaves& leaves, const CompareOptions& options);

/// The terms that weights know of, for the distances that weigh terms.
struct WeightedTable {
    TermTable table;
    std::optional<Weights> own;  // learned from the leaves themselves, for want of a reference that covers their text
    const Weights* reference = nullptr;
    std::vector<std::size_t> unlike;    // leaves of whose text the reference covers too little, where it is used
    Centre centre = Centre::automatic;  // as asked for
    Origin origin = Origin::all_leaves;
    double words = 0;  // of a leaf of middling size

    [[nodiscard]] const Weights& weights() const { return own ? *own : *reference; }

    /// Each leaf's rates less what is expected of it.
    [[nodiscard]] Matrix excess(const Multiplicities& times, Scale scale) const;
};

/// `reference` may be null. O(entries + terms), and as `train` where weights are learned.
WeightedTable weighted_table(const Leaves& leaves, const CompareOptions& options, const Weights* reference);

}  // namespace kinprint
