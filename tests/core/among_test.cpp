#include "placing/among.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <iterator>
#include <vector>

#include "kinprint/linkage.hpp"
#include "random.hpp"

using namespace kinprint;
using namespace kinprint::test;

TEST_CASE("The smallest group of enough probability is found", "[among]") {
    const std::vector<Merge> merges = {{0, 1, 0.25, 2}, {2, 4, 0.5, 3}, {3, 5, 1, 4}};
    using Leaves = std::vector<std::uint32_t>;
    CHECK(smallest_group(merges, std::vector<double>{0, 0.95, 0.05, 0}, 0.9) == Leaves{1});
    CHECK(smallest_group(merges, std::vector<double>{0.5, 0.4, 0.1, 0}, 0.9) == Leaves{0, 1});
    CHECK(smallest_group(merges, std::vector<double>{0.5, 0, 0.5, 0}, 0.9) == Leaves{0, 1, 2});
    CHECK(smallest_group(merges, std::vector<double>{0.5, 0, 0, 0.5}, 0.9) == Leaves{0, 1, 2, 3});
    CHECK(smallest_group(merges, std::vector<double>{1, 0, 0, 0}, 2) == Leaves{0, 1, 2, 3});
}

TEST_CASE("The smallest group of all is that which enumeration finds", "[among][property]") {
    Random random(21);
    for (int round = 0; round < 200; ++round) {
        const std::size_t n = 2 + random.below(12);
        CondensedMatrix distances(n);
        std::ranges::generate(distances.values, [&] { return random.unit(); });
        std::vector<double> p;
        double sum = 0;
        for (std::size_t leaf = 0; leaf < n; ++leaf) {
            p.push_back(std::pow(random.unit(), 12));
            sum += p.back();
        }
        for (double& one : p) {
            one /= sum;
        }
        const std::vector<Merge> merges = link(distances, Linkage::average).merges;
        std::vector<std::vector<std::uint32_t>> groups;
        for (std::uint32_t leaf = 0; leaf < n; ++leaf) {
            groups.push_back({leaf});
        }
        for (const Merge& merge : merges) {
            groups.push_back(groups[merge.a]);
            std::ranges::copy(groups[merge.b], std::back_inserter(groups.back()));
        }
        const auto found = smallest_group(merges, p, 0.9);
        std::size_t smallest = n;
        for (const auto& group : groups) {
            double probability = 0;
            for (const std::uint32_t leaf : group) {
                probability += p[leaf];
            }
            if (probability >= 0.9) {
                smallest = std::min(smallest, group.size());
            }
        }
        CHECK(found.size() == smallest);
    }
}
