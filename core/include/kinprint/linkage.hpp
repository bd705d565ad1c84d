// Distances -> tree.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "kinprint/matrix.hpp"

namespace kinprint {

enum class Linkage : std::uint8_t { average, complete, single, ward };

std::string_view name(Linkage linkage);
std::optional<Linkage> linkage_of(std::string_view name);

/// One step of agglomeration, as SciPy writes it: clusters `a` < `b` become one. Ids below n are leaves, n + i is the i-th merge.
struct Merge {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    double height = 0;
    std::uint32_t size = 0;  // leaves below

    friend bool operator==(const Merge&, const Merge&) = default;
};

/// Agglomerative clustering: n - 1 merges by ascending height, none for n of 0 or 1.
///
/// Where distances tie, several trees are equally right: each merge joins two of the nearest clusters there are. Which
/// of them it joins depends on the order of the sources alone ("source order"), so the same input gives the same tree
/// everywhere, and merges of equal height stand in the order of their lowest leaves. With single linkage all those
/// trees have the same cophenetic distances; with the others they may not.
///
/// average (UPGMA): d(a+b, c) = (|a| d(a,c) + |b| d(b,c)) / (|a| + |b|). complete: the maximum; single: the minimum.
/// ward: d(a+b, c) = sqrt(((|a|+|c|) d(a,c)^2 + (|b|+|c|) d(b,c)^2 - |c| d(a,b)^2) / (|a|+|b|+|c|)), that is, the distances
/// given are taken as plain, squared inside, and heights are plain again (R's "ward.D2", SciPy's "ward").
///
/// Algorithms: the nearest-neighbour chain for average, complete and ward; a minimum spanning tree (Prim) for single.
/// O(n^2) time and memory. Throws std::invalid_argument unless there are n (n - 1) / 2 finite, non-negative distances.
/// Source: Müllner (2011), "Modern hierarchical, agglomerative clustering algorithms".
std::vector<Merge> link(const CondensedMatrix& distances, Linkage linkage);

/// The height at which two leaves first share a cluster, for every pair. `merges`: of one leaf or more. O(n^2).
/// Source: Sokal and Rohlf (1962), "The comparison of dendrograms by objective methods".
CondensedMatrix cophenetic(const std::vector<Merge>& merges);

/// The leaves from top to bottom in the drawing: of each merge `a` first. `merges`: of one leaf or more. O(n).
std::vector<std::uint32_t> leaf_order(const std::vector<Merge>& merges);

}  // namespace kinprint
