// Profile -> tree, slop lists, and their JSON.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <nlohmann/json.hpp>

#include "kinprint/compact.hpp"
#include "kinprint/json.hpp"
#include "kinprint/rates.hpp"
#include "profiles.hpp"

using namespace kinprint;
using namespace kinprint::test;
using Catch::Matchers::WithinRel;

namespace {

Counts counts_of_sources(const std::vector<std::pair<std::string, std::string>>& texts) {
    Counts counts;
    for (const auto& [source, text] : texts) {
        merge(counts, counted(text, source));
    }
    return counts;
}

/// Sources that share a style two by two: each style is a bias towards some words.
Counts styled(Random& random, const std::vector<std::string>& names, std::size_t texts) {
    static constexpr std::string_view words[] = {"light",  "shadow", "river", "stone", "whisper", "echo",
                                                 "silver", "ember",  "the",   "of",    "and",     ","};
    Counter counter;
    for (std::size_t s = 0; s < names.size(); ++s) {
        for (std::size_t t = 0; t < texts; ++t) {
            counter.begin_text();
            for (int word = 0; word < 200; ++word) {
                const std::size_t biased = (s / 2) * 3 + random.below(3);
                counter.feed(words[random.below(2) == 0 ? biased : random.below(std::size(words))]);
                counter.feed(" ");
            }
            counter.end_text(names[s], std::to_string(t), names[s] + std::to_string(t));
        }
    }
    return counter.take();
}

const Baseline& small_baseline() {
    static const Baseline baseline = [] {
        Errors errors;
        return Baseline::parse("# test\nabsent 200\n@ 600\nlight river stone\n@ 300\nwhisper ember\n", errors);
    }();
    return baseline;
}

}  // namespace

TEST_CASE("Rates are per 1,000 words, of the terms with the highest mean rate", "[tree]") {
    const Counts counts = counts_of_sources({{"x", "a a a b"}, {"y", "a b b b"}, {"z", "c c c c"}});
    const Rates rates = most_frequent(counts.terms, 3);
    REQUIRE(rates.terms.size() == 3);
    std::vector<std::string> terms;
    for (const TermId term : rates.terms) {
        terms.push_back(counts.terms.vocabulary.text(term));
    }
    CHECK(terms == std::vector<std::string>{"a", "b", "c"});  // 1000 each, so by their bytes
    CHECK(rates.per_thousand.row(0)[0] == 750.0);
    CHECK(rates.per_thousand.row(1)[0] == 250.0);
    CHECK(rates.per_thousand.row(2)[2] == 1000.0);
    CHECK(most_frequent(counts.terms, 1000).terms.size() == 7);  // 3 words, 4 pairs
}

TEST_CASE("Sources of one style are next to each other, by every distance and linkage", "[tree]") {
    Random random(31);
    const Counts counts = styled(random, {"a1", "a2", "b1", "b2", "c1", "c2"}, 8);
    for (const Distance distance : {Distance::cosine_delta, Distance::burrows, Distance::jsd}) {
        for (const Linkage linkage : {Linkage::average, Linkage::complete, Linkage::single, Linkage::ward}) {
            const TreeResult result = make_tree(counts, {distance, linkage, 500, 1}, {});
            CAPTURE(name(distance), name(linkage));
            REQUIRE(result.tree.merges.size() == 5);
            for (std::size_t pair = 0; pair < 3; ++pair) {
                CHECK(result.tree.merges[pair].b == result.tree.merges[pair].a + 1);
                CHECK(result.tree.merges[pair].a % 2 == 0);
            }
        }
    }
}

