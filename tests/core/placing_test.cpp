#include "kinprint/placing.hpp"

#include <algorithm>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <numeric>
#include <string>
#include <vector>

#include "kinprint/count.hpp"
#include "placing/genres.hpp"
#include "placing/span.hpp"
#include "random.hpp"
#include "writers.hpp"

using namespace kinprint;
using namespace kinprint::test;
using Catch::Approx;

TEST_CASE("Prompts are parted by what is written to them, where that is clearly apart", "[placing]") {
    Random random(1);
    const Profile profile = written(200, random);
    const Genres genres = genres_of(profile);
    REQUIRE(genres.names.size() == 2);
    for (std::size_t leaf = 0; leaf < profile.leaves().size(); ++leaf) {
        const Source& source = *profile.leaves()[leaf];
        for (std::size_t at = 0; at < source.blocks.size(); ++at) {
            const bool is_tale = std::stoi(source.blocks[at].prompt) < 40;
            const std::uint32_t tales = genres.of_block[0][0];  // prompt 0
            CHECK((genres.of_block[leaf][at] == tales) == is_tale);
        }
    }
}

TEST_CASE("Prompts of one kind are one genre, and so are texts of unknown prompt", "[placing]") {
    Random random(2);
    Counter counter(Part::terms);
    for (std::size_t prompt = 0; prompt < 90; ++prompt) {
        counter.begin_text();
        counter.feed(text_by(writers[prompt % 4], "tale", 200, random));
        counter.end_text(writers[prompt % 4].name, {std::to_string(prompt), std::to_string(prompt)});
    }
    CHECK(genres_of(counter.take().terms).names.size() == 1);
    const Profile unknown = unknown_by(writers[0], "tale", 50, random);
    CHECK(genres_of(unknown).names == std::vector<std::string>{""});
    CHECK(genres_of(Profile{}).names.size() == 1);
}

TEST_CASE("Genres that texts have go before those that are found", "[placing]") {
    Random random(3);
    const Atlas atlas = make_atlas(written(60, random, true), {});
    std::vector<std::string> names;
    std::ranges::transform(atlas.genres, std::back_inserter(names), &AtlasGenre::name);
    std::ranges::sort(names);
    CHECK(names == std::vector<std::string>{"essays", "tales"});
}

TEST_CASE("An atlas counts what its sources wrote, genre by genre", "[placing]") {
    Random random(4);
    const Profile profile = written(100, random);
    const Atlas atlas = make_atlas(profile, {.terms = 50, .correlated = 20});
    CHECK(atlas.names() == std::vector<std::string>{"ada", "ben", "cyd", "dan"});
    CHECK(atlas.weights.terms.size() == 50);
    CHECK(atlas.weights.correlated == 20);
    for (std::size_t source = 0; source < 4; ++source) {
        double words = 0;
        for (const AtlasGenre& genre : atlas.genres) {
            words += genre.words[source];
        }
        CHECK(words == static_cast<double>(profile.leaves()[source]->words()));
    }
    CHECK(std::ranges::count_if(atlas.genres, [](const AtlasGenre& genre) { return genre.words[1] == 0; }) == 1);
}

TEST_CASE("A text is placed at its writer, in a genre that this one was never seen in, too", "[placing]") {
    Random random(5);
    const Profile profile = written(150, random);
    const Atlas atlas = make_atlas(profile, {});
    const Placer placer(atlas);
    for (std::size_t writer = 0; writer < writers.size(); ++writer) {
        for (const char* kind : {"tale", "essay"}) {
            INFO(writers[writer].name << ", " << kind);
            const Profile unknown = unknown_by(writers[writer], kind, 1500, random);
            const std::vector<Placed> placed = placer.place(unknown);
            REQUIRE(placed.size() == 1);
            CHECK(placed[0].words == 1500);
            CHECK(placed[0].coverage > 0.5);
            const auto first = [](const std::vector<double>& values) {
                return static_cast<std::size_t>(std::ranges::max_element(values) - values.begin());
            };
            CHECK(first(placed[0].evidence) == writer);
            CHECK(first(placed[0].likeness) == writer);
            CHECK(std::ranges::all_of(placed[0].likeness, [](double cosine) { return std::abs(cosine) < 1 + 1e-12; }));
            CHECK(first(placed[0].strength) == writer);
            CHECK(placed[0].strength[writer] == Approx(1).margin(0.6));
        }
    }
}

