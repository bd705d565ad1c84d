// How much more a source uses a term than others do: the measures, and the slop report that shows them.
#include "slop/keyness.hpp"

#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "kinprint/json.hpp"
#include "profiles.hpp"

using namespace kinprint;
using namespace kinprint::test;
using Catch::Matchers::WithinAbs;
using Catch::Matchers::WithinRel;

namespace {

const Baseline& small_baseline() {
    static const Baseline baseline = [] {
        Errors errors;
        return Baseline::parse("absent 230\n@ 600\nriver stone\n", errors);
    }();
    return baseline;
}

/// Adds `texts` answers of `source`, each to a prompt of its own.
void answer(Counter& counter, const std::string& source, int texts, std::string_view text) {
    for (int prompt = 0; prompt < texts; ++prompt) {
        counter.begin_text();
        counter.feed(text);
        counter.end_text(source, {source + std::to_string(prompt), std::to_string(prompt)});
    }
}

/// "x" writes of embers, "y" does not; both write of rivers. "x" says "devourer" in two of its twelve answers.
Profile two_sources() {
    Counter counter;
    answer(counter, "x", 10, "the river ember, the stone ember and a river.");
    answer(counter, "z", 1, "nothing");
    answer(counter, "y", 12, "the river stone, the river stone and a lantern.");
    for (const char* prompt : {"p", "q"}) {
        counter.begin_text();
        counter.feed("devourer devourer devourer river");
        counter.end_text("x", {prompt, prompt});
    }
    return counter.take().content;
}

const SlopEntry& entry_of(const Profile& content, const std::vector<SlopEntry>& list, const std::string& term) {
    for (const SlopEntry& entry : list) {
        if (content.vocabulary.text(entry.term) == term) {
            return entry;
        }
    }
    FAIL("not listed: " << term);
    return list.front();
}

}  // namespace

TEST_CASE("The z-score of log-odds, worked by hand", "[keyness]") {
    // 30 of 1,000 words against 10 of 1,000; pooled 40 of 2,000 is a share of 0.02, so with a0 = 1,000 the prior
    // adds 20.
    //   source: (30 + 20) / (1000 + 1000 - 50) = 50 / 1950        others: (10 + 20) / (1000 + 1000 - 30) = 30 / 1970
    //   delta = ln(50 * 1970 / (1950 * 30)) = ln(98500 / 58500) = 0.52102979
    //   variance = 1/50 + 1/30 = 4/75, its root 0.23094011;  z = 2.25612519
    const Usage source{30, 1000};
    const Usage others{10, 1000};
    const Prior prior = prior_between(source, others, 0.02);
    CHECK(prior.words == 1000);
    CHECK_THAT(log_odds_z(source, others, prior).value(), WithinRel(2.2561251884040634, 1e-12));
    CHECK(prior_between({5, 700}, {5, 90}, 0.1).words == 90);
}

TEST_CASE("Log-odds that are not finite are nothing", "[keyness]") {
    CHECK_FALSE(log_odds_z({3, 100}, {0, 100}, {0, 100}));  // unknown to the others and to the prior
    CHECK_FALSE(log_odds_z({5, 5}, {7, 7}, {1, 5}));        // nothing but this term anywhere
    CHECK(log_odds_z({3, 100}, {0, 100}, {0.015, 100}));
}

TEST_CASE("G2 of 2x2 tables worked by hand", "[keyness]") {
    // 10 of 100 words against 10 of 300. Expected of 20 in 400: 5 and 15; of the other 380: 95 and 285.
    //   2 (10 ln 2 + 10 ln(10/15) + 90 ln(90/95) + 290 ln(290/285))
    //   = 2 (6.93147181 - 4.05465108 - 4.86604991 + 5.04360539) = 6.10875239
    CHECK_THAT(log_likelihood({10, 100}, {10, 300}), WithinRel(6.108752393270128, 1e-10));
    // 10 of 100 against 0 of 100: the empty cell adds nothing. 2 (10 ln 2 + 90 ln(90/95) + 100 ln(100/95))
    // = 14.38950266
    CHECK_THAT(log_likelihood({10, 100}, {0, 100}), WithinRel(14.389502660059355, 1e-10));
    CHECK_THAT(log_likelihood({0, 100}, {10, 100}), WithinRel(14.389502660059355, 1e-10));
    CHECK_THAT(log_likelihood({10, 100}, {30, 300}), WithinAbs(0, 1e-10));
    CHECK(log_likelihood({0, 100}, {0, 300}) == 0);
    CHECK(log_likelihood({100, 100}, {300, 300}) == 0);
    CHECK(log_likelihood({900, 100}, {1, 300}) > 0);  // more of a term than there are words: damaged, but finite
}

TEST_CASE("Log ratio: 1 is twice as often, and a count of 0 is taken as a half", "[keyness]") {
    CHECK_THAT(log_ratio({20, 1000}, {10, 1000}), WithinAbs(1, 1e-12));
    CHECK_THAT(log_ratio({10, 1000}, {80, 2000}), WithinAbs(-2, 1e-12));
    CHECK_THAT(log_ratio({8, 1000}, {0, 1000}), WithinAbs(4, 1e-12));
    CHECK_THAT(log_ratio({0, 1000}, {8, 4000}), WithinAbs(-2, 1e-12));
}

