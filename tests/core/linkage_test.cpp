#include "kinprint/linkage.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "golden.hpp"
#include "linkage/naive.hpp"
#include "trees.hpp"

using namespace kinprint;
using Catch::Matchers::WithinRel;

namespace {

constexpr Linkage agglomerative[] = {Linkage::average, Linkage::complete, Linkage::single, Linkage::ward};

/// Replays the merges: each must join two of the nearest clusters there are, at their distance.
void check_greedy(const CondensedMatrix& distances, Linkage linkage, const std::vector<Merge>& merges) {
    std::vector<std::vector<std::uint32_t>> clusters;
    for (std::uint32_t leaf = 0; leaf < distances.n; ++leaf) {
        clusters.push_back({leaf});
    }
    for (const Merge& merge : merges) {
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < clusters.size(); ++i) {
            for (std::size_t j = i + 1; j < clusters.size(); ++j) {
                if (!clusters[i].empty() && !clusters[j].empty()) {
                    least = std::min(least, cluster_distance(distances, linkage, clusters[i], clusters[j]));
                }
            }
        }
        REQUIRE(std::abs(merge.height - least) <= 1e-12 * (1 + least));
        const double own = cluster_distance(distances, linkage, clusters[merge.a], clusters[merge.b]);
        REQUIRE(std::abs(merge.height - own) <= 1e-12 * (1 + own));
        std::vector<std::uint32_t> both = clusters[merge.a];
        both.insert(both.end(), clusters[merge.b].begin(), clusters[merge.b].end());
        clusters.push_back(both);
        clusters[merge.a].clear();
        clusters[merge.b].clear();
    }
}

void check_same(const std::vector<Merge>& found, const std::vector<Merge>& expected) {
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        INFO("merge " << i);
        REQUIRE(found[i].a == expected[i].a);
        REQUIRE(found[i].b == expected[i].b);
        REQUIRE(found[i].size == expected[i].size);
        REQUIRE_THAT(found[i].height, WithinRel(expected[i].height, 1e-12));
    }
}

}  // namespace

TEST_CASE("Linkages have names", "[linkage]") {
    for (const Linkage linkage : agglomerative) {
        CHECK(linkage_of(name(linkage)) == linkage);
    }
    CHECK(name(Linkage::ward) == "ward");
    CHECK(linkage_of("neighbour-joining") == Linkage::neighbour_joining);
    CHECK_FALSE(linkage_of("centroid"));
}

TEST_CASE("Linkage agrees with SciPy", "[linkage][golden]") {
    const nlohmann::json golden = test::golden("linkage");  // outlives the loop over its parts
    for (const auto& matrix : golden["matrices"]) {
        const auto& values = matrix["distances"];
        for (const Linkage linkage : agglomerative) {
            const auto& tree = matrix["trees"][std::string(name(linkage))];
            const std::vector<std::array<std::uint32_t, 2>> ids = tree["ids"];
            const std::vector<double> heights = tree["heights"];
            const std::vector<std::uint32_t> sizes = tree["sizes"];
            std::vector<Merge> expected;
            for (std::size_t i = 0; i < ids.size(); ++i) {
                expected.push_back({ids[i][0], ids[i][1], heights[i], sizes[i]});
            }
            CondensedMatrix distances(expected.size() + 1);
            distances.values = values.get<std::vector<double>>();
            INFO(name(linkage) << " of " << distances.n);
            check_same(link(distances, linkage).merges, expected);
            check_same(naive_linkage(distances, linkage), expected);
            const Tree level = level_tree(expected, distances.n);
            if (tree.contains("cophenetic")) {
                CHECK(cophenetic(level).values == tree["cophenetic"].get<std::vector<double>>());
            }
            const std::optional<double> correlation = cophenetic_correlation(distances, cophenetic(level));
            REQUIRE(correlation.has_value() == tree.contains("cophenetic_correlation"));
            if (correlation) {
                CHECK_THAT(*correlation, WithinRel(tree["cophenetic_correlation"].get<double>(), 1e-12));
            }
        }
    }
}

