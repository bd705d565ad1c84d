// A distance taken apart into terms: by hand, and what must always hold.
#include "kinprint/evidence.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "files.hpp"
#include "kinprint/compact.hpp"
#include "kinprint/json.hpp"
#include "kinprint/read.hpp"
#include "kinprint/tree.hpp"
#include "profiles.hpp"

using namespace kinprint;
using namespace kinprint::test;
using Catch::Matchers::WithinAbs;

namespace {

constexpr Distance distances_of_terms[] = {Distance::snr, Distance::whitened, Distance::cosine_delta};

/// Sources of one block of 1,000 words, so that counts are rates.
Counts with_rates(const std::vector<std::pair<std::string, std::vector<std::uint32_t>>>& sources) {
    Counts counts;
    for (const auto& [name, rates] : sources) {
        Block block{"", name, "", 1, 1000, {}, {}};
        for (std::size_t term = 0; term < rates.size(); ++term) {
            const std::string text(1, static_cast<char>('p' + term));
            block.terms.push_back({counts.terms.vocabulary.single(TermKind::word, text), rates[term]});
        }
        counts.terms.source(name).blocks.push_back(std::move(block));
    }
    return counts;
}

/// Sources with habits of their own, two by two alike; where `differ`, they answer different prompts.
Counts with_habits(Random& random, std::size_t sources, bool differ) {
    Counter counter;
    for (std::size_t s = 0; s < sources; ++s) {
        for (std::size_t t = 0; t < 8; ++t) {
            counter.begin_text();
            for (int word = 0; word < 300; ++word) {
                const std::size_t choice = random.below(3) == 0 ? 16 + s / 2 : random.below(16);
                counter.feed(std::string(1, static_cast<char>('a' + choice)) + (random.below(7) == 0 ? ", " : " "));
            }
            const std::size_t prompt = differ && s % 2 == 1 && t > 5 ? t + 100 : t;
            counter.end_text("source " + std::to_string(s), {std::to_string(prompt), std::to_string(t)});
        }
    }
    return counter.take();
}

double sum_of_all(const Comparison& comparison, Distance distance, std::size_t a, std::size_t b) {
    double sum = 0;
    for (const double contribution : comparison.by_term(distance, a, b).contributions) {
        sum += contribution;
    }
    return sum;
}

void check_sums(const Counts& counts, const Reference& reference, std::size_t pairs) {
    const std::vector<const Source*> leaves = counts.terms.leaves();
    const Comparison comparison(counts.terms, {}, reference.weights);
    for (const Distance distance : distances_of_terms) {
        const TreeResult tree = make_tree(counts, {.distance = distance}, reference);
        for (std::size_t at = 0; at < std::min(pairs, tree.distances.values.size()); ++at) {
            const std::size_t a = at % leaves.size();
            const std::size_t b = (a + 1 + at / leaves.size()) % leaves.size();
            INFO(name(distance) << " of " << leaves[a]->name << " and " << leaves[b]->name);
            REQUIRE_THAT(sum_of_all(comparison, distance, a, b), WithinAbs(1 - tree.distances.at(a, b), 1e-12));
            const Evidence evidence = explain(
                counts, {.a = leaves[a]->name, .b = leaves[b]->name, .distance = distance, .force = true}, reference);
            REQUIRE(evidence.distance == tree.distances.at(a, b));
            REQUIRE_THAT(evidence.sum_together + evidence.sum_apart, WithinAbs(1 - evidence.distance, 1e-12));
        }
    }
}

double total_share(const std::vector<TermEvidence>& list) {
    double total = 0;
    for (const TermEvidence& entry : list) {
        total += entry.share;
    }
    return total;
}

}  // namespace

