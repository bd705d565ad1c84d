// Distances -> tree.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "kinprint/matrix.hpp"

namespace kinprint {

enum class Linkage : std::uint8_t { average, complete, single, ward, neighbour_joining };

std::string_view name(Linkage linkage);
std::optional<Linkage> linkage_of(std::string_view name);

/// One inner node of a tree, as SciPy writes it: clusters `a` < `b` become one. Ids below n are leaves, n + i is the
/// i-th merge.
struct Merge {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    double height = 0;
    std::uint32_t size = 0;  // leaves below

    friend bool operator==(const Merge&, const Merge&) = default;
};

/// A rooted binary tree over n leaves: n - 1 merges by ascending height, none for n of 0 or 1, the last of them the
/// root. Children stand before their parents, also where their heights are the same.
///
/// A node stands at half its height, so a branch is (height of parent - height of child) / 2 long. With the
/// agglomerative linkages all leaves stand at 0, and two leaves are as far apart as the height at which they meet; with
/// neighbour joining only the deepest leaf does, and no leaf stands above its parent.
struct Tree {
    std::vector<Merge> merges;
    std::vector<double> leaf_heights;  // one a leaf, >= 0

    friend bool operator==(const Tree&, const Tree&) = default;
};

/// The tree of `merges` whose `leaves` leaves all stand at height 0. O(n).
Tree level_tree(std::vector<Merge> merges, std::size_t leaves);

/// Distances -> tree, by one of these:
///
/// average (UPGMA): d(a+b, c) = (|a| d(a,c) + |b| d(b,c)) / (|a| + |b|). complete: the maximum; single: the minimum.
/// ward: d(a+b, c) = sqrt(((|a|+|c|) d(a,c)^2 + (|b|+|c|) d(b,c)^2 - |c| d(a,b)^2) / (|a|+|b|+|c|)), that is, the
/// distances given are taken as plain, squared inside, and heights are plain again (R's "ward.D2", SciPy's "ward").
///
/// Where distances tie, several trees are equally right: each of their merges joins two of the nearest clusters there
/// are. Which of them it joins depends on the order of the sources alone ("source order"), so the same input gives the
/// same tree everywhere, and merges of equal height stand in the order of their lowest leaves. With single linkage all
/// those trees have the same cophenetic distances; with the others they may not.
///
/// Algorithms: the nearest-neighbour chain for average, complete and ward; a minimum spanning tree (Prim) for single.
/// O(n^2) time and memory.
/// Source: Müllner (2011), "Modern hierarchical, agglomerative clustering algorithms".
///
/// neighbour_joining does not agglomerate: it looks for a tree without a root, of least total length, whose paths are
/// as long as the distances, and finds it exactly if there is one. Branches shorter than 0 are set to 0, their siblings
/// paying for it (Kuhner and Felsenstein 1994, "A simulation comparison of phylogeny algorithms under equal and unequal
/// evolutionary rates"). The root is then put half-way along the longest path (Farris 1972, "Estimating phylogenetic
/// trees from distance matrices"): it shows the tree, but the distances do not say that it lies there. Ties are
/// broken by source order; merges of equal height stand in the order of their sizes, then of their lowest leaves.
/// O(n^3) time, O(n^2) memory.
/// Source: Saitou and Nei (1987), "The neighbor-joining method"; Studier and Keppler
/// (1988), "A note on the neighbor-joining algorithm of Saitou and Nei".
///
/// Throws std::invalid_argument unless there are n (n - 1) / 2 distances from 0 to 1e300 (so that sums of them are
/// finite).
Tree link(const CondensedMatrix& distances, Linkage linkage);

/// How far apart the tree has each two leaves: the length of the path between them, the height of the lowest merge that
/// holds both less half the heights of the two. With the agglomerative linkages that is the height at which they first
/// share a cluster. `tree`: of one leaf or more. O(n^2).
/// Source: Sokal and Rohlf (1962), "The comparison of dendrograms by objective methods".
CondensedMatrix cophenetic(const Tree& tree);

/// How faithful a tree is to the distances it was made from: Pearson's r of the two over all pairs of leaves, from -1
/// to 1. Nothing below three leaves, or where all distances of either are the same. Precondition: both of one n.
/// O(n^2). Source: Sokal and Rohlf (1962).
std::optional<double> cophenetic_correlation(const CondensedMatrix& distances, const CondensedMatrix& cophenetic);

/// The leaves from top to bottom in the drawing: of each merge `a` first. `merges`: of one leaf or more. O(n).
std::vector<std::uint32_t> leaf_order(const std::vector<Merge>& merges);

/// The same tree with the two parts of each merge so that `leaf_order` is `order`. Precondition: the tree allows that
/// order. O(n).
Tree in_order(Tree tree, const std::vector<std::uint32_t>& order);

/// Of all orders that the tree allows (each merge may have either part first), one in which the distances between
/// neighbours have the least sum. Of the order and its reverse, the one with part `a` of the last merge first; where
/// more tie, the choice is the same everywhere, and is `leaf_order` if all tie.
///
/// O(n^3) time, at most about n^3 / 6 steps (for a balanced tree; O(n^2) for one that takes in leaf by leaf), and two
/// matrices of n^2 doubles. Above `limits::optimally_ordered_leaves` it is `leaf_order`, which costs nothing.
/// Precondition: `merges` of one leaf or more, `distances` of its n leaves.
/// Source: Bar-Joseph, Gifford and Jaakkola (2001), "Fast optimal leaf ordering for hierarchical clustering".
std::vector<std::uint32_t> optimal_leaf_order(const std::vector<Merge>& merges, const CondensedMatrix& distances);

}  // namespace kinprint
