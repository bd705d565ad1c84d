// The oracle of `neighbour_joining`: as its definition reads.
#pragma once

#include "kinprint/matrix.hpp"
#include "unrooted_tree.hpp"

namespace kinprint {

/// Again and again the two nodes become one for which the tree that has these two joined, and all others about one
/// node, is shortest. By least squares its total length is, of m nodes and with sums over the others, sum of (d(i,k) +
/// d(j,k)) over k / (2 (m - 2)) + d(i,j) / 2 + sum of d(k,l) over k < l / (m - 2).
///
/// The distance of two nodes is taken anew from all pairs of the leaves below them, so no update formula is shared with
/// the fast algorithm: the weighted mean of their distances (each join halves the weights), less what the nodes lie
/// above their leaves, which for a node that joined i and j is half the weighted mean between those two.
/// Ties: as the fast one. O(n^5).
/// Source: Saitou and Nei (1987), "The neighbor-joining method".
UnrootedTree naive_neighbour_joining(const CondensedMatrix& distances);

}  // namespace kinprint