TEST_CASE("A cosine Delta of two terms is taken apart as by hand", "[evidence]") {
    // z of p: -1, 0, 1; of q: 1, -1, 0. x = (-1, 1) and y = (0, -1): cos = -1 / sqrt(2), all of it from q.
    const Counts counts = with_rates({{"x", {1, 3}}, {"y", {2, 1}}, {"z", {3, 2}}});
    const Evidence evidence =
        explain(counts, {.a = "x", .b = "y", .distance = Distance::cosine_delta, .force = true}, {});
    REQUIRE(evidence.errors.empty());
    CHECK(evidence.together.empty());
    REQUIRE(evidence.apart.size() == 1);
    const TermEvidence& q = evidence.apart.front();
    CHECK(q.term == "q");
    CHECK_THAT(q.contribution, WithinAbs(-std::sqrt(0.5), 1e-15));
    CHECK(q.share == 1);
    CHECK(q.use == Use::a_over);
    CHECK(q.a.rate == 3);
    CHECK(q.b.rate == 1);
    CHECK_THAT(q.a.expected, WithinAbs(2, 1e-12));
    CHECK(q.others_rate == 2);
    CHECK_FALSE(q.human_rate.has_value());
    CHECK(evidence.sources == 3);
    CHECK(evidence.a.rank == 1);  // x is as far from z as from y
    CHECK(evidence.b.rank == 2);  // y is at 1 from z
}

TEST_CASE("An SNR-weighted distance is taken apart as by hand", "[evidence]") {
    // In 1,000 words v = sigma^2_w: the weights are sqrt(4 / (1 * 9)) = 2/3 and sqrt(16 / (4 * 36)) = 1/3. Less the
    // means 2 and 1, x = (-1, 2) and z = (1, -1), so y_x = (-2, 2) / 3 and y_z = (2, -1) / 3: cos = (-4 - 2) / sqrt(8 *
    // 5).
    const Counts counts = with_rates({{"x", {1, 3}}, {"y", {2, 0}}, {"z", {3, 0}}});
    Weights weights;
    weights.terms = {"p", "q"};
    weights.mean = {2, 1};
    weights.within = {1, 4};
    weights.between = {4, 16};
    weights.share = {1, 1};
    Errors errors;
    const Baseline baseline = Baseline::parse("absent 200\n@ 600\nq\n", errors);
    const Evidence evidence = explain(counts, {.a = "x", .b = "z", .force = true}, {&baseline, &weights});
    REQUIRE(evidence.apart.size() == 2);
    CHECK(evidence.apart[0].term == "p");
    CHECK_THAT(evidence.apart[0].contribution, WithinAbs(-4 / std::sqrt(40.0), 1e-15));
    CHECK(evidence.apart[0].use == Use::b_over);
    CHECK_FALSE(evidence.apart[0].human_rate.has_value());
    CHECK(evidence.apart[1].term == "q");
    CHECK_THAT(evidence.apart[1].contribution, WithinAbs(-2 / std::sqrt(40.0), 1e-15));
    CHECK_THAT(evidence.apart[1].share, WithinAbs(1.0 / 3, 1e-15));
    CHECK(evidence.apart[1].human_rate == baseline.rate("q"));
    CHECK(evidence.apart[1].a.texts == 1);
    CHECK_THAT(evidence.sum_apart, WithinAbs(-6 / std::sqrt(40.0), 1e-15));
    CHECK_THAT(evidence.distance, WithinAbs(1 + 6 / std::sqrt(40.0), 1e-15));
}

TEST_CASE("The contributions of all terms sum to 1 - distance of the tree", "[evidence][property]") {
    for (const bool differ : {false, true}) {
        Random random(differ ? 7 : 8);
        check_sums(with_habits(random, 6, differ), {}, 15);
    }
    Random random(9);
    for (int round = 0; round < 20; ++round) {
        const Counts counts = random_counts(random);
        const std::vector<const Source*> leaves = counts.terms.leaves();
        if (leaves.size() < 3) {
            continue;
        }
        const Comparison comparison(counts.terms, {}, nullptr);
        const double distance = comparison.distances(Distance::cosine_delta, {}).at(0, 1);
        CHECK_THAT(sum_of_all(comparison, Distance::cosine_delta, 0, 1), WithinAbs(1 - distance, 1e-12));
    }
}