TEST_CASE("Source and others changed about: z and log ratio change sign alone, G2 stays", "[keyness][property]") {
    Random random(41);
    for (int i = 0; i < 2000; ++i) {
        const Usage a{static_cast<double>(random.below(50)), static_cast<double>(100 + random.below(100'000))};
        const Usage b{static_cast<double>(1 + random.below(50)), static_cast<double>(100 + random.below(100'000))};
        const double share = (a.count + b.count) / (a.words + b.words);
        const double z = log_odds_z(a, b, prior_between(a, b, share)).value();
        REQUIRE(log_odds_z(b, a, prior_between(b, a, share)).value() == -z);
        REQUIRE(log_ratio(b, a) == -log_ratio(a, b));
        REQUIRE_THAT(log_likelihood(b, a), WithinAbs(log_likelihood(a, b), 1e-7));
        if (a.count > 0) {
            REQUIRE((z > 0) == (a.count / a.words > b.count / b.words));
        }
    }
}

TEST_CASE("A term that the others never use stands out more, the more often the source uses it", "[keyness]") {
    const Usage others{0, 9'000'000};
    double before = 0;
    for (const double count : {6.0, 20.0, 80.0, 400.0}) {
        const Usage source{count, 400'000};
        const double share = count / 9'400'000;
        const double z = log_odds_z(source, others, prior_between(source, others, share)).value();
        CHECK(z > before);
        before = z;
    }
    CHECK(before > 20);
}

TEST_CASE("Few prompts make a term topical, unless few prompts are all there are", "[keyness]") {
    CHECK(is_topical(2, 10));
    CHECK_FALSE(is_topical(3, 10));
    CHECK_FALSE(is_topical(2, 9));
    CHECK(is_topical(2, 300));
    CHECK_FALSE(is_topical(3, 300));
    CHECK(is_topical(9, 1000));
    CHECK_FALSE(is_topical(10, 1000));
}

TEST_CASE("A slop report measures each term against the other sources", "[keyness][slop]") {
    const Profile content = two_sources();
    const SlopReport report = slop_report(content, small_baseline(), {"x", 10});
    const SourceSlop& x = report.sources.at(0);
    const SlopEntry& ember = entry_of(content, x.words, "ember");
    CHECK(ember.count == 20);
    CHECK(ember.prompts == 10);
    CHECK_FALSE(ember.topical);
    // 20 of the 98 words of "x", none of the 109 of the others; 20 of 207 in all.
    const Usage own{20, 98};
    const Usage others{0, 109};
    CHECK(ember.z_others == log_odds_z(own, others, {20.0 / 207.0, 98}));
    CHECK(ember.g2 == log_likelihood(own, others));
    CHECK(ember.log_ratio == log_ratio(own, others));
    // The human table lacks "ember": taken as 10^2.3 per billion words.
    CHECK_THAT(ember.z_human.value(),
               WithinRel(log_odds_z(own, {0.99763115748444, 5e6}, {1.99526231496888e-7, 98}).value(), 1e-9));
    CHECK(entry_of(content, x.words, "stone").z_others.value() < 0);
    CHECK(entry_of(content, x.words, "devourer").topical);
    const SlopEntry& pair = entry_of(content, x.pairs, "river ember");
    CHECK(pair.z_others.value() > 0);
    CHECK_FALSE(pair.z_human);
}

TEST_CASE("Lists by log-odds begin with what sets the source apart", "[keyness][slop]") {
    const Profile content = two_sources();
    SlopOptions options{"x", 10, SlopOrder::ratio};
    const SlopReport by_ratio = slop_report(content, small_baseline(), options);
    options.by = SlopOrder::log_odds;
    const SlopReport by_log_odds = slop_report(content, small_baseline(), options);
    const std::vector<SlopEntry>& words = by_log_odds.sources.at(0).words;
    CHECK(words.size() == by_ratio.sources.at(0).words.size());
    CHECK(content.vocabulary.text(words.at(0).term) == "ember");
    REQUIRE(words.back().topical);
    for (std::size_t i = 1; i < words.size(); ++i) {  // what is topical comes last
        CHECK(words[i - 1].topical <= words[i].topical);
        CHECK((words[i - 1].topical != words[i].topical || words[i - 1].z_others.value() >= words[i].z_others.value()));
    }
    options.top = 1;
    CHECK(slop_report(content, small_baseline(), options).sources.at(0).pairs.size() == 1);
}

TEST_CASE("One source alone has nothing to be measured against but people", "[keyness][slop]") {
    Counter counter;
    answer(counter, "x", 10, "the river ember, the stone ember.");
    const Profile content = counter.take().content;
    const SlopReport report = slop_report(content, small_baseline(), {});
    const SlopEntry& ember = entry_of(content, report.sources.at(0).words, "ember");
    CHECK_FALSE(ember.z_others);
    CHECK_FALSE(ember.g2);
    CHECK_FALSE(ember.log_ratio);
    CHECK(ember.z_human.value() > 0);
    SlopOptions by_ratio;
    by_ratio.by = SlopOrder::ratio;
    const std::string json = to_json(report, content.vocabulary);
    CHECK(to_json(slop_report(content, small_baseline(), by_ratio), content.vocabulary) == json);
    const auto entry = nlohmann::json::parse(json).at("sources")[0].at("words")[0];
    for (const char* key : {"zOthers", "g2", "logRatio"}) {
        CHECK(entry.at(key).is_null());
    }
    CHECK(entry.at("prompts") == 10);
    CHECK(entry.at("topical") == false);
    CHECK(entry.at("zHuman").is_number());
}

TEST_CASE("The order of slop lists is read from JSON", "[keyness][json]") {
    Errors errors;
    CHECK(parse_slop_options("{}", errors).value().by == SlopOrder::log_odds);
    CHECK(parse_slop_options(R"({"by":"ratio"})", errors).value().by == SlopOrder::ratio);
    CHECK(errors.empty());
    CHECK_FALSE(parse_slop_options(R"({"by":"luck"})", errors));
    CHECK(errors.size() == 1);
    CHECK(slop_order_of(name(SlopOrder::log_odds)) == SlopOrder::log_odds);
}
