// Centring: what prompts ask for goes, what sources do of themselves stays.
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <numeric>
#include <string>

#include "random.hpp"
#include "weights/centring.hpp"
#include "weights/positive_definite.hpp"

using namespace kinprint;
using namespace kinprint::test;
using Catch::Matchers::WithinAbs;

namespace {

constexpr std::uint64_t words = 10'000'000;  // so many that nothing is shrunk

/// One term. Source s has 100 (s + 1) of it in a million words, and topic[p] more in prompt p; it answers the prompts
/// of `answered[s]`.
Profile additive(const std::vector<std::vector<std::uint32_t>>& answered, const std::vector<std::uint32_t>& topic) {
    Profile profile;
    const TermId term = profile.vocabulary.single(TermKind::word, "a");
    for (std::uint32_t s = 0; s < answered.size(); ++s) {
        for (const std::uint32_t prompt : answered[s]) {
            const std::uint32_t per_million = 100 * (s + 1) + topic[prompt];
            profile.source(std::string(1, static_cast<char>('a' + s)))
                .blocks.push_back({std::to_string(prompt), "", "", 1, words, {{term, per_million * 10}}, {}});
        }
    }
    return profile;
}

CountTable table_of(const Profile& profile) {
    const auto leaves = profile.leaves();
    return count_table(leaves, std::vector<std::uint32_t>(profile.vocabulary.size(), 0), 1, prompt_sets(leaves));
}

}  // namespace