TEST_CASE("a and b may change places, and lists are heads of sorted ones", "[evidence][property]") {
    Random random(11);
    const Counts counts = with_habits(random, 6, false);
    for (const Distance distance : distances_of_terms) {
        const Evidence ab =
            explain(counts, {.a = "source 1", .b = "source 4", .distance = distance, .top = 1000, .force = true}, {});
        const Evidence ba =
            explain(counts, {.a = "source 4", .b = "source 1", .distance = distance, .top = 1000, .force = true}, {});
        CHECK(ab.distance == ba.distance);
        CHECK(ab.a.rank == ba.b.rank);
        CHECK(ab.sum_together == ba.sum_together);
        for (const auto& [one, other] : {std::pair(&ab.together, &ba.together), std::pair(&ab.apart, &ba.apart)}) {
            REQUIRE(one->size() == other->size());
            CHECK_THAT(total_share(*one), WithinAbs(1, 1e-12));
            for (std::size_t at = 0; at < one->size(); ++at) {
                CHECK((*one)[at].term == (*other)[at].term);
                CHECK((*one)[at].contribution == (*other)[at].contribution);
                CHECK((*one)[at].a.rate == (*other)[at].b.rate);
            }
        }
        CHECK(std::ranges::is_sorted(ab.together, std::greater{}, &TermEvidence::contribution));
        CHECK(std::ranges::is_sorted(ab.apart, std::less{}, &TermEvidence::contribution));
        const Evidence head =
            explain(counts, {.a = "source 1", .b = "source 4", .distance = distance, .top = 3, .force = true}, {});
        REQUIRE(head.together.size() == 3);
        CHECK(head.together[2].term == ab.together[2].term);
        CHECK(head.together[2].share == ab.together[2].share);
    }
}

TEST_CASE("Rates and texts of the evidence are those that were counted", "[evidence]") {
    Random random(12);
    const Counts counts = with_habits(random, 4, false);
    const Evidence evidence = explain(counts, {.a = "source 0", .b = "source 1", .top = 1000, .force = true}, {});
    const Source& a = *counts.terms.find("source 0");
    const TermCounts counted = counts_of(counts.terms.vocabulary, a);
    REQUIRE(!evidence.together.empty());
    for (const TermEvidence& entry : evidence.together) {
        std::uint64_t count = 0;
        for (const TermKind kind : {TermKind::word, TermKind::mark, TermKind::pair}) {
            const auto found = counted.find({kind, entry.term});
            count += found == counted.end() ? 0 : found->second;
        }
        CHECK_THAT(entry.a.rate, WithinAbs(static_cast<double>(count) * 1000 / static_cast<double>(a.words()), 1e-9));
        CHECK(entry.a.texts.value() <= a.texts());
        CHECK((entry.a.texts == 0) == (count == 0));
        // The weighted distance brings together what both have more of, or both less.
        CHECK((entry.use == Use::both_over || entry.use == Use::both_under));
        CHECK((entry.use == Use::both_over) == (entry.a.rate >= entry.a.expected));
    }
    for (const TermEvidence& entry : evidence.apart) {
        CHECK((entry.use == Use::a_over || entry.use == Use::b_over));
    }
}

TEST_CASE("Of joined counts it is not known in how many texts a term is", "[evidence]") {
    Random random(13);
    const Counts counts = with_habits(random, 4, false);
    Errors errors;
    const Baseline baseline = Baseline::parse("absent 200\n", errors);
    const Counts small = compact(counts, 5000, {&baseline, nullptr}, SlopRule{});
    const Evidence evidence =
        explain(small, {.a = "source 0", .b = "source 1", .distance = Distance::cosine_delta, .force = true}, {});
    REQUIRE(!evidence.together.empty());
    CHECK_FALSE(evidence.together.front().a.texts.has_value());
    CHECK_FALSE(evidence.together.front().b.texts.has_value());
}

