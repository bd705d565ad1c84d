#include "linkage/neighbour_joining.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <map>

#include "golden.hpp"
#include "linkage/midpoint_root.hpp"
#include "linkage/naive_neighbour_joining.hpp"
#include "trees.hpp"

using namespace kinprint;
using Catch::Matchers::WithinAbs;

namespace {

Tree joined(const CondensedMatrix& distances) {
    return link(distances, Linkage::neighbour_joining);
}

/// Path lengths between all leaves, by following every branch from every leaf.
CondensedMatrix paths(const UnrootedTree& tree) {
    CondensedMatrix result(tree.leaves);
    for (std::uint32_t leaf = 0; leaf < tree.leaves; ++leaf) {
        std::map<std::uint32_t, double> way = {{leaf, 0}};
        while (way.size() < tree.nodes()) {
            for (const Branch& branch : tree.branches) {
                if (way.contains(branch.a)) way.emplace(branch.b, way[branch.a] + branch.length);
                if (way.contains(branch.b)) way.emplace(branch.a, way[branch.b] + branch.length);
            }
        }
        for (std::uint32_t other = leaf + 1; other < tree.leaves; ++other) {
            result.at(leaf, other) = way[other];
        }
    }
    return result;
}

/// A tree of random shape: leaf by leaf a branch is cut in two, and the leaf hung there.
UnrootedTree random_tree(std::size_t leaves, test::Random& random) {
    UnrootedTree tree{leaves, {{0, 1, 0.01 + random.unit()}}};
    for (std::uint32_t leaf = 2; leaf < leaves; ++leaf) {
        const auto knot = static_cast<std::uint32_t>(leaves + leaf - 2);
        Branch& cut = tree.branches[random.below(tree.branches.size())];
        const Branch rest{knot, cut.b, 0.01 + random.unit()};
        cut.b = knot;
        tree.branches.push_back(rest);
        tree.branches.push_back({leaf, knot, 0.01 + random.unit()});
    }
    return tree;
}

void check_near(const CondensedMatrix& found, const CondensedMatrix& expected, double margin) {
    REQUIRE(found.values.size() == expected.values.size());
    for (std::size_t i = 0; i < found.values.size(); ++i) {
        INFO("pair " << i << " of " << found.n << " leaves");
        REQUIRE_THAT(found.values[i], WithinAbs(expected.values[i], margin));
    }
}

void check_near(const Tree& found, const Tree& expected, double margin) {
    REQUIRE(found.merges.size() == expected.merges.size());
    for (std::size_t i = 0; i < found.merges.size(); ++i) {
        REQUIRE(found.merges[i].a == expected.merges[i].a);
        REQUIRE(found.merges[i].b == expected.merges[i].b);
        REQUIRE(found.merges[i].size == expected.merges[i].size);
        REQUIRE_THAT(found.merges[i].height, WithinAbs(expected.merges[i].height, margin));
    }
    check_near(cophenetic(found), cophenetic(expected), margin);
}

/// What the tree must be besides `check_shape`, whatever the distances.
void check_rooted(const Tree& tree, std::size_t n) {
    test::check_shape(tree.merges, n);
    REQUIRE(tree.leaf_heights.size() == n);
    std::vector<double> heights = tree.leaf_heights;
    for (const Merge& merge : tree.merges) {
        REQUIRE(heights[merge.a] <= merge.height);
        REQUIRE(heights[merge.b] <= merge.height);
        heights.push_back(merge.height);
    }
    if (n > 0) {
        REQUIRE(std::ranges::min(tree.leaf_heights) == 0);
    }
}

/// The root is half-way along a longest path: that has an end in each of its parts, and both are as far down.
void check_midpoint(const Tree& tree, double margin) {
    const CondensedMatrix lengths = cophenetic(tree);
    const double longest = lengths.values.empty() ? 0 : std::ranges::max(lengths.values);
    REQUIRE_THAT(tree.merges.back().height, WithinAbs(longest, margin));
    std::vector<double> lowest = tree.leaf_heights;
    for (const Merge& merge : tree.merges) {
        lowest.push_back(std::min(lowest[merge.a], lowest[merge.b]));
    }
    REQUIRE_THAT(lowest[tree.merges.back().a], WithinAbs(0, margin));
    REQUIRE_THAT(lowest[tree.merges.back().b], WithinAbs(0, margin));
}

CondensedMatrix of(std::size_t n, std::vector<double> values) {
    CondensedMatrix distances(n);
    distances.values = std::move(values);
    return distances;
}

}  // namespace

