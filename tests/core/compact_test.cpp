// Small counts say of a tree what the whole ones say.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "compact/bundles.hpp"
#include "kinprint/compact.hpp"
#include "kinprint/json.hpp"
#include "kinprint/support.hpp"
#include "profiles.hpp"
#include "tree/resampler.hpp"
#include "weights/prompt_sets.hpp"

using namespace kinprint;
using namespace kinprint::test;

namespace {

struct Answers {
    std::string source;
    std::size_t first = 0;  // of the prompts answered
    std::size_t end = 0;
    bool are_known = true;  // else the texts name no prompt
    std::size_t genres = 0;
};

constexpr std::string_view words[] = {"light",  "shadow", "river", "stone", "whisper", "echo",
                                      "silver", "ember",  "the",   "of",    "and",     ","};

/// Each source has a habit of its own, and each prompt asks for something.
Counts answers(Random& random, const std::vector<Answers>& all) {
    Counter counter;
    for (std::size_t s = 0; s < all.size(); ++s) {
        for (std::size_t prompt = all[s].first; prompt < all[s].end; ++prompt) {
            counter.begin_text();
            for (std::size_t word = 0; word < 60; ++word) {
                const std::size_t habit = random.below(3) == 0 ? s : random.below(std::size(words));
                counter.feed(words[random.below(4) == 0 ? prompt % std::size(words) : habit]);
                counter.feed(" ");
            }
            const std::string number = std::to_string(prompt);
            const std::string genre = all[s].genres == 0 ? "" : "genre " + std::to_string(prompt % all[s].genres);
            counter.end_text(all[s].source, {all[s].are_known ? number : "", all[s].source + ':' + number, genre});
        }
    }
    return counter.take();
}

const Baseline& baseline() {
    static const Baseline parsed = [] {
        Errors errors;
        return Baseline::parse("# test\nabsent 200\n@ 600\nlight river stone\n@ 300\nwhisper ember\n", errors);
    }();
    return parsed;
}

Counts compacted(const Counts& counts, const Weights* weights = nullptr) {
    return compact(counts, 40, {&baseline(), weights}, {.words = 5, .pairs = 4, .triples = 4});
}

CondensedMatrix distances(const Counts& counts, Distance distance, Centre centre, const Weights* weights) {
    TreeOptions options = forced({distance, Linkage::average, 40, 1});
    options.centre = centre;
    return make_tree(counts, options, {&baseline(), weights}).distances;
}

/// Some answer all, some only the first or the last.
const std::vector<Answers> partly = {{"a", 0, 150}, {"b", 0, 150}, {"c", 0, 61},   {"d", 0, 61},
                                     {"e", 0, 150}, {"f", 3, 150}, {"g", 60, 150}, {"h", 60, 150}};

}  // namespace

TEST_CASE("Compact counts give the same trees, centred or not, to the last bit", "[compact]") {
    Random random(33);
    for (const std::size_t genres : {0U, 2U}) {
        std::vector<Answers> all = partly;
        for (Answers& one : all) {
            one.genres = genres;
        }
        const Counts counts = answers(random, all);
        const Weights weights = train(counts.terms, {.least_share = 0});
        const Counts small = compacted(counts, &weights);
        CHECK_FALSE(small.terms.partial);
        CHECK(counts_json(small).size() * 2 < counts_json(counts).size());
        for (const Distance distance :
             {Distance::snr, Distance::whitened, Distance::cosine_delta, Distance::burrows, Distance::jsd}) {
            for (const Centre centre : {Centre::automatic, Centre::prompts, Centre::genre, Centre::none}) {
                CAPTURE(name(distance), genres);
                CHECK(distances(small, distance, centre, &weights).values ==
                      distances(counts, distance, centre, &weights).values);
            }
        }
        const auto warned = [&](const Counts& of) { return make_tree(of, forced(), {nullptr, &weights}); };
        std::vector<std::string> notes = warned(small).notes;
        CHECK(notes.at(0).starts_with("These are compact counts"));
        notes.erase(notes.begin());
        CHECK(notes == warned(counts).notes);
        for (std::size_t source = 0; source < all.size(); ++source) {
            CHECK(warned(small).sources[source].warnings == warned(counts).sources[source].warnings);
        }
    }
}

TEST_CASE("Compact counts give the same slop lists, but for what sets a source apart from others", "[compact]") {
    Random random(34);
    const Counts counts = answers(random, {{"a", 0, 10}, {"b", 0, 10}, {"c", 0, 10}, {"d", 0, 10}});
    const Counts small = compacted(counts);
    CHECK(small.content.partial);
    SlopOptions options{std::nullopt, 4, SlopOrder::ratio};
    auto expected =
        nlohmann::json::parse(to_json(slop_report(counts.content, baseline(), options), counts.content.vocabulary));
    for (auto& source : expected.at("sources")) {
        for (const char* list : {"words", "pairs", "triples"}) {
            CHECK_FALSE(source.at(list).empty());
            for (auto& entry : source.at(list)) {
                for (const char* key : {"zOthers", "g2", "logRatio"}) {
                    CHECK(entry.at(key).is_number());
                    entry[key] = nullptr;
                }
            }
        }
    }
    for (const SlopOrder order : {SlopOrder::ratio, SlopOrder::log_odds}) {
        options.by = order;
        const SlopReport report = slop_report(small.content, baseline(), options);
        CHECK(nlohmann::json::parse(to_json(report, small.content.vocabulary)) == expected);
    }
}

