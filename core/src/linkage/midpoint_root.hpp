// A tree without a root is given one.
#pragma once

#include "kinprint/linkage.hpp"
#include "unrooted_tree.hpp"

namespace kinprint {

/// The tree rooted half-way along the longest path between two leaves, with the heights that `Tree` tells of: twice how
/// much less far from the root a node is than the leaf farthest from it. Where that is a node, the root is put
/// beside it, a branch of length 0 between them.
///
/// Ties: the path starts from the leaf farthest from leaf 0 and leads to the leaf farthest from that, of equally far
/// ones the lowest (all longest paths have the same middle, so this decides only where branches are of length 0);
/// seen from the lower of its two ends, the root is on the first branch that reaches the middle. O(n log n).
/// Precondition: no length is below 0.
/// Source: Farris (1972), "Estimating phylogenetic trees from distance matrices".
Tree midpoint_rooted(const UnrootedTree& tree);

}  // namespace kinprint
