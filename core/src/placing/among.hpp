// Where in the tree of an atlas a text belongs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "kinprint/linkage.hpp"

namespace kinprint {

/// The leaves, ascending, of the smallest group of a tree (one leaf, or all below a merge) whose probabilities together
/// are `least` or more; all of them where there is none smaller. Of a `least` above one half such groups all lie in one
/// another, since two that are apart would have more than 1 together: so the smallest is one alone. As in pplacer, the
/// tree stands as it is, and what is placed in it changes nothing of it; other than there, a text is attached where its
/// probabilities are, not where a branch would make it likeliest. `p`: of each leaf, 1 together. O(leaves^2).
/// Source: the idea of placing onto a fixed tree: Matsen, Kodner and Armbrust (2010), "pplacer: linear time
/// maximum-likelihood and Bayesian phylogenetic placement of sequences onto a fixed reference tree".
std::vector<std::uint32_t> smallest_group(const std::vector<Merge>& merges, std::span<const double> p, double least);

}  // namespace kinprint