TEST_CASE("Bundles are of prompts that the same sources answered, and the same ones in all", "[compact]") {
    Random random(35);
    const Counts counts = answers(random, partly);
    const std::vector<const Source*> leaves = counts.terms.leaves();
    const PromptSets sets = prompt_sets(leaves);
    const auto bundles = bundles_of(leaves);
    std::map<std::string, std::set<std::string>> prompts_of;  // by bundle
    for (std::size_t leaf = 0; leaf < leaves.size(); ++leaf) {
        std::set<std::uint32_t> seen;
        for (const Bundle& bundle : bundles[leaf]) {
            std::set<std::string> prompts;
            std::set<std::uint32_t> of_sets;
            for (const std::uint32_t block : bundle.blocks) {
                CHECK(seen.insert(block).second);
                prompts.insert(leaves[leaf]->blocks[block].prompt);
                of_sets.insert(sets.of_block[leaf][block]);
            }
            CHECK(of_sets.size() == 1);
            CHECK(prompts.size() <= 2 * prompts_of_bundle);
            CHECK(bundle.prompts == prompts.size());
            CHECK(prompts_of.try_emplace(bundle.prompt, prompts).first->second == prompts);
        }
        CHECK(seen.size() == leaves[leaf]->blocks.size());
    }
    // 89 prompts that all but c and d answered make four bundles, 57 that all but g and h did two; 0 to 2 and 60 stand
    // alone.
    CHECK(prompts_of.size() == 8);
    CHECK(prompts_of.at("0 and 2 more") == std::set<std::string>{"0", "1", "2"});
    CHECK(prompts_of.at("60") == std::set<std::string>{"60"});
}

TEST_CASE("Of unknown prompts the texts of a source are bundled, genre by genre, and stay unknown", "[compact]") {
    Random random(36);
    const Counts counts = answers(random, {{"a", 0, 100, false}, {"b", 0, 5, false}, {"c", 0, 100, false, 2}});
    const Counts small = compacted(counts);
    std::vector<std::size_t> bundles;
    for (const Source& source : small.terms.sources) {
        bundles.push_back(source.blocks.size());
        CHECK(source.texts() == counts.terms.find(source.name)->texts());
        CHECK(source.words() == counts.terms.find(source.name)->words());
        CHECK(std::ranges::all_of(source.blocks, [](const Block& block) { return block.prompt.empty(); }));
    }
    CHECK(bundles == std::vector<std::size_t>{4, 1, 4});
    CHECK(small.terms.find("c")->blocks[0].genre != small.terms.find("c")->blocks[3].genre);
}

TEST_CASE("Bundles are drawn as prompts are: for all sources alike", "[compact][support]") {
    Random random(37);
    const Counts small = compacted(answers(random, {{"a", 0, 96}, {"b", 0, 96}, {"c", 0, 48}, {"d", 0, 48}}));
    const Resampler resampler(small.terms.leaves());
    REQUIRE(resampler.leaves_of_one_draw().empty());
    SplitMix draws(5);
    bool varies = false;
    for (int round = 0; round < 20; ++round) {
        const BlockTimes times = resampler.draw(draws);
        REQUIRE(times.size() == 4);
        CHECK(times[0].size() == 4);
        CHECK(times[2].size() == 2);
        CHECK(times[0] == times[1]);
        CHECK(times[2] == times[3]);
        CHECK(times[2][0] + times[2][1] == 2);  // those that all answered are drawn among themselves
        varies = varies || times[2][0] != 1;
    }
    CHECK(varies);
}

TEST_CASE("A single bundle can't be drawn", "[compact][support]") {
    Random random(38);
    const Counts small = compacted(answers(random, {{"a", 0, 30}, {"b", 0, 30}}));
    CHECK(small.terms.sources[0].blocks.size() == 1);
    CHECK_FALSE(Resampler(small.terms.leaves()).leaves_of_one_draw().empty());
}

TEST_CASE("Compact sources beside whole ones are told of, where terms are asked for that they may have", "[compact]") {
    Random random(40);
    const Counts counts = answers(random, {{"a", 0, 40}, {"b", 0, 40}, {"c", 0, 40}, {"d", 0, 40}});
    const Weights weights = train(counts.terms, {.least_share = 0});
    Counts both = compacted(answers(random, {{"x", 0, 40}, {"y", 0, 40}}), &weights);
    const auto notes_of = [&](const Counts& of, Distance distance) {
        return make_tree(of, forced({distance}), {nullptr, &weights}).notes;
    };
    const auto says_so = [](const std::string& note) {
        return note.find("only the most frequent terms") < note.size();
    };
    CHECK(std::ranges::none_of(notes_of(both, Distance::jsd), says_so));
    merge(both, Counts(counts));
    CHECK(std::ranges::any_of(notes_of(both, Distance::jsd), says_so));
    CHECK(std::ranges::any_of(notes_of(both, Distance::cosine_delta), says_so));
    CHECK(std::ranges::none_of(notes_of(both, Distance::snr), says_so));
    CHECK(std::ranges::none_of(notes_of(counts, Distance::jsd), says_so));
}

TEST_CASE("Compact counts are read back as they were written", "[compact]") {
    Random random(39);
    const std::string text = counts_json(compacted(answers(random, partly)));
    Errors errors;
    const auto read = parse_counts(text, "small.kinprint.json", errors);
    REQUIRE(read);
    CHECK(errors.empty());
    CHECK(counts_json(*read) == text);
}