TEST_CASE("A tree does not depend on the order in which texts came", "[tree][property]") {
    Random random(32);
    Counts forward;
    Counts backward;
    std::vector<Counts> parts(12);
    for (Counts& part : parts) {
        part = random_counts(random);
    }
    for (const Counts& part : parts) {
        merge(forward, Counts(part));
    }
    std::ranges::reverse(parts);
    for (const Counts& part : parts) {
        merge(backward, Counts(part));
    }
    const Baseline& baseline = small_baseline();
    for (const Distance distance : {Distance::cosine_delta, Distance::burrows, Distance::jsd, Distance::slop_overlap}) {
        const TreeOptions options{distance, Linkage::average, 50, 1};
        CHECK(to_json(make_tree(forward, options, {&baseline})) == to_json(make_tree(backward, options, {&baseline})));
    }
}

TEST_CASE("Fewer than two sources give a reason instead of a tree", "[tree]") {
    const TreeResult none = make_tree({}, {}, {});
    REQUIRE(none.errors.size() == 1);
    CHECK(none.errors[0].code == ErrorCode::too_few_sources);
    const TreeResult one = make_tree(counted("one writer"), {}, {});
    REQUIRE(one.errors.size() == 1);
    CHECK(one.errors[0].code == ErrorCode::too_few_sources);
    CHECK(one.sources.size() == 1);
    CHECK(one.tree.merges.empty());
    CHECK(nlohmann::json::parse(to_json(one)).at("newick") == "a;");
}

TEST_CASE("A source without words is no leaf", "[tree]") {
    const Counts counts = counts_of_sources({{"x", "some words"}, {"y", "other words"}, {"z", "..."}});
    CHECK(make_tree(counts, {}, {}).sources.size() == 2);
}

TEST_CASE("Slop overlap without the human table is an error, not a wrong tree", "[tree]") {
    const Counts counts = counts_of_sources({{"x", "some words"}, {"y", "other words"}});
    const TreeResult result = make_tree(counts, {Distance::slop_overlap, Linkage::average, 5000, 1}, {});
    CHECK(result.tree.merges.empty());
    REQUIRE(result.errors.size() == 1);
    CHECK(result.errors[0].code == ErrorCode::bad_option);
}

TEST_CASE("Results carry their warnings", "[tree]") {
    const TreeResult two = make_tree(counts_of_sources({{"x", "some words"}, {"y", "日本語 中文"}}), {}, {});
    CHECK(two.sources[0].warnings.size() == 2);  // few words; two sources alone
    CHECK(two.sources[1].warnings.size() == 3);  // and a script without spaces
}

TEST_CASE("The JSON of a tree has the promised fields", "[tree][json]") {
    const auto json = nlohmann::json::parse(
        to_json(make_tree(counts_of_sources({{"x", "a b c"}, {"y", "b c d"}, {"z", "e f"}}), {}, {})));
    for (const char* key : {"kinprint", "icu", "options", "sources", "distances", "merges", "newick", "errors"}) {
        CHECK(json.contains(key));
    }
    CHECK(json.at("icu") == "76.1");
    CHECK(json.at("distances").size() == 3);
    CHECK(json.at("merges").size() == 2);
    CHECK(json.at("merges")[0].contains("height"));
    CHECK(json.at("options").at("distance") == "snr");
    CHECK(json.at("notes").size() == 1);  // weighed by themselves, for want of a reference
}

TEST_CASE("Slop lists: ratio to people for words, counts for runs, two prompts at least", "[slop]") {
    Counter counter;
    for (int text = 0; text < 6; ++text) {
        counter.begin_text();
        counter.feed("silver light, silver ember whisper. ");
        if (text == 0) {
            counter.feed("topic topic topic topic topic topic topic");
        }
        counter.end_text("x", std::to_string(text), std::to_string(text));
    }
    const Profile content = counter.take().content;
    const SlopLists lists = slop_lists(content, content.sources[0], small_baseline(), {});
    std::vector<std::string> words;
    for (const SlopTerm& entry : lists.words) {
        words.push_back(content.vocabulary.text(entry.term));
    }
    CHECK(words == std::vector<std::string>{"silver", "ember", "whisper", "light"});  // "topic" is in one prompt only
    const double rate = 12.0 * 1000.0 / 37.0;
    CHECK_THAT(lists.words[0].rate, WithinRel(rate, 1e-12));
    CHECK_FALSE(lists.words[0].human_rate);
    CHECK_THAT(lists.words[0].ratio.value(), WithinRel(rate / 1e-4, 1e-9));  // absent: Zipf 2 is 1e-4 per 1,000
    CHECK_THAT(lists.words[3].human_rate.value(), WithinRel(1.0, 1e-9));     // Zipf 6 is 1 per 1,000
    CHECK(lists.words[0].texts == 6);
    REQUIRE(lists.pairs.size() == 4);
    CHECK(lists.triples.size() == 3);
    CHECK(lists.triples.at(0).count == 6);
}