TEST_CASE("What can't be compared is refused in plain words", "[evidence]") {
    const Counts counts = with_rates({{"x", {1, 3}}, {"y", {2, 1}}, {"z", {3, 2}}});
    const Evidence unknown = explain(counts, {.a = "x", .b = "w", .force = true}, {});
    REQUIRE(unknown.errors.size() == 1);
    CHECK(unknown.errors[0].code == ErrorCode::unknown_source);
    CHECK(unknown.errors[0].message == "There is no source named \"w\" with text in it. There are: x, y, z.");
    const Evidence too_short = explain(counts, {.a = "x", .b = "w"}, {});
    REQUIRE(too_short.errors.size() == 2);
    CHECK(too_short.errors[0].code == ErrorCode::too_few_words);
    CHECK(too_short.errors[0].message.find("--force") != std::string::npos);
    CHECK(explain(counts, {.a = "v", .b = "w", .force = true}, {}).errors.size() == 2);
    CHECK(explain(counts, {.a = "x", .b = "x", .force = true}, {}).errors.at(0).code == ErrorCode::bad_option);
    CHECK(explain({}, {.a = "x", .b = "y", .force = true}, {}).errors.at(0).message ==
          "There is no source named \"x\" with text in it.");
    for (const Distance distance : {Distance::burrows, Distance::jsd, Distance::slop_overlap}) {
        const Evidence refused = explain(counts, {.a = "x", .b = "y", .distance = distance, .force = true}, {});
        CHECK(refused.errors.at(0).code == ErrorCode::bad_option);
        CHECK(refused.together.empty());
    }
}

TEST_CASE("Two sources alone have no others, and equal ones no evidence", "[evidence]") {
    const Counts two = with_rates({{"x", {1, 3}}, {"y", {2, 1}}});
    const Evidence evidence = explain(two, {.a = "x", .b = "y", .distance = Distance::cosine_delta, .force = true}, {});
    REQUIRE(evidence.apart.size() == 2);
    CHECK_FALSE(evidence.apart[0].others_rate.has_value());
    const Counts equal = with_rates({{"x", {1, 3}}, {"y", {1, 3}}, {"z", {1, 3}}});
    for (const Distance distance : {Distance::snr, Distance::cosine_delta}) {
        const Evidence none = explain(equal, {.a = "x", .b = "y", .distance = distance, .force = true}, {});
        CHECK(none.errors.empty());
        CHECK(none.distance == 0);
        CHECK(none.together.empty());
        CHECK(none.sum_together == 0);
    }
}

TEST_CASE("Evidence is JSON, and its options are read", "[evidence][json]") {
    const Counts counts = with_rates({{"x", {1, 3}}, {"y", {2, 1}}, {"z", {3, 2}}});
    Errors errors;
    const auto options =
        parse_evidence_options(R"({"a":"x","b":"y","distance":"cosine-delta","top":5,"force":true})", errors);
    REQUIRE(options.has_value());
    const auto json = nlohmann::json::parse(to_json(explain(counts, *options, {})));
    CHECK(json["options"]["distance"] == "cosine-delta");
    CHECK(json["options"]["top"] == 5);
    CHECK(json["a"]["name"] == "x");
    CHECK(json["b"]["rank"] == 2);
    CHECK(json["apart"][0]["term"] == "q");
    CHECK(json["apart"][0]["use"] == "a-over");
    CHECK(json["apart"][0]["humanRate"].is_null());
    CHECK(json["apart"][0]["b"]["rate"] == 1);
    CHECK_FALSE(json.contains("passages"));
    for (const char* bad :
         {"[]", "no", R"({"top":0})", R"({"distance":"near"})", R"({"centre":7,"terms":-1})", R"({"force":1})"}) {
        CHECK_FALSE(parse_evidence_options(bad, errors).has_value());
    }
}

TEST_CASE("Contributions of real texts sum to 1 - distance", "[evidence][corpus]") {
    const char* const folder = std::getenv("KINPRINT_CORPUS_TEXTS");
    if (folder == nullptr) {
        SKIP("KINPRINT_CORPUS_TEXTS names no folder of .jsonl files with real texts");
    }
    Errors errors;
    const auto weights = parse_weights(bytes_of(KINPRINT_ROOT "/core/data/weights-en.json"), "weights", errors);
    REQUIRE(weights.has_value());
    check_sums(counts_of_folder(folder), {nullptr, &*weights}, 22);
}