TEST_CASE("Neighbour joining agrees with ape", "[linkage][golden]") {
    const nlohmann::json golden = test::golden("ape");
    for (const auto& matrix : golden["matrices"]) {
        const std::size_t n = matrix["n"];
        const CondensedMatrix distances = of(n, matrix["distances"]);
        const CondensedMatrix expected = of(n, matrix["paths"]);
        check_near(paths(neighbour_joining(distances)), expected, 1e-12);
        check_near(paths(naive_neighbour_joining(distances)), expected, 1e-12);
    }
}

TEST_CASE("Neighbour joining agrees with the naive one", "[linkage]") {
    test::Random random(1);
    for (std::size_t n = 0; n <= 40; ++n) {
        const CondensedMatrix distances = test::random_distances(n, random);
        const UnrootedTree fast = neighbour_joining(distances);
        const UnrootedTree naive = naive_neighbour_joining(distances);
        REQUIRE(fast.branches.size() == (n < 2 ? 0 : 2 * n - 3));
        check_near(paths(fast), paths(naive), 1e-12);
        check_near(midpoint_rooted(without_negative_lengths(naive)), joined(distances), 1e-12);
        check_rooted(joined(distances), n);
    }
}

TEST_CASE("Neighbour joining finds the tree that distances come from", "[linkage]") {
    test::Random random(2);
    for (std::size_t n = 2; n <= 60; ++n) {
        const CondensedMatrix distances = paths(random_tree(n, random));
        const Tree tree = joined(distances);
        check_rooted(tree, n);
        check_near(cophenetic(tree), distances, 1e-12 * static_cast<double>(n));
    }
}

TEST_CASE("The middle of the longest path is the root", "[linkage]") {
    test::Random random(3);
    for (int round = 0; round < 100; ++round) {
        const std::size_t n = 2 + random.below(30);
        check_midpoint(joined(test::random_distances(n, random)), 1e-12);
        check_midpoint(joined(test::tied_distances(n, 3, random)), 1e-12);
        check_midpoint(midpoint_rooted(random_tree(n, random)), 1e-12);
    }
}

TEST_CASE("Rooting keeps all paths", "[linkage]") {
    test::Random random(4);
    for (std::size_t n = 1; n <= 40; ++n) {
        UnrootedTree tree = random_tree(std::max<std::size_t>(n, 2), random);
        for (Branch& branch : tree.branches) {
            branch.length = random.below(4) == 0 ? 0 : branch.length;
        }
        check_rooted(midpoint_rooted(tree), tree.leaves);
        check_near(cophenetic(midpoint_rooted(tree)), paths(tree), 1e-12);
    }
}

TEST_CASE("Neighbour joining: by hand", "[linkage]") {
    CHECK(joined(CondensedMatrix(0)) == Tree{{}, {}});
    CHECK(joined(CondensedMatrix(1)) == Tree{{}, {0}});
    CHECK(joined(of(2, {0.5})) == Tree{{{0, 1, 0.5, 2}}, {0, 0}});
    // Branches 1, 2 and 4 from the one inner node; the longest path, 6, is from leaf 1 to leaf 2.
    CHECK(joined(of(3, {3, 5, 6})) == Tree{{{0, 1, 4, 2}, {2, 3, 6, 3}}, {2, 0, 0}});
    // Branches a 2, b 3, (ab) 3, c 4, d 2, e 1, (de) 2.
    const UnrootedTree five = neighbour_joining(of(5, {5, 9, 9, 8, 10, 10, 9, 8, 7, 3}));
    const CondensedMatrix lengths = paths(five);
    CHECK(lengths.values == std::vector<double>{5, 9, 9, 8, 10, 10, 9, 8, 7, 3});
    CHECK(five.branches[0].length == 2);
    CHECK(five.branches[1].length == 3);
    CHECK(joined(of(5, {5, 9, 9, 8, 10, 10, 9, 8, 7, 3})) ==
          Tree{{{3, 4, 4, 2}, {0, 1, 6, 2}, {2, 5, 8, 3}, {6, 7, 10, 5}}, {2, 0, 0, 0, 2}});
}