TEST_CASE("Linkage agrees with the naive one", "[linkage]") {
    test::Random random(1);
    for (std::size_t n = 2; n <= 60; ++n) {
        const CondensedMatrix distances = test::random_distances(n, random);
        for (const Linkage linkage : agglomerative) {
            INFO(name(linkage) << " of " << n);
            const std::vector<Merge> merges = link(distances, linkage).merges;
            test::check_shape(merges, n);
            check_same(merges, naive_linkage(distances, linkage));
        }
    }
}

TEST_CASE("Nothing and one leaf make no merges", "[linkage]") {
    for (const Linkage linkage : agglomerative) {
        CHECK(link(CondensedMatrix(0), linkage) == Tree{{}, {}});
        CHECK(link(CondensedMatrix(1), linkage) == Tree{{}, {0}});
    }
    CHECK(leaf_order({}) == std::vector<std::uint32_t>{0});
    CHECK(cophenetic({{}, {0}}).values.empty());
}

TEST_CASE("Distances that cannot be linked are refused", "[linkage]") {
    for (const double bad :
         {-1.0, std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN(), 1e301}) {
        CondensedMatrix distances(3);
        distances.at(1, 2) = bad;
        CHECK_THROWS_AS(link(distances, Linkage::average), std::invalid_argument);
    }
    CondensedMatrix short_of_one(3);
    short_of_one.values.pop_back();
    CHECK_THROWS_AS(link(short_of_one, Linkage::single), std::invalid_argument);
}

TEST_CASE("Ties: each merge joins two of the nearest clusters, heights ascend", "[linkage][ties]") {
    test::Random random(2);
    for (int round = 0; round < 60; ++round) {
        const std::size_t n = 2 + random.below(24);
        const CondensedMatrix distances = test::tied_distances(n, 1 + random.below(6), random);
        for (const Linkage linkage : agglomerative) {
            INFO(name(linkage) << " of " << n << ", round " << round);
            const std::vector<Merge> merges = link(distances, linkage).merges;
            test::check_shape(merges, n);
            check_greedy(distances, linkage, merges);
            CHECK(merges == link(distances, linkage).merges);
        }
        const auto oracle = naive_linkage(distances, Linkage::single);
        CHECK(cophenetic(link(distances, Linkage::single)).values == cophenetic(level_tree(oracle, n)).values);
    }
}

TEST_CASE("Equal distances stay equal: no height is split by rounding", "[linkage][ties]") {
    for (const std::size_t n : {3U, 4U, 7U, 30U}) {
        CondensedMatrix distances(n);
        std::ranges::fill(distances.values, 0.1);
        for (const Linkage linkage : {Linkage::average, Linkage::complete, Linkage::single}) {
            const std::vector<Merge> merges = link(distances, linkage).merges;
            test::check_shape(merges, n);
            for (std::size_t i = 0; i < merges.size(); ++i) {
                CHECK(merges[i].height == 0.1);
                CHECK(merges[i].size == i + 2);  // in source order: 0 and 1, then 2, then 3 …
            }
        }
    }
}

TEST_CASE("Equal heights stand in the order of their lowest leaves", "[linkage][ties]") {
    CondensedMatrix distances(6);
    std::ranges::fill(distances.values, 9.0);
    distances.at(1, 4) = distances.at(2, 3) = distances.at(0, 5) = 1;
    for (const Linkage linkage : agglomerative) {
        const std::vector<Merge> merges = link(distances, linkage).merges;
        CHECK(merges[0] == Merge{0, 5, 1, 2});
        CHECK(merges[1] == Merge{1, 4, 1, 2});
        CHECK(merges[2] == Merge{2, 3, 1, 2});
    }
}

