#include "kinprint/distance.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>

#include "distance/zscore.hpp"
#include "golden.hpp"
#include "kinprint/linkage.hpp"
#include "random.hpp"

using namespace kinprint;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

Matrix matrix_of(const std::vector<std::vector<double>>& rows) {
    Matrix matrix(rows.size(), rows.empty() ? 0 : rows.front().size());
    matrix.values.clear();
    for (const auto& row : rows) {
        matrix.values.insert(matrix.values.end(), row.begin(), row.end());
    }
    return matrix;
}

Matrix random_rates(std::size_t sources, std::size_t terms, std::uint64_t seed) {
    test::Random random(seed);
    Matrix rates(sources, terms);
    for (double& rate : rates.values) {
        rate = random.below(4) == 0 ? 0 : random.unit();
    }
    return rates;
}

void check_same(const std::vector<double>& found, const std::vector<double>& expected) {
    REQUIRE(found.size() == expected.size());
    for (std::size_t i = 0; i < found.size(); ++i) {
        INFO("value " << i);
        // A sum of terms as large as 1 cannot know a difference below its own rounding.
        REQUIRE_THAT(found[i], WithinRel(expected[i], 1e-12) || WithinAbs(expected[i], 1e-14));
    }
}

using RateDistance = CondensedMatrix (*)(const Matrix&);
constexpr RateDistance rate_distances[] = {cosine_delta, burrows_delta, jensen_shannon};

}  // namespace

TEST_CASE("z-scores and distances agree with SciPy", "[distance][golden]") {
    const auto golden = test::golden("distance");
    const Matrix rates = matrix_of(golden["rates"].get<std::vector<std::vector<double>>>());
    check_same(zscores_by_term(rates).by_term.values,
               matrix_of(golden["zscores"].get<std::vector<std::vector<double>>>()).values);
    check_same(cosine_delta(rates).values, golden["cosine_delta"]);
    check_same(burrows_delta(rates).values, golden["burrows_delta"]);
    check_same(jensen_shannon(rates).values, golden["jensen_shannon"]);
    check_same(jaccard(golden["sets"].get<std::vector<std::vector<std::uint32_t>>>()).values, golden["jaccard"]);
}

TEST_CASE("z-scores leave out terms that are the same in all sources", "[distance]") {
    // Three times 0.1 has a mean that is not 0.1: taken naively, its z-scores would be rounding noise.
    const auto [z, terms] = zscores_by_term(matrix_of({{0.1, 1}, {0.1, 2}, {0.1, 3}}));
    CHECK(terms == std::vector<std::uint32_t>{1});
    CHECK(z.rows == 1);
    CHECK(z.columns == 3);
    CHECK(z.values == std::vector<double>{-1, 0, 1});
}

TEST_CASE("Distances without anything to compare are 0", "[distance]") {
    for (const RateDistance distance : rate_distances) {
        CHECK(distance(Matrix(0, 0)).values.empty());
        CHECK(distance(Matrix(1, 3)).values.empty());
        CHECK(distance(Matrix(3, 0)).values == std::vector<double>{0, 0, 0});
        CHECK(distance(Matrix(3, 5)).values == std::vector<double>{0, 0, 0});
        CHECK(distance(matrix_of({{0.1, 7}, {0.1, 7}, {0.1, 7}})).values == std::vector<double>{0, 0, 0});
    }
}

TEST_CASE("Equal sources are at exactly 0, others are not", "[distance]") {
    for (const std::uint64_t seed : {1U, 2U, 3U, 4U, 5U}) {
        Matrix rates = random_rates(6, 300, seed);
        std::ranges::copy(rates.row(1), rates.row(4).begin());
        for (const RateDistance distance : rate_distances) {
            const CondensedMatrix distances = distance(rates);
            CHECK(distances.at(1, 4) == 0);
            CHECK(distances.at(0, 4) == distances.at(0, 1));
            CHECK(distances.at(0, 1) > 0.1);
        }
    }
}

TEST_CASE("The order of the sources does not change a distance", "[distance]") {
    const Matrix rates = random_rates(7, 200, 11);
    Matrix reversed(7, 200);
    for (std::size_t i = 0; i < 7; ++i) {
        std::ranges::copy(rates.row(i), reversed.row(6 - i).begin());
    }
    for (const RateDistance distance : rate_distances) {
        const CondensedMatrix straight = distance(rates);
        const CondensedMatrix other = distance(reversed);
        for (std::size_t i = 0; i < 7; ++i) {
            for (std::size_t j = i + 1; j < 7; ++j) {
                CHECK_THAT(other.at(6 - i, 6 - j), WithinRel(straight.at(i, j), 1e-12));
            }
        }
    }
}

TEST_CASE("Cosine Delta: opposite, and a source in the very middle", "[distance]") {
    CHECK(cosine_delta(matrix_of({{1, 5}, {3, 9}})).values == std::vector<double>{2});
    const CondensedMatrix distances = cosine_delta(matrix_of({{1, 1}, {2, 2}, {3, 3}, {2, 2}}));
    CHECK(distances.at(0, 2) == 2);
    CHECK(distances.at(0, 1) == 1);  // no direction, so nothing in common
    CHECK(distances.at(1, 3) == 0);
}

TEST_CASE("Jensen-Shannon: scale does not matter, disjoint is 1, empty is 1 from all but empty", "[distance]") {
    const CondensedMatrix distances =
        jensen_shannon(matrix_of({{1, 2, 0, 0}, {0.25, 0.5, 0, 0}, {0, 0, 3, 4}, {0, 0, 0, 0}, {0, 0, 0, 0}}));
    CHECK(distances.at(0, 1) == 0);
    CHECK(distances.at(0, 2) == 1);
    CHECK(distances.at(0, 3) == 1);
    CHECK(distances.at(3, 4) == 0);
}

TEST_CASE("Jaccard: by hand", "[distance]") {
    const CondensedMatrix distances = jaccard({{1, 2, 3}, {2, 3, 4, 9}, {}, {}, {1, 2, 3}});
    CHECK(distances.at(0, 1) == 1 - 2.0 / 5);
    CHECK(distances.at(0, 2) == 1);
    CHECK(distances.at(2, 3) == 0);
    CHECK(distances.at(0, 4) == 0);
}

TEST_CASE("Distances and linkage give the same bits everywhere", "[distance][linkage]") {
    const Matrix rates = random_rates(12, 2000, 21);
    std::uint64_t bits = 0;
    for (const RateDistance distance : rate_distances) {
        const CondensedMatrix distances = distance(rates);
        bits = test::fold_bits(distances.values, bits);
        for (const Linkage linkage : {Linkage::average, Linkage::complete, Linkage::single, Linkage::ward}) {
            bits = test::fold_bits(cophenetic(link(distances, linkage)).values, bits);
        }
    }
    CHECK(bits == 0x7b40c9f05065ccb6);
}