TEST_CASE("Of one genre that all have written, evidence is that of naive Bayes", "[placing]") {
    // By hand: two sources, terms "a" and "b" and nothing else, b = 20,000 and a = 3,000 as in Placer.
    Atlas atlas;
    atlas.sources = {{"x"}, {"y"}};
    atlas.weights.terms = {"a", "b"};
    atlas.weights.mean = {500, 500};
    atlas.weights.within = {1, 1};
    atlas.weights.between = {1, 1};
    atlas.weights.share = {1, 1};
    AtlasGenre genre{"", Matrix(2, 2), {10'000, 10'000}};
    genre.counts.values = {6000, 4000, 4000, 6000};
    atlas.genres = {genre};
    Profile unknown;
    const TermId a = unknown.vocabulary.single(TermKind::word, "a");
    Block block;
    block.words = 10;
    block.terms = {{a, 10}};
    unknown.source("u").blocks = {block};
    // p = q = 1/2 for both; s_xa = (6000 + 1500) / (5000 + 1500), s_xb = (4000 + 1500) / 6500; z = 1.
    const double p = (6000 + 20'000 * (7500.0 / 6500) / 2) / 30'000;
    const std::vector<Placed> placed = Placer(atlas).place(unknown);
    CHECK(placed[0].evidence[0] == Approx(10 * std::log(p / 0.5)));
    CHECK(placed[0].evidence[1] == Approx(10 * std::log((1 - p) / 0.5)));
    // All of its terms are "a": log(1 / (1/2)).
    CHECK(placed[0].divergence == Approx(std::log(2)));

    const std::vector<TermCase> cases = Placer(atlas).terms_of(unknown, 0, placed[0], 0);
    REQUIRE(cases.size() == 2);
    CHECK(cases[0].term == "a");
    CHECK(cases[0].count == 10);
    CHECK(cases[0].expected == Approx(5));
    CHECK(cases[0].of_source == Approx(10 * p));
    CHECK(cases[0].weight == Approx(5 * std::log(p / 0.5)));
    CHECK(cases[1].count == 0);
    CHECK(cases[1].weight == Approx(-5 * std::log((1 - p) / 0.5)));
}

TEST_CASE("A term that came in several blocks is one", "[placing]") {
    Random random(7);
    const Profile profile = written(150, random);
    const Atlas atlas = make_atlas(profile, {});
    const Placer placer(atlas);
    const std::string text = text_by(writers[2], "tale", 5000, random);  // three blocks
    Counter counter(Part::terms);
    counter.begin_text();
    counter.feed(text);
    counter.end_text("unknown", {"", "unknown"});
    Profile whole = counter.take().terms;
    REQUIRE(whole.sources[0].blocks.size() == 3);
    const std::vector<Placed> placed = placer.place(whole);
    // The blocks' terms in one list, not yet added up: the same counts.
    Profile one = whole;
    for (std::size_t at = 1; at < 3; ++at) {
        Block& first = one.sources[0].blocks[0];
        first.words += one.sources[0].blocks[at].words;
        first.terms.insert(first.terms.end(), one.sources[0].blocks[at].terms.begin(),
                           one.sources[0].blocks[at].terms.end());
    }
    one.sources[0].blocks.resize(1);
    CHECK(placer.place(one)[0].divergence == Approx(placed[0].divergence));
    CHECK(placer.place(one)[0].likeness[2] == Approx(placed[0].likeness[2]));
}

TEST_CASE("What lies in the span of vectors has its own length there, and what is at right angles none", "[placing]") {
    Matrix vectors(3, 4);
    vectors.values = {1, 2, 0, 0, 2, 4, 0, 0, 0, 1, 1, 0};  // the second is twice the first
    const Span span(vectors);
    const std::vector<double> inside = {3, 7, 1, 0};  // three times the first, and the third
    const std::vector<double> outside = {0, 0, 0, 5};
    const std::vector<double> both = {3, 7, 1, 5};
    CHECK(span.length_in(inside) == Approx(std::sqrt(59.0)));
    CHECK(span.length_in(outside) == Approx(0).margin(1e-12));
    CHECK(span.length_in(both) == Approx(std::sqrt(59.0)));
}
