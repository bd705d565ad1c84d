// Neighbour joining as Studier and Keppler do it.
#pragma once

#include "kinprint/matrix.hpp"
#include "unrooted_tree.hpp"

namespace kinprint {

/// While more than three nodes are left, the two become one for which d(i,j) - u(i) - u(j) is least, where of m nodes
/// u(i) = sum of d(i,k) over k / (m - 2): near to each other, and far from the rest. The new node is
/// (d(i,j) + u(i) - u(j)) / 2 from i, (d(i,j) + u(j) - u(i)) / 2 from j and (d(i,k) + d(j,k) - d(i,j)) / 2 from any
/// other k. The last three lie about one node: i is (d(i,j) + d(i,k) - d(j,k)) / 2 from it.
///
/// Ties: the pair with the lowest leaf, then with the lowest leaf of the other node. O(n^3) time, O(n^2) memory.
/// Precondition: distances finite, non-negative.
/// Source: Saitou and Nei (1987), "The neighbor-joining method"; Studier and Keppler (1988), "A note on the
/// neighbor-joining algorithm of Saitou and Nei".
UnrootedTree neighbour_joining(CondensedMatrix distances);

}  // namespace kinprint
