#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <limits>

#include "golden.hpp"
#include "kinprint/limits.hpp"
#include "trees.hpp"

using namespace kinprint;
using Catch::Matchers::WithinRel;

namespace {

double sum_of_neighbours(const std::vector<std::uint32_t>& order, const CondensedMatrix& distances) {
    double sum = 0;
    for (std::size_t i = 1; i < order.size(); ++i) {
        sum += distances.at(order[i - 1], order[i]);
    }
    return sum;
}

/// The order in which exactly those merges have part b first whose bit is set in `flips`.
std::vector<std::uint32_t> flipped(const std::vector<Merge>& merges, std::size_t flips) {
    std::vector<std::vector<std::uint32_t>> lists;
    for (std::uint32_t leaf = 0; leaf <= merges.size(); ++leaf) {
        lists.push_back({leaf});
    }
    for (std::size_t i = 0; i < merges.size(); ++i) {
        const bool b_first = (flips >> i & 1U) != 0;
        std::vector<std::uint32_t> list = lists[b_first ? merges[i].b : merges[i].a];
        const std::vector<std::uint32_t>& then = lists[b_first ? merges[i].a : merges[i].b];
        list.insert(list.end(), then.begin(), then.end());
        lists.push_back(list);
    }
    return lists.back();
}

double least_of_all_orders(const std::vector<Merge>& merges, const CondensedMatrix& distances) {
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t flips = 0; flips < std::size_t{1} << merges.size(); ++flips) {
        least = std::min(least, sum_of_neighbours(flipped(merges, flips), distances));
    }
    return least;
}

/// Every cluster must be a run of the order.
void check_allowed(const std::vector<Merge>& merges, const std::vector<std::uint32_t>& order) {
    REQUIRE(order.size() == merges.size() + 1);
    std::vector<std::uint32_t> first(order.size());
    std::vector<std::uint32_t> last(order.size());
    for (std::uint32_t place = 0; place < order.size(); ++place) {
        first[order[place]] = last[order[place]] = place;
    }
    for (const Merge& merge : merges) {
        first.push_back(std::min(first[merge.a], first[merge.b]));
        last.push_back(std::max(last[merge.a], last[merge.b]));
        REQUIRE(last.back() - first.back() + 1 == merge.size);
    }
}

constexpr Linkage all_linkages[] = {Linkage::average, Linkage::complete, Linkage::single, Linkage::ward,
                                    Linkage::neighbour_joining};

}  // namespace

TEST_CASE("Optimal leaf order: no order that the tree allows has a lesser sum", "[linkage]") {
    test::Random random(1);
    for (int round = 0; round < 90; ++round) {
        const std::size_t n = 2 + random.below(8);
        const bool tied = round % 3 == 0;
        const CondensedMatrix distances = tied ? test::tied_distances(n, 3, random) : test::random_distances(n, random);
        for (const Linkage linkage : all_linkages) {
            // The tree may also be one of other distances: then it says less of what is near.
            const CondensedMatrix of_tree = round % 2 == 0 ? distances : test::random_distances(n, random);
            const std::vector<Merge> merges = link(of_tree, linkage).merges;
            const std::vector<std::uint32_t> order = optimal_leaf_order(merges, distances);
            check_allowed(merges, order);
            const double least = least_of_all_orders(merges, distances);
            CHECK_THAT(sum_of_neighbours(order, distances) + 1, WithinRel(least + 1, 1e-12));
        }
    }
}

TEST_CASE("Optimal leaf order agrees with seriation", "[linkage][golden]") {
    const nlohmann::json golden = test::golden("seriation");
    for (const auto& matrix : golden["matrices"]) {
        CondensedMatrix distances(matrix["n"].get<std::size_t>());
        distances.values = matrix["distances"].get<std::vector<double>>();
        for (const Linkage linkage : {Linkage::average, Linkage::complete, Linkage::single, Linkage::ward}) {
            const std::vector<Merge> merges = link(distances, linkage).merges;
            const std::vector<std::uint32_t> order = optimal_leaf_order(merges, distances);
            check_allowed(merges, order);
            const double least = matrix["least_sums"][std::string(name(linkage))];
            CHECK_THAT(sum_of_neighbours(order, distances), WithinRel(least, 1e-12));
        }
    }
}

TEST_CASE("Optimal leaf order: by hand", "[linkage]") {
    CHECK(optimal_leaf_order({}, CondensedMatrix(1)) == std::vector<std::uint32_t>{0});
    CHECK(optimal_leaf_order({{0, 1, 1, 2}}, CondensedMatrix(2)) == std::vector<std::uint32_t>{0, 1});
    // On a line 2 0 1 3, with {0, 1} and {2, 3} joined against all sense: 1 0 2 3 has sum 5, as has 0 1 3 2.
    CondensedMatrix line(4);
    line.values = {1, 1, 2, 2, 1, 3};
    CHECK(optimal_leaf_order({{0, 1, 1, 2}, {2, 3, 3, 2}, {4, 5, 4, 4}}, line) ==
          std::vector<std::uint32_t>{0, 1, 3, 2});
}

TEST_CASE("Optimal leaf order: where all orders tie, it is the plain one", "[linkage][ties]") {
    test::Random random(2);
    for (std::size_t n = 1; n <= 40; ++n) {
        CondensedMatrix same(n);
        std::ranges::fill(same.values, 0.1);
        for (const Linkage linkage : all_linkages) {
            const std::vector<Merge> merges = link(test::random_distances(n, random), linkage).merges;
            CHECK(optimal_leaf_order(merges, same) == leaf_order(merges));
        }
    }
}

TEST_CASE("Optimal leaf order: above the limit it is the plain one", "[linkage]") {
    constexpr std::size_t n = limits::optimally_ordered_leaves + 1;
    test::Random random(3);
    const CondensedMatrix distances = test::random_distances(n, random);
    const std::vector<Merge> merges = link(distances, Linkage::average).merges;
    CHECK((optimal_leaf_order(merges, distances) == leaf_order(merges)));
}

TEST_CASE("A tree is written in the order that is asked for, and stays the same tree", "[linkage]") {
    test::Random random(29);
    for (const std::size_t n : {1U, 2U, 3U, 30U}) {
        const CondensedMatrix distances = test::random_distances(n, random);
        for (const Linkage linkage : {Linkage::average, Linkage::neighbour_joining}) {
            const Tree tree = link(distances, linkage);
            const std::vector<std::uint32_t> order = optimal_leaf_order(tree.merges, distances);
            const Tree drawn = in_order(tree, order);
            CHECK(leaf_order(drawn.merges) == order);
            CHECK(cophenetic(drawn).values == cophenetic(tree).values);
            CHECK(in_order(drawn, leaf_order(tree.merges)).merges == tree.merges);
        }
    }
}
