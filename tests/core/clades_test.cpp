#include "kinprint/clades.hpp"

#include <catch2/catch_test_macros.hpp>
#include <map>
#include <set>

#include "trees.hpp"

using namespace kinprint;

namespace {

using Leaves = std::set<std::uint32_t>;

/// For every merge the leaves below it; with neighbour joining those on the side of its branch that has not leaf 0.
std::vector<Leaves> naive_clades(const Tree& tree, Linkage linkage) {
    std::vector<Leaves> below;
    Leaves all;
    for (std::uint32_t leaf = 0; leaf < tree.leaf_heights.size(); ++leaf) {
        below.push_back({leaf});
        all.insert(leaf);
    }
    std::vector<Leaves> clades;
    for (const Merge& merge : tree.merges) {
        Leaves leaves = below[merge.a];
        leaves.insert(below[merge.b].begin(), below[merge.b].end());
        below.push_back(leaves);
        if (linkage == Linkage::neighbour_joining && leaves.contains(0)) {
            Leaves others = all;
            for (const std::uint32_t leaf : leaves) {
                others.erase(leaf);
            }
            leaves = others;
        }
        clades.push_back(leaves);
    }
    return clades;
}

}  // namespace

TEST_CASE("Clades have the same hash exactly if they have the same leaves", "[clades]") {
    test::Random random(1);
    for (const std::size_t n : {0U, 1U, 2U, 3U, 5U, 8U, 40U}) {
        for (const Linkage linkage : {Linkage::average, Linkage::single, Linkage::neighbour_joining}) {
            std::map<Leaves, std::uint64_t> hash_of;
            std::map<std::uint64_t, Leaves> leaves_of;
            for (int round = 0; round < 40; ++round) {
                const Tree tree = link(test::random_distances(n, random), linkage);
                const std::vector<Leaves> clades = naive_clades(tree, linkage);
                const std::vector<std::uint64_t> hashes = clade_hashes(tree, linkage);
                REQUIRE(hashes.size() == clades.size());
                for (std::size_t i = 0; i < clades.size(); ++i) {
                    CHECK(hash_of.emplace(clades[i], hashes[i]).first->second == hashes[i]);
                    CHECK(leaves_of.emplace(hashes[i], clades[i]).first->second == clades[i]);
                }
            }
        }
    }
}

TEST_CASE("A clade is its leaves, however they are joined", "[clades]") {
    const Tree one = level_tree({{0, 1, 1, 2}, {2, 4, 2, 3}, {3, 5, 3, 4}}, 4);
    const Tree other = level_tree({{1, 2, 1, 2}, {0, 4, 1, 3}, {3, 5, 9, 4}}, 4);
    const std::vector<std::uint64_t> a = clade_hashes(one, Linkage::average);
    const std::vector<std::uint64_t> b = clade_hashes(other, Linkage::average);
    CHECK(a[0] != b[0]);
    CHECK(a[1] == b[1]);
    CHECK(a[2] == b[2]);
}

TEST_CASE("Without a root both sides of a branch are the same", "[clades]") {
    // ((0 1) (2 3)) and (0 (1 (2 3))): the same tree but for its root.
    const Tree one = level_tree({{0, 1, 1, 2}, {2, 3, 1, 2}, {4, 5, 2, 4}}, 4);
    const Tree other = level_tree({{2, 3, 1, 2}, {1, 4, 2, 3}, {0, 5, 3, 4}}, 4);
    const std::vector<std::uint64_t> a = clade_hashes(one, Linkage::neighbour_joining);
    const std::vector<std::uint64_t> b = clade_hashes(other, Linkage::neighbour_joining);
    CHECK(a[0] == a[1]);
    CHECK(a[0] == b[0]);
    CHECK(a[2] == 0);
    CHECK(b[2] == 0);
    CHECK(clade_hashes(one, Linkage::average)[0] != clade_hashes(one, Linkage::average)[1]);
}
