// A set of terms against std::set, and the sums of a source's repeated terms against those of all its terms.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <iterator>
#include <map>
#include <set>
#include <vector>

#include "profile/term_set.hpp"
#include "profile/totals.hpp"
#include "profiles.hpp"

using namespace kinprint;
using namespace kinprint::test;

TEST_CASE("A set of terms numbers them in the order of their ids", "[terms][property]") {
    Random random(61);
    for (const std::size_t vocabulary : {1U, 63U, 64U, 65U, 1000U}) {
        std::set<TermId> expected;
        for (std::size_t drawn = 0; drawn < vocabulary / 3 + 1; ++drawn) {
            expected.insert(static_cast<TermId>(random.below(vocabulary)));
        }
        const TermSet set(vocabulary, std::vector<TermId>(expected.begin(), expected.end()));
        CAPTURE(vocabulary);
        CHECK(set.size() == expected.size());
        for (TermId term = 0; term < vocabulary; ++term) {
            REQUIRE(set.contains(term) == expected.contains(term));
            if (expected.contains(term)) {
                CHECK(set.place(term) ==
                      static_cast<std::size_t>(std::distance(expected.begin(), expected.find(term))));
            }
        }
    }
}

TEST_CASE("Repeated terms are those of two blocks, or of two texts of one", "[terms][property]") {
    Random random(62);
    constexpr std::size_t vocabulary = 200;
    Source source;
    std::map<TermId, int> expected;
    for (int b = 0; b < 20; ++b) {
        Block& block = source.blocks.emplace_back();
        for (TermId term = 0; term < vocabulary; ++term) {
            if (random.below(30) == 0) {
                block.terms.push_back({term, 1 + static_cast<std::uint32_t>(random.below(3))});
                block.spread.push_back(b % 2 == 0 ? 1 : static_cast<std::uint32_t>(random.below(3)));
                expected[term] += std::max<int>(1, static_cast<int>(block.spread.back()));
            }
        }
        if (b % 4 == 0) {
            block.spread.clear();
        }
    }
    const TermSet repeated = TermSet::repeated(vocabulary, source);
    for (TermId term = 0; term < vocabulary; ++term) {
        CAPTURE(term);
        CHECK(repeated.contains(term) == (expected[term] > 1));
    }
    CHECK(repeated.size() > 0);
    CHECK(repeated.size() < vocabulary);
}
