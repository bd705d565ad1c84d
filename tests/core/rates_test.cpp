// The most frequent terms, against a naive sum over all of them.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "kinprint/rates.hpp"
#include "profiles.hpp"

using namespace kinprint;
using namespace kinprint::test;

namespace {

/// All compared terms of the leaves that qualify, by falling sum of rates, then by their bytes.
template <typename Qualifies>
std::vector<TermId> by_naive_sums(const Leaves& leaves, Qualifies qualifies) {
    std::map<TermId, double> sums;
    for (const Source* leaf : leaves.sources) {
        std::map<TermId, std::uint64_t> counts;
        for (const Block& block : leaf->blocks) {
            for (const TermCount& entry : block.terms) {
                counts[entry.term] += entry.count;
            }
        }
        for (const auto& [term, count] : counts) {
            sums[term] += static_cast<double>(count) * 1000.0 / static_cast<double>(leaf->words());
        }
    }
    std::vector<TermId> terms;
    for (const auto& [term, sum] : sums) {
        if (qualifies(term)) {
            terms.push_back(term);
        }
    }
    std::ranges::sort(terms, [&](TermId a, TermId b) {
        return sums[a] != sums[b] ? sums[a] > sums[b] : leaves.vocabulary().text(a) < leaves.vocabulary().text(b);
    });
    return terms;
}

std::vector<TermId> head(std::vector<TermId> terms, std::size_t count) {
    terms.resize(std::min(count, terms.size()));
    return terms;
}

/// Sources of which each is up to three times as long as the one before, so that counts alone say little of mean rates.
Counts of_uneven_length(Random& random) {
    Counter counter;
    std::size_t words = 20;
    for (char source = 'a'; source < 'f'; ++source) {
        counter.begin_text();
        for (std::size_t word = 0; word < words; ++word) {
            counter.feed("w" + std::to_string(random.below(1 + random.below(60))) + " ");
        }
        counter.end_text(std::string(1, source), {});
        words *= 1 + random.below(3);
    }
    return counter.take();
}

}  // namespace

TEST_CASE("The most frequent terms are the head of all terms by their mean rate", "[rates][property]") {
    Random random(61);
    for (int round = 0; round < 40; ++round) {
        const Counts counts = of_uneven_length(random);
        const auto every = [](TermId) { return true; };
        const auto third = [](TermId term) { return term % 3 == 0; };
        const std::vector<TermId> all = by_naive_sums(counts.terms, every);
        const std::vector<TermId> of_third = by_naive_sums(counts.terms, third);
        for (const std::size_t count : {std::size_t{0}, std::size_t{1}, random.below(all.size()), all.size() + 7}) {
            CAPTURE(round, count);
            CHECK(most_frequent_terms(counts.terms, count, every) == head(all, count));
            CHECK(most_frequent_terms(counts.terms, count, third) == head(of_third, count));
        }
    }
}

TEST_CASE("A count beyond what a total holds is among the highest all the same", "[rates]") {
    Profile profile;
    const TermId often = profile.vocabulary.single(TermKind::word, "often");
    const TermId seldom = profile.vocabulary.single(TermKind::word, "seldom");
    for (const char* name : {"a", "b", "c"}) {
        Block block;
        block.words = 4'000'000'000;
        block.terms = {{seldom, 1'000'000}, {often, 3'000'000'000}};
        profile.source(name).blocks.push_back(block);
    }
    CHECK(most_frequent_terms(profile, 1, [](TermId) { return true; }) == std::vector{often});
    CHECK(most_frequent_terms(profile, 1, [&](TermId term) { return term != often; }) == std::vector{seldom});
}

TEST_CASE("Rates stand in the columns of the terms asked for, in any order", "[rates]") {
    const Counts counts = counted("one two two three three three", "s");
    const auto id = [&](const char* text) {
        for (TermId term = 0;; ++term) {
            if (counts.terms.vocabulary.text(term) == text) {
                return term;
            }
        }
    };
    const Matrix rates = rates_of(counts.terms, {id("three"), id("one"), id("two")});
    CHECK(rates.values == std::vector{3 * 1000.0 / 6, 1 * 1000.0 / 6, 2 * 1000.0 / 6});
}
