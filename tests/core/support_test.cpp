// Support: what is sure is sure, what is drawn is what the rule says, and the same seed gives the same bits.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "kinprint/support.hpp"
#include "profiles.hpp"
#include "tree/resampler.hpp"

using namespace kinprint;
using namespace kinprint::test;

namespace {

/// Sources a, a', b, b', …: those of one letter share their habits wholly.
Counts twins(Random& random, std::size_t pairs, std::size_t texts, bool same_prompts, int words = 300) {
    Counter counter;
    for (std::size_t s = 0; s < 2 * pairs; ++s) {
        for (std::size_t t = 0; t < texts; ++t) {
            counter.begin_text();
            for (int word = 0; word < words; ++word) {
                const std::size_t choice = random.below(2) == 0 ? s / 2 : 6 + random.below(12);
                counter.feed(std::string(1, static_cast<char>('a' + choice)) + " ");
            }
            const std::string prompt = same_prompts ? std::to_string(t) : "";
            counter.end_text("source " + std::to_string(s), {prompt, std::to_string(t)});
        }
    }
    return counter.take();
}

TreeResult supported(const Counts& counts, std::uint64_t seed, std::size_t resamples, double collapse = 0) {
    TreeOptions options = forced();
    options.seed = seed;
    options.collapse = collapse;
    const Comparison comparison = comparison_of_tree(counts, options, nullptr);
    TreeResult result = make_tree(counts, options, comparison, nullptr);
    find_nearest(counts, comparison, nullptr, result);
    SupportRun run(comparison, result);
    run.resample(resamples / 2);
    run.resample(resamples - resamples / 2);
    run.write_to(result);
    return result;
}

}  // namespace

TEST_CASE("Clades that every text bears out have full support, and chance ones have less", "[support]") {
    Random random(41);
    const TreeResult result = supported(twins(random, 4, 12, true), 1, 50);
    REQUIRE(result.support.size() == 7);
    CHECK(result.resamples == 50);
    for (std::size_t pair = 0; pair < 4; ++pair) {
        CHECK(result.tree.merges[pair].b == result.tree.merges[pair].a + 1);
        CHECK(result.support[pair] == 1.0);
    }
    CHECK(result.support.back() == 1.0);  // the root holds all
    CHECK(std::ranges::any_of(result.support, [](double share) { return share < 1; }));
    for (std::uint32_t leaf = 0; leaf < 8; ++leaf) {
        CHECK(result.nearest[leaf].source == (leaf ^ 1U));
        CHECK(result.nearest[leaf].support == 1.0);
        CHECK(result.nearest[leaf].asked == 5);  // slop overlap needs a baseline
        CHECK(result.nearest[leaf].agreeing.size() == 5);
    }
}

TEST_CASE("The same seed gives the same support, in one go or in parts; another seed may not", "[support]") {
    Random random(42);
    const Counts counts = twins(random, 4, 5, false, 12);  // too little to be sure
    const TreeResult once = supported(counts, 7, 40);
    CHECK(once.support == supported(counts, 7, 40).support);
    CHECK(once.support != supported(counts, 8, 40).support);
}

TEST_CASE("Prompts are drawn for all sources alike, where they are shared; else each source draws its own",
          "[support]") {
    Random random(43);
    SplitMix draws(5);
    for (const bool same_prompts : {true, false}) {
        const Counts counts = twins(random, 2, 12, same_prompts);
        const Resampler resampler(counts.terms.leaves());
        REQUIRE(resampler.leaves_of_one_draw().empty());
        bool alike = true;
        for (int round = 0; round < 20; ++round) {
            const BlockTimes times = resampler.draw(draws);
            for (const std::vector<std::uint32_t>& of_leaf : times) {
                std::uint32_t sum = 0;
                for (const std::uint32_t count : of_leaf) {
                    sum += count;
                }
                CHECK(sum == 12);
                alike = alike && of_leaf == times[0];
            }
        }
        CHECK(alike == same_prompts);
    }
}

TEST_CASE("Of fewer than ten prompts each source draws its own texts, shared or not", "[support]") {
    Random random(48);
    const Counts counts = twins(random, 2, 9, true);
    const Resampler resampler(counts.terms.leaves());
    REQUIRE(resampler.leaves_of_one_draw().empty());
    SplitMix draws(5);
    bool alike = true;
    for (int round = 0; round < 20; ++round) {
        const BlockTimes times = resampler.draw(draws);
        alike = alike && std::ranges::all_of(times, [&](const auto& of_leaf) { return of_leaf == times[0]; });
    }
    CHECK_FALSE(alike);
}

TEST_CASE("What is less sure than asked for is collapsed, and no merge is lost", "[support][collapse]") {
    Random random(42);
    const Counts counts = twins(random, 4, 5, false, 12);  // too little to be sure
    const TreeResult result = supported(counts, 1, 50, 1.0);
    std::vector<std::uint32_t> expected;
    for (std::uint32_t merge = 0; merge < 6; ++merge) {
        if (result.support[merge] < 1) {
            expected.push_back(merge);
        }
    }
    CAPTURE(result.support);
    CHECK_FALSE(expected.empty());
    CHECK(result.collapsed == expected);
    CHECK(result.tree.merges == supported(counts, 1, 50).tree.merges);
    CHECK(supported(counts, 1, 50).collapsed.empty());
}

