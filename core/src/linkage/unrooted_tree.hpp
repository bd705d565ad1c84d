// What neighbour joining finds: a tree without a root.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kinprint {

struct Branch {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    double length = 0;  // below 0 where the distances are like those of no tree
};

/// Nodes below `leaves` are leaves, each with one branch (none if it is the only one); from there on they are inner
/// nodes with three branches each. Inner node n + i is made by the i-th join: branches 2i and 2i + 1 lead up to it from
/// two nodes below it. The last one, 2n - 3, is where the last three branches end, by ascending `a`. So there are 2n -
/// 3 branches, of which each node but the last is `a` once. Two leaves have one branch between them, 0 to 1.
struct UnrootedTree {
    std::size_t leaves = 0;
    std::vector<Branch> branches;

    [[nodiscard]] std::size_t nodes() const { return leaves < 3 ? leaves : 2 * leaves - 2; }
};

/// The same tree with no length below 0: such a branch gets 0, and its sibling, the other branch of its join, is
/// shortened by as much, so that their sum stays what it was; where that is below 0 itself, both get 0. Of the last
/// three branches, the one to the last join belongs with neither (nor is it below 0 but for rounding), and the other
/// two are siblings; of three leaves, the two others share the shortening. None of this depends on the order of the
/// sources. O(n).
/// Source: Kuhner and Felsenstein (1994), "A simulation comparison of phylogeny algorithms under equal
/// and unequal evolutionary rates".
UnrootedTree without_negative_lengths(UnrootedTree tree);

}  // namespace kinprint
