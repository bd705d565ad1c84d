#include "kinprint/trust.hpp"

#include <algorithm>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include "kinprint/atlas_file.hpp"
#include "kinprint/limits.hpp"
#include "placing/hold.hpp"
#include "placing/logistic.hpp"
#include "random.hpp"
#include "writers.hpp"

using namespace kinprint;
using namespace kinprint::test;
using Catch::Approx;

namespace {

double likelihood(const std::vector<Placed>& placed, const std::vector<std::size_t>& truth, const Worth& worth) {
    double sum = 0;
    for (std::size_t text = 0; text < placed.size(); ++text) {
        sum += std::log(probabilities(placed[text], worth)[truth[text]]);
    }
    return sum;
}

/// Texts of four writers to 80 prompts, half of them tales, half essays.
KnownTexts texts_of_writers(std::size_t words, Random& random) {
    KnownTexts texts;
    for (const Writer& writer : writers) {
        for (std::size_t prompt = 0; prompt < 80; ++prompt) {
            const std::string id = std::to_string(prompt);
            texts.begin_text(Cut::by_rules);
            texts.feed(text_by(writer, prompt < 40 ? "tale" : "essay", words, random));
            texts.end_text(writer.name, {id, id});
        }
    }
    return texts;
}

const std::function<void(double)> silent = [](double) {};

}  // namespace

TEST_CASE("A worth is that at which the texts are likeliest", "[trust][property]") {
    Random random(6);
    std::vector<Placed> placed;
    std::vector<std::size_t> truth;
    for (int text = 0; text < 400; ++text) {
        Placed one;
        const std::size_t right = random.below(5);
        for (std::size_t source = 0; source < 5; ++source) {
            one.evidence.push_back(40 * random.unit() + (source == right ? 12 : 0));
            one.likeness.push_back(random.unit() + (source == right ? 0.3 : 0));
        }
        placed.push_back(one);
        truth.push_back(right);
    }
    const Worth worth = calibrate(placed, truth);
    const double best = likelihood(placed, truth, worth);
    for (const double step : {-0.01, 0.01}) {
        CHECK(likelihood(placed, truth, {worth.evidence * (1 + step), worth.likeness}) < best);
        CHECK(likelihood(placed, truth, {worth.evidence, worth.likeness * (1 + step)}) < best);
    }
    for (const Placed& one : placed) {
        const std::vector<double> p = probabilities(one, worth);
        CHECK(std::accumulate(p.begin(), p.end(), 0.0) == Approx(1));
    }
}

TEST_CASE("A logistic regression has as much of each kind as there is, and is likeliest", "[trust][property]") {
    Random random(8);
    std::vector<Example> examples;
    for (int at = 0; at < 900; ++at) {
        const bool is_one = at % 3 == 0;
        examples.push_back(
            {{1, random.unit() + (is_one ? 0.5 : 0), random.unit(), 3 * random.unit() - (is_one ? 1 : 0)}, is_one});
    }
    const auto coefficients = logistic_regression(examples);
    // Where the likelihood is highest, each feature has the same weighted sum over probabilities as over kinds, but for
    // the ridge.
    for (std::size_t feature = 0; feature < features; ++feature) {
        double excess = 0;
        for (const Example& example : examples) {
            const double weight = example.is_one ? 1.0 / 300 : 1.0 / 600;
            excess += weight * ((example.is_one ? 1 : 0) - logistic(example.x, coefficients)) * example.x[feature];
        }
        CHECK(excess == Approx(1e-4 * coefficients[feature]).margin(1e-7));
    }
    CHECK(coefficients[1] > 0);
    CHECK(coefficients[3] < 0);
    CHECK(logistic_regression({{{1, 2, 3, 4}, true}}) == std::array<double, features>{});
}