TEST_CASE("Sources left out of a tree are left out of all that is asked of it", "[support]") {
    Random random(46);
    Counts counts = twins(random, 2, 20, true, 300);
    const TreeResult without = supported(counts, 1, 20);
    merge(counts, counted("a few words of a short source", "a short one"));  // sorted before all others
    TreeOptions options;
    const Comparison comparison = comparison_of_tree(counts, options, nullptr);
    TreeResult result = make_tree(counts, options, comparison, nullptr);
    find_nearest(counts, comparison, nullptr, result);
    SupportRun run(comparison, result);
    run.resample(10);
    run.resample(10);
    run.write_to(result);
    CHECK(result.names() == without.names());
    CHECK(result.distances.values == without.distances.values);
    CHECK(result.support == without.support);
    REQUIRE(result.nearest.size() == 4);
    for (std::size_t leaf = 0; leaf < 4; ++leaf) {
        CHECK(result.nearest[leaf].source == without.nearest[leaf].source);
        CHECK(result.nearest[leaf].support == without.nearest[leaf].support);
        CHECK(result.nearest[leaf].agreeing == without.nearest[leaf].agreeing);
    }
}

TEST_CASE("Where most distances name another nearest source, a warning says so", "[support]") {
    Random random(47);
    TreeResult result = supported(twins(random, 2, 12, true), 1, 10);
    const std::size_t before = result.warnings_of(0).size();
    const std::size_t notes = result.all_notes().size();
    result.nearest[0].agreeing = {Distance::snr, Distance::jsd};
    result.nearest[0].asked = 4;  // half of them are enough
    CHECK(result.warnings_of(0).size() == before);
    result.nearest[0].asked = 5;
    CHECK(result.warnings_of(0).size() == before + 1);
    CHECK(result.warnings_of(0).back() ==
          "The methods disagree: only 2 of 5 name the same nearest source as this tree.");
    CHECK(result.all_notes().size() == notes + 1);  // one in four is many
}

TEST_CASE("Sources that share prompts in ever other company draw their own texts, not prompts of which there is one",
          "[support]") {
    Counter counter;
    for (std::size_t s = 0; s < 12;
         ++s) {  // answers the first 13 - s prompts, so that each prompt has a set of its own
        for (std::size_t t = 0; t + s < 13; ++t) {
            counter.begin_text();
            counter.feed("one two three");
            counter.end_text("source " + std::to_string(s), {std::to_string(t), std::to_string(t)});
        }
    }
    const Counts counts = counter.take();
    const Resampler resampler(counts.terms.leaves());
    REQUIRE(resampler.leaves_of_one_draw().empty());
    SplitMix draws(6);
    const BlockTimes times = resampler.draw(draws);
    CHECK(std::ranges::any_of(times[0], [](std::uint32_t count) { return count != 1; }));
}

TEST_CASE("Where one source has a single text, nothing is said of how sure the tree is", "[support]") {
    Random random(46);
    Counts counts = twins(random, 2, 12, false);
    CHECK(Resampler(counts.terms.leaves()).leaves_of_one_draw().empty());
    merge(counts, counted("a b c a b c", "one more"));
    CHECK(Resampler(counts.terms.leaves()).leaves_of_one_draw() == std::vector<std::uint32_t>{0});
    const TreeResult result = supported(counts, 1, 20);
    CHECK(result.support.empty());
    CHECK(
        result.unmeasured ==
        "There is nothing to draw from in \"one more\": a source needs several texts, or stretches of 2,000 words. Add more of "
        "its texts, or leave it out.");
}

TEST_CASE("The clade of a source and its copy has a support of 1", "[support][property]") {
    Random random(45);
    Counts counts = twins(random, 3, 10, true, 300);
    for (Profile* profile : {&counts.terms, &counts.content}) {
        for (const Source& source : std::vector<Source>(profile->sources)) {
            profile->source(source.name + " copy").blocks = source.blocks;
        }
    }
    const TreeResult result = supported(counts, 1, 20);
    REQUIRE(result.tree.merges.size() == 11);
    for (std::uint32_t pair = 0; pair < 6; ++pair) {
        const auto merge = std::ranges::find(result.tree.merges, 2 * pair, &Merge::a);
        REQUIRE(merge != result.tree.merges.end());
        CHECK(merge->b == 2 * pair + 1);
        CHECK(result.support[static_cast<std::size_t>(merge - result.tree.merges.begin())] == 1.0);
    }
}

TEST_CASE("One block a source leaves nothing to resample", "[support]") {
    Random random(44);
    const TreeResult result = supported(twins(random, 2, 1, false), 1, 10);
    CHECK(result.support.empty());
    CHECK(result.resamples == 0);
    CHECK_FALSE(result.nearest[0].support);
}
