// The nearest-neighbour chain, for average, complete and Ward linkage.
#pragma once

#include <vector>

#include "kinprint/linkage.hpp"
#include "steps.hpp"

namespace kinprint {

/// Follows nearest neighbours from cluster to cluster until two are each other's nearest, and merges those. Such a pair
/// may be merged at once, whatever else is near, because the linkage is reducible: a merged cluster is no nearer to a
/// third than the nearer of its two parts was. O(n^2) time.
///
/// Ties: the cluster that the chain came from, else the cluster with the lowest leaf.
/// Precondition: `linkage` is not single (which is reducible too, but has a faster way), nor neighbour joining (which
/// is not); distances finite, non-negative.
/// Source: Murtagh (1983), "A survey of recent advances in hierarchical
/// clustering algorithms"; Müllner (2011).
std::vector<Step> nn_chain(CondensedMatrix distances, Linkage linkage);

}  // namespace kinprint