TEST_CASE("Between two lengths trust goes by the logarithm of words", "[trust]") {
    Trust trust;
    trust.at.resize(2);
    trust.at[0].words = 100;
    trust.at[0].near = {1, 10};
    trust.at[0].usual = {{2, 1, {{0.2, 1, 3}}}};
    trust.at[0].measured.texts = 7;
    trust.at[1] = trust.at[0];
    trust.at[1].words = 10'000;
    trust.at[1].near = {3, 30};
    trust.at[1].usual = {{1, 0.5, {{0.4, 1, 5}}}};
    trust.at[1].measured.texts = 9;
    CHECK(trust.of(1000).near.evidence == Approx(2));
    CHECK(trust.of(1000).near.likeness == Approx(20));
    CHECK(trust.of(1000).usual[0].divergence == Approx(1.5));
    CHECK(trust.of(1000).usual[0].own[0].likeness == Approx(0.3));
    CHECK(trust.of(5).near.evidence == 1);
    CHECK(trust.of(1e6).near.likeness == 30);
    CHECK(trust.of(1e6).near.evidence == Approx(0.03));
    // What was measured is of a text no longer, but for a tenth.
    CHECK(trust.of(8999).measured.texts == 7);
    CHECK(trust.of(9000).measured.texts == 9);
    CHECK(trust.of(1e6).measured.texts == 9);
    CHECK(trust.tried(8999).words == 100);
    CHECK(trust.tried(9000).words == 10'000);
    CHECK(trust.tried(5).words == 100);
}

TEST_CASE("Of strange texts the worth is that of far ones, and of stranger ones next to nothing", "[trust]") {
    Trust::At at;
    at.near = {0, 10};
    at.far = {0, 2};
    at.usual = {{1, 0.1, {}}};
    Placed placed;
    placed.genres = {1};
    placed.evidence = {0, 0};
    placed.likeness = {1, 0};
    const auto first = [&](double divergence) {
        placed.divergence = divergence;
        return probabilities(placed, at)[0];
    };
    CHECK(strangeness(placed, at) == 0);  // less than usual
    CHECK(first(1.15) == Approx(1 / (1 + std::exp(-10.0))));
    CHECK(first(1.25) == Approx(1 / (1 + std::exp(-6.0))));
    CHECK(first(1.35) == Approx(1 / (1 + std::exp(-2.0))));
    CHECK(first(1.6) == Approx(1 / (1 + std::exp(-2.0))));
    CHECK(first(1.7) == Approx(1 / (1 + std::exp(-1.0))));  // half-way to beyond_from
    CHECK(first(1.8) == Approx(1 / (1 + std::exp(-0.02))));
    CHECK(first(2) == Approx(1 / (1 + std::exp(-0.02))));
    CHECK(strangeness(placed, at) == Approx(10));
}

TEST_CASE("Of strange texts that they are by one of the atlas is less and less likely, that they are not stands",
          "[trust]") {
    CHECK(none_at(0, 0.02) == Approx(0.02));
    CHECK(none_at(6, 0.02) == Approx(0.02));
    CHECK(none_at(7, 0.02) == Approx(0.26));
    CHECK(none_at(8, 0.02) == Approx(0.4952));
    CHECK(none_at(800, 0.02) == Approx(0.4952));
    CHECK(none_at(0, 0.9) == 0.9);
    CHECK(none_at(800, 0.9) == 0.9);
}

TEST_CASE("A verdict is clear where nothing speaks against it", "[trust]") {
    const Judged clear{1000, 0.95, 0.3, 2.9, false, true};
    CHECK(verdict_of(clear) == Verdict::clear);
    const auto but = [&](const auto& change) {
        Judged other = clear;
        change(other);
        return verdict_of(other);
    };
    CHECK(but([](Judged& one) { one.words = 999; }) == Verdict::likely);
    CHECK(but([](Judged& one) { one.first = 0.89; }) == Verdict::likely);
    CHECK(but([](Judged& one) { one.none_of_these = 0.34; }) == Verdict::likely);
    CHECK(but([](Judged& one) { one.strangeness = 3; }) == Verdict::likely);
    CHECK(but([](Judged& one) { one.is_measured = false; }) == Verdict::likely);
    CHECK(but([](Judged& one) { one.first = 0.49; }) == Verdict::open);
    CHECK(but([](Judged& one) { one.none_of_these = 0.5; }) == Verdict::open);
    CHECK(but([](Judged& one) { one.none_of_these = 0.8; }) == Verdict::unlike_all);
    CHECK(but([](Judged& one) { one.is_beyond = true; }) == Verdict::unlike_all);
}

TEST_CASE("Accuracy is counted as its name says", "[trust]") {
    // Two of three right, one of them sure; one text by nobody known, which has the highest score.
    std::vector<Outcome> outcomes(4);
    outcomes[0] = {0, 0, true, false, 0, true, 0.95, 0.1};
    outcomes[1] = {0, 0, true, false, 0, true, 0.55, 0.2};
    outcomes[2] = {0, 0, true, false, 4, true, 0.65, 0.3};
    outcomes[3] = {0, 0, false, false, 0, false, 0.4, 0.25};
    outcomes[1].verdict = Verdict::unlike_all;
    outcomes[3].verdict = Verdict::clear;
    const Accuracy accuracy = accuracy_of(outcomes);
    CHECK(accuracy.texts == 3);
    CHECK(accuracy.first == Approx(2.0 / 3));
    CHECK(accuracy.three == Approx(2.0 / 3));
    CHECK(accuracy.vendor == 1);
    CHECK(accuracy.error == Approx((0.05 + 0.45 + 0.65) / 3));
    CHECK(accuracy.sure == Approx(1.0 / 3));
    CHECK(accuracy.right == 1);
    CHECK(accuracy.auroc == Approx(2.0 / 3));
    CHECK(accuracy.unlike_of_known == Approx(1.0 / 3));
    CHECK(accuracy.clear_of_unknown == 1);
    CHECK(accuracy.unlike_of_unknown == 0);
    CHECK(accuracy_of({}).texts == 0);
}

TEST_CASE("An atlas is tried on its own texts, and tells those by nobody it knows", "[trust]") {
    Random random(9);
    const KnownTexts texts = texts_of_writers(120, random);
    double told = 0;
    const Atlas atlas = make_atlas(written(120, random), {});
    const Validation validation =
        validate(atlas, texts, {{"ada", "x"}, {"ben", "x"}}, 1, [&](double part) { told = part; });
    CHECK(told == 1);
    REQUIRE(validation.trust.at.size() >= 2);
    for (const Trust::At& at : validation.trust.at) {
        INFO(at.words);
        CHECK(at.usual.size() == 2);
        CHECK(at.usual[0].own.size() == 4);
        CHECK(at.measured.first > 0.8);
        CHECK(at.measured.vendor >= at.measured.first);
        CHECK(at.measured.error < 0.15);
        CHECK(at.measured.auroc > 0.7);
    }
    CHECK(std::ranges::any_of(validation.outcomes, &Outcome::is_far));
    CHECK(validation.trust.at.back().measured.first >= validation.trust.at.front().measured.first);
}

TEST_CASE("Of texts that are too short no trust comes", "[trust]") {
    Random random(10);
    const Atlas atlas = make_atlas(written(120, random), {});
    CHECK(validate(atlas, texts_of_writers(2, random), {}, 1, silent).trust.at.empty());
}

TEST_CASE("Trust is that of the atlas's sources and genres, whatever texts there are", "[trust]") {
    Random random(11);
    KnownTexts texts = texts_of_writers(120, random);
    texts.by_source["fay"] = texts.by_source["ada"];  // the atlas does not know her
    texts.by_source.erase("cyd");                     // and of him there is no text
    for (auto& [source, of_source] : texts.by_source) {
        std::erase_if(of_source, [](const KnownText& text) { return std::stoi(text.prompt) >= 40; });
    }
    AtlasFile file{make_atlas(written(120, random), {}), {}, "", ""};
    REQUIRE(file.atlas.genres.size() == 2);
    file.trust = validate(file.atlas, texts, {}, 1, silent).trust;
    REQUIRE(!file.trust.at.empty());
    for (const Trust::At& at : file.trust.at) {
        REQUIRE(at.usual.size() == 2);
        CHECK(at.usual[0].own.size() == 4);
        CHECK(at.usual[1].own.size() == 4);
    }
    Errors errors;
    CHECK(parse_atlas(atlas_json(file), "atlas", errors));
}

TEST_CASE("Known texts are kept up to their limits", "[trust]") {
    KnownTexts texts;
    const auto add = [&](const std::string& body) {
        texts.begin_text(Cut::by_rules);
        texts.feed(body);
        texts.end_text("x", {"", "file:1"});
    };
    add(" \n");
    CHECK(texts.by_source["x"].empty());
    for (std::size_t at = 0; at < limits::tried_texts + 1; ++at) {
        add("Some words.");
    }
    CHECK(texts.by_source["x"].size() == limits::tried_texts);
    CHECK(texts.by_source["x"].front().prompt == "file:1");
}
