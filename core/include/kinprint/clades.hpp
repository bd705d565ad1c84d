// Do two trees have the same groups?
#pragma once

#include <cstdint>
#include <vector>

#include "kinprint/linkage.hpp"

namespace kinprint {

/// For every merge in order, a hash of the set of leaves below it: the exclusive or of their own hashes, each
/// hash_number((leaf + 1) * 0x9E3779B97F4A7C15). So a hash depends on the set alone, not on how the tree is built, and
/// a parent's is made of its children's; trees over the same sources in the same order can be compared by it. O(n).
///
/// With neighbour joining the root is only a guess, and a branch parts the leaves into two sides of equal standing:
/// there a clade stands for its split, and the side without leaf 0 is hashed. The root, and with it the set of all
/// leaves, gives 0; the two merges below the root give the same split.
///
/// Why hashes are enough: equal sets always have equal ones, and two that differ agree by chance, 1 in 2^64. Among k
/// different sets some two agree with odds of about k^2 / 2^65: for ten thousand leaves resampled a thousand times, k
/// is 10^7 at most and the odds are below 1 in 300,000; and then one share of support is too high. Names have no part
/// in it, so no input can seek such sets.
std::vector<std::uint64_t> clade_hashes(const Tree& tree, Linkage linkage);

}  // namespace kinprint
