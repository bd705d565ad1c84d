#include "kinprint/clades.hpp"

#include "kinprint/open_table.hpp"

namespace kinprint {

namespace {

/// The odd factor, 2^64 over the golden ratio, spreads small numbers out, one to one, before they are mixed.
std::uint64_t leaf_hash(std::size_t leaf) {
    return hash_number((std::uint64_t{leaf} + 1) * 0x9e3779b97f4a7c15U);
}

struct Clade {
    std::uint64_t hash = 0;
    bool has_leaf_0 = false;
};

}  // namespace

std::vector<std::uint64_t> clade_hashes(const Tree& tree, Linkage linkage) {
    std::vector<Clade> clades;
    std::uint64_t all_leaves = 0;
    for (std::size_t leaf = 0; leaf < tree.leaf_heights.size(); ++leaf) {
        clades.push_back({leaf_hash(leaf), leaf == 0});
        all_leaves ^= clades.back().hash;
    }
    std::vector<std::uint64_t> hashes;
    for (const Merge& merge : tree.merges) {
        const Clade& a = clades[merge.a];
        const Clade& b = clades[merge.b];
        const Clade both{a.hash ^ b.hash, a.has_leaf_0 || b.has_leaf_0};
        const bool is_other_side = linkage == Linkage::neighbour_joining && both.has_leaf_0;
        hashes.push_back(is_other_side ? both.hash ^ all_leaves : both.hash);
        clades.push_back(both);
    }
    return hashes;
}

}  // namespace kinprint