TEST_CASE("A slop report names an unknown source", "[slop]") {
    const Counts counts = counted("some words here");
    const SlopReport report = slop_report(counts.content, small_baseline(), {"nobody", 5});
    CHECK(report.sources.empty());
    REQUIRE(report.errors.size() == 1);
    CHECK(report.errors[0].code == ErrorCode::unknown_source);
}

TEST_CASE("A compact profile gives the same trees and the same slop lists", "[compact]") {
    Random random(33);
    const Counts counts = styled(random, {"a1", "a2", "b1", "b2"}, 10);
    const Counts small = compact(counts, 40, {&small_baseline(), nullptr}, {.words = 5, .pairs = 4, .triples = 4});
    for (const Distance distance : {Distance::cosine_delta, Distance::burrows, Distance::jsd}) {
        const TreeOptions options{distance, Linkage::average, 40, 1};
        CHECK(make_tree(small, options, {}).distances.values == make_tree(counts, options, {}).distances.values);
    }
    CHECK(small.content.partial);
    CHECK_FALSE(small.terms.partial);
    // All but what sets a leaf apart from the others, of which it is not known what they have of its terms.
    SlopOptions options{std::nullopt, 4};
    auto expected = nlohmann::json::parse(
        to_json(slop_report(counts.content, small_baseline(), options), counts.content.vocabulary));
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
        const SlopReport report = slop_report(small.content, small_baseline(), options);
        CHECK(nlohmann::json::parse(to_json(report, small.content.vocabulary)) == expected);
    }
    CHECK(counts_json(small).size() < counts_json(counts).size());
}

TEST_CASE("Options are read from JSON; what is wrong is an error", "[json]") {
    Errors errors;
    const auto options = parse_tree_options(R"({"distance":"jsd","linkage":"ward","terms":10,"seed":3})", errors);
    REQUIRE(options);
    CHECK(options->distance == Distance::jsd);
    CHECK(options->linkage == Linkage::ward);
    CHECK(options->terms == 10);
    CHECK(parse_tree_options("{}", errors));
    CHECK(errors.empty());
    for (const char* bad : {"", "[]", "{\"distance\":\"x\"}", "{\"terms\":0}", "{\"terms\":-1}", "{\"terms\":1e99}",
                            "{\"seed\":\"1\"}"}) {
        CHECK_FALSE(parse_tree_options(bad, errors));
    }
    CHECK(errors.size() == 7);
    CHECK_FALSE(parse_roots(R"([{"kind":"disk","paths":[]}])", errors));
    CHECK_FALSE(parse_file_spec(R"({"file":"x"})", errors));
}

TEST_CASE("The human table: figures, absent words, and damage", "[slop]") {
    Errors errors;
    const Baseline baseline = Baseline::parse("@ 600\none two\n@ x\nlost\n@ 500\nthree\nabsent 100\n", errors);
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].byte == 14);
    CHECK(baseline.words() == 3);
    CHECK_THAT(baseline.rate("two").value(), WithinRel(1.0, 1e-9));
    CHECK_THAT(baseline.rate("three").value(), WithinRel(0.1, 1e-9));
    CHECK_FALSE(baseline.rate("lost"));
    CHECK_THAT(baseline.absent_rate(), WithinRel(1e-5, 1e-9));
}