TEST_CASE("What prompts ask for is told from what sources do, though no two answered the same ones", "[centring]") {
    const Profile profile = additive({{0, 1}, {1, 2}, {2, 3}, {3, 0}, {0, 2}}, {0, 5000, 900, 20'000});
    const Matrix own = centred_rates(table_of(profile), {}, Origin::prompts, {});
    for (std::size_t s = 0; s < 5; ++s) {
        CHECK_THAT(own.values[s], WithinAbs(0.1 * (static_cast<double>(s) - 2), 0.01));
    }
    const Matrix mixed = centred_rates(table_of(profile), {}, Origin::all_leaves, {});
    CHECK(mixed.values[2] > 1);  // the topic of prompt 3, not a habit
}

TEST_CASE("Centred by genre, nobody is unlike others for writing more of one and less of another", "[centring]") {
    // The same habits everywhere, but "b" has twice as much of a term in its essays, and sources write different shares
    // of essays.
    Profile profile;
    const TermId term = profile.vocabulary.single(TermKind::word, "a");
    for (std::uint32_t s = 0; s < 4; ++s) {
        const std::uint64_t essays = words * (1 + s) / 5;
        Source& source = profile.source(std::string(1, static_cast<char>('a' + s)));
        const auto add = [&](const char* genre, std::uint64_t of_genre, std::uint64_t per_thousand) {
            const auto count = static_cast<std::uint32_t>(of_genre * per_thousand / 1000);
            source.blocks.push_back({std::to_string(s) + genre, "", genre, 1, of_genre, {{term, count}}, {}});
        };
        add("essay", essays, 20);
        add("story", words - essays, 5);
    }
    const auto leaves = profile.leaves();
    const PromptSets sets = genre_sets(leaves);
    CHECK(sets.leaves == std::vector<std::uint32_t>{4, 4});
    CHECK(sets.group == std::vector<std::uint32_t>{0, 0, 0, 0});
    const CountTable table = count_table(leaves, {0}, 1, sets);
    for (std::size_t s = 0; s < 4; ++s) {
        CHECK_THAT(centred_rates(table, {}, Origin::prompts, {}).values[s], WithinAbs(0, 0.01));
        CHECK(std::abs(centred_rates(table, {}, Origin::all_leaves, {}).values[s]) > 1);
    }
}

TEST_CASE("Groups that share no prompt are measured each against its own mean", "[centring]") {
    const Profile profile = additive({{0}, {0, 1}, {1}, {2}, {2}, {2}, {3}}, {0, 0, 8000, 0});
    const CountTable table = table_of(profile);
    CHECK(table.group == std::vector<std::uint32_t>{0, 0, 0, 3, 3, 3, 6});
    const std::vector<double> known = {0.5};
    const Matrix own = centred_rates(table, {}, Origin::prompts, {});
    CHECK_THAT(own.values[0] + own.values[1] + own.values[2], WithinAbs(0, 1e-9));
    CHECK_THAT(own.values[3] + own.values[4] + own.values[5], WithinAbs(0, 1e-9));
    CHECK_THAT(own.values[4] - own.values[3], WithinAbs(0.1, 1e-6));
    CHECK_THAT(own.values[6], WithinAbs(0, 1e-9));  // alone, and nothing known of others
    const Matrix measured = centred_rates(table, {}, Origin::prompts, {known, {}, {}});
    CHECK_THAT(measured.values[6], WithinAbs(0.7 - 0.5, 1e-6));
}

TEST_CASE("What a few leaves have in common is taken for their style, unless it is more than style can be",
          "[centring]") {
    // Two groups of three, each of one rate throughout; in all of 50 terms the first group's is so much in 1,000
    // higher.
    const auto excess_of_first = [](std::uint32_t higher, double between) {
        Profile profile;
        for (TermId term = 0; term < 50; ++term) {
            profile.vocabulary.single(TermKind::word, "w" + std::to_string(term));
        }
        for (std::uint32_t leaf = 0; leaf < 6; ++leaf) {
            Block block{leaf < 3 ? "one" : "other", "", "", 1, 100'000, {}, {}};
            for (TermId term = 0; term < 50; ++term) {
                block.terms.push_back({term, 1000 + (leaf < 3 ? 100 * higher : 0)});
            }
            profile.source(std::string(1, static_cast<char>('a' + leaf))).blocks.push_back(block);
        }
        std::vector<std::uint32_t> columns(50);
        std::iota(columns.begin(), columns.end(), 0U);
        const std::vector<const Source*> leaves = profile.leaves();
        const CountTable table = count_table(leaves, columns, 50, prompt_sets(leaves));
        const std::vector<double> within(50, 0.01);
        const std::vector<double> variances(50, between);
        return centred_rates(table, {}, Origin::prompts, {{}, within, variances}).values[0];
    };
    // These could be kin, as they do not differ at all: E = 1/2.
    CHECK_THAT(excess_of_first(1, 1), WithinAbs(0.5, 1e-9));  // half of 1 from the mean of all: F = 1/4
    CHECK_THAT(excess_of_first(10, 1), WithinAbs(5 * 0.5 / (25 / 1.0001), 1e-6));
    CHECK_THAT(excess_of_first(1, 0), WithinAbs(0.5, 1e-9));  // nothing is known to tell writers apart
}

TEST_CASE("Where a term has another mean than in the reference, differences count as counts vary", "[centring]") {
    const CountTable table = table_of(additive({{0}, {0}, {0}}, {1000}));  // a mean of 1.2 in 1,000 words
    const Matrix plain = centred_rates(table, {}, Origin::all_leaves, {});
    const Matrix same =
        centred_rates(table, {}, Origin::all_leaves, {std::vector<double>{1.2}, {}, {}}, Scale::reference);
    const Matrix rarer =
        centred_rates(table, {}, Origin::all_leaves, {std::vector<double>{0.3}, {}, {}}, Scale::reference);
    const Matrix unknown =
        centred_rates(table, {}, Origin::all_leaves, {std::vector<double>{0}, {}, {}}, Scale::reference);
    for (std::size_t s = 0; s < 3; ++s) {
        CHECK_THAT(same.values[s], WithinAbs(plain.values[s], 1e-12));
        CHECK_THAT(rarer.values[s], WithinAbs(plain.values[s] * std::sqrt(0.36 / 1.26), 1e-12));
        CHECK(unknown.values[s] == plain.values[s]);
    }
}

TEST_CASE("Equations are solved, and an unknown that they say nothing of is 0", "[centring]") {
    Random random(61);
    constexpr std::size_t n = 6;
    Matrix a(n, n);
    for (int times = 0; times < 20; ++times) {  // a sum of squares is positive definite; unknown 4 has no part in it
        std::vector<double> v(n);
        for (double& value : v) {
            value = random.unit() - 0.5;
        }
        v[4] = 0;
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j < n; ++j) {
                a.values[i * n + j] += v[i] * v[j];
            }
        }
    }
    const std::vector<double> x = {1, -2, 3, 0.5, 0, 7};
    Matrix b(n, 1);
    for (std::size_t i = 0; i < n; ++i) {
        b.values[i] = std::inner_product(x.begin(), x.end(), a.row(i).begin(), 0.0);
    }
    solve_positive_definite(a, b);
    for (std::size_t i = 0; i < n; ++i) {
        CHECK_THAT(b.values[i], WithinAbs(x[i], 1e-9));
    }
}