TEST_CASE("Branches below 0 become 0, siblings pay", "[linkage]") {
    const auto lengths = [](UnrootedTree tree) {
        std::vector<double> result;
        for (const Branch& branch : without_negative_lengths(std::move(tree)).branches) {
            result.push_back(branch.length);
        }
        return result;
    };
    using Lengths = std::vector<double>;
    CHECK(lengths({2, {{0, 1, 3}}}) == Lengths{3});
    CHECK(lengths({3, {{0, 3, -1}, {1, 3, 2}, {2, 3, 4}}}) == Lengths{0, 1.5, 3.5});
    CHECK(lengths({3, {{0, 3, 0.25}, {1, 3, -1}, {2, 3, 4}}}) == Lengths{0, 0, 3.25});
    CHECK(lengths({3, {{0, 3, -2}, {1, 3, 1}, {2, 3, 0}}}) == Lengths{0, 0, 0});
    CHECK(lengths({4, {{0, 4, -1}, {1, 4, 3}, {2, 5, 5}, {3, 5, -4}, {4, 5, 1}}}) == Lengths{0, 2, 1, 0, 1});
    CHECK(lengths({4, {{0, 4, -3}, {1, 4, 1}, {2, 5, 5}, {3, 5, 4}, {4, 5, -1e-17}}}) == Lengths{0, 0, 5, 4, 0});
}

TEST_CASE("Neighbour joining: permuting the leaves permutes the tree", "[linkage]") {
    test::Random random(5);
    for (int round = 0; round < 60; ++round) {
        const std::size_t n = 2 + random.below(30);
        const CondensedMatrix distances = test::random_distances(n, random);
        const std::vector<std::uint32_t> to = test::random_permutation(n, random);
        const CondensedMatrix expected = test::permuted(cophenetic(joined(distances)), to);
        check_near(cophenetic(joined(test::permuted(distances, to))), expected, 1e-11);
    }
}

TEST_CASE("Neighbour joining: ties and nothing to tell apart", "[linkage][ties]") {
    for (const std::size_t n : {2U, 3U, 4U, 7U, 30U}) {
        const Tree none_apart = joined(CondensedMatrix(n));
        check_rooted(none_apart, n);
        CHECK(none_apart.leaf_heights == std::vector<double>(n));
        CHECK(none_apart.merges.back().height == 0);

        CondensedMatrix star(n);
        std::ranges::fill(star.values, 0.5);
        check_rooted(joined(star), n);
        check_near(cophenetic(joined(star)), star, 1e-15);
    }
    test::Random random(6);
    for (int round = 0; round < 100; ++round) {
        const std::size_t n = 2 + random.below(20);
        const CondensedMatrix distances = test::tied_distances(n, 1 + random.below(4), random);
        check_rooted(joined(distances), n);
        CHECK(joined(distances) == joined(distances));
    }
}

TEST_CASE("Neighbour joining minds no distance that it is given", "[linkage]") {
    for (const double far : {1e300, 5e-324}) {
        CondensedMatrix distances(12);
        for (std::size_t i = 0; i < distances.values.size(); i += 3) {
            distances.values[i] = far;
        }
        check_rooted(joined(distances), 12);
        CHECK(std::isfinite(joined(distances).merges.back().height));
    }
}

TEST_CASE("Neighbour joining gives the same bits everywhere", "[linkage]") {
    test::Random random(7);
    const Tree tree = joined(test::random_distances(50, random));
    CHECK(test::fold_bits(cophenetic(tree).values, test::fold_bits(tree.leaf_heights)) == 0xccb07891ae0072dc);
}