TEST_CASE("Permuting the leaves permutes the tree", "[linkage]") {
    test::Random random(3);
    for (int round = 0; round < 20; ++round) {
        const std::size_t n = 2 + random.below(50);
        const CondensedMatrix distances = test::random_distances(n, random);
        const std::vector<std::uint32_t> to = test::random_permutation(n, random);
        const CondensedMatrix permuted = test::permuted(distances, to);
        for (const Linkage linkage : agglomerative) {
            const CondensedMatrix heights = cophenetic(link(distances, linkage));
            const CondensedMatrix permuted_heights = cophenetic(link(permuted, linkage));
            for (std::size_t i = 0; i < n; ++i) {
                for (std::size_t j = i + 1; j < n; ++j) {
                    REQUIRE_THAT(permuted_heights.at(to[i], to[j]), WithinRel(heights.at(i, j), 1e-12));
                }
            }
        }
    }
}

TEST_CASE("Scaling the distances scales the heights", "[linkage]") {
    test::Random random(4);
    const CondensedMatrix distances = test::random_distances(40, random);
    CondensedMatrix scaled = distances;
    for (double& distance : scaled.values) {
        distance *= 8;
    }
    for (const Linkage linkage : agglomerative) {
        std::vector<Merge> merges = link(distances, linkage).merges;
        for (Merge& merge : merges) {
            merge.height *= 8;
        }
        CHECK(link(scaled, linkage).merges == merges);
    }
}

TEST_CASE("Leaf order: every cluster is a run of neighbours, its part a first", "[linkage]") {
    test::Random random(5);
    const std::vector<Merge> merges = link(test::random_distances(30, random), Linkage::average).merges;
    const std::vector<std::uint32_t> order = leaf_order(merges);
    std::vector<std::vector<std::uint32_t>> lists;
    for (std::uint32_t leaf = 0; leaf < 30; ++leaf) {
        lists.push_back({leaf});
    }
    for (const Merge& merge : merges) {
        lists.push_back(lists[merge.a]);
        lists.back().insert(lists.back().end(), lists[merge.b].begin(), lists[merge.b].end());
    }
    CHECK(order == lists.back());
}

TEST_CASE("A tree as deep as it has leaves", "[linkage]") {
    // Leaf i is at i from all before it, so leaves join one by one.
    constexpr std::size_t n = 3000;
    CondensedMatrix distances(n);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = i + 1; j < n; ++j) {
            distances.at(i, j) = static_cast<double>(j);
        }
    }
    for (const Linkage linkage : {Linkage::average, Linkage::complete, Linkage::single}) {
        const std::vector<Merge> merges = link(distances, linkage).merges;
        test::check_shape(merges, n);
        CHECK(merges.back() == Merge{static_cast<std::uint32_t>(n - 1), static_cast<std::uint32_t>(2 * n - 3),
                                     static_cast<double>(n - 1), static_cast<std::uint32_t>(n)});
        CHECK((cophenetic(level_tree(merges, n)).values == distances.values));  // in brackets: too long to print
    }
}

TEST_CASE("Cophenetic correlation: by hand", "[linkage]") {
    const auto of = [](std::vector<double> x, std::vector<double> y, std::size_t n = 3) {
        CondensedMatrix distances(n);
        CondensedMatrix tree(n);
        distances.values = std::move(x);
        tree.values = std::move(y);
        return cophenetic_correlation(distances, tree);
    };
    CHECK(of({1, 2, 3}, {3, 5, 7}) == 1);
    CHECK(of({1, 2, 3}, {7, 5, 3}) == -1);
    CHECK_THAT(of({1, 2, 3}, {1, 3, 3}).value(), WithinRel(std::sqrt(0.75), 1e-15));
    CHECK_FALSE(of({0.1, 0.1, 0.1}, {1, 2, 3}));
    CHECK_FALSE(of({1, 2, 3}, {0.1, 0.1, 0.1}));
    CHECK_FALSE(of({1}, {2}, 2));
    CHECK_FALSE(of({}, {}, 1));
    CHECK_FALSE(of({}, {}, 0));
    const double expected = std::sqrt(0.75);
    for (const double unit : {1e300, 1e-300}) {
        CHECK_THAT(of({0, 0, unit}, {0, 1, 2}).value(), WithinRel(expected, 1e-15));
    }
}
