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
#include "random.hpp"

using namespace kinprint;
using Catch::Approx;
using test::Random;

namespace {

/// A writer prefers some words of each kind, one more than others.
struct Writer {
    std::string name;
    std::size_t habit = 0;
};

const std::vector<Writer> writers = {{"ada", 0}, {"ben", 1}, {"cyd", 2}, {"dan", 3}};

/// One of so many words that begin so. (Digits would all be one.)
std::string one_of(const std::string& begins, std::size_t number) {
    return begins + static_cast<char>('a' + static_cast<char>(number));
}

std::string word_of(Random& random, const std::string& kind, std::size_t habit) {
    const std::size_t drawn = random.below(10);
    if (drawn == 0) {
        return one_of("habit", habit);
    }
    return drawn < 4 ? one_of("common", random.below(6)) : one_of(kind, random.below(8));
}

std::string text_by(const Writer& writer, const std::string& kind, std::size_t words, Random& random) {
    std::string text;
    for (std::size_t word = 0; word < words; ++word) {
        text += word_of(random, kind, writer.habit) + (random.below(9) == 0 ? ". " : " ");
    }
    return text;
}

/// Prompts 0 to 39 ask for tales, those from 40 for essays; `ben` writes no essay.
Profile written(std::size_t words, Random& random, bool with_genres = false) {
    Counter counter(Part::terms);
    for (const Writer& writer : writers) {
        for (std::size_t prompt = 0; prompt < 80; ++prompt) {
            const bool is_tale = prompt < 40;
            if (is_tale || writer.name != "ben") {
                const std::string kind = is_tale ? "tale" : "essay";
                counter.begin_text();
                counter.feed(text_by(writer, kind, words, random));
                const std::string id = std::to_string(prompt);
                counter.end_text(writer.name, {id, id, with_genres ? kind + "s" : ""});
            }
        }
    }
    return counter.take().terms;
}

Profile unknown_by(const Writer& writer, const std::string& kind, std::size_t words, Random& random) {
    Counter counter(Part::terms);
    counter.begin_text();
    counter.feed(text_by(writer, kind, words, random));
    counter.end_text("unknown", {"", "unknown"});
    return counter.take().terms;
}

double likelihood(const std::vector<Placed>& placed, const std::vector<std::size_t>& truth, Calibration::At at) {
    double sum = 0;
    for (std::size_t text = 0; text < placed.size(); ++text) {
        sum += std::log(probabilities(placed[text], {{at}})[truth[text]]);
    }
    return sum;
}

}  // namespace

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
    CHECK(atlas.sources == std::vector<std::string>{"ada", "ben", "cyd", "dan"});
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
        }
    }
}

TEST_CASE("Of one genre that all have written, evidence is that of naive Bayes", "[placing]") {
    // By hand: two sources, terms "a" and "b" and nothing else, b = 20,000 and a = 3,000 as in Placer.
    Atlas atlas;
    atlas.sources = {"x", "y"};
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
}

TEST_CASE("A calibration is that at which the texts are likeliest", "[placing][property]") {
    Random random(6);
    std::vector<Placed> placed;
    std::vector<std::size_t> truth;
    for (int text = 0; text < 400; ++text) {
        Placed one{0, 1000, 1, {}, {}};
        const std::size_t right = random.below(5);
        for (std::size_t source = 0; source < 5; ++source) {
            one.evidence.push_back(40 * random.unit() + (source == right ? 12 : 0));
            one.likeness.push_back(random.unit() + (source == right ? 0.3 : 0));
        }
        placed.push_back(one);
        truth.push_back(right);
    }
    const Calibration::At at = calibrate(placed, truth, 1000);
    const double best = likelihood(placed, truth, at);
    for (const double step : {-0.01, 0.01}) {
        CHECK(likelihood(placed, truth, {1000, at.evidence * (1 + step), at.likeness}) < best);
        CHECK(likelihood(placed, truth, {1000, at.evidence, at.likeness * (1 + step)}) < best);
    }
    for (const Placed& one : placed) {
        const std::vector<double> p = probabilities(one, {{at}});
        CHECK(std::accumulate(p.begin(), p.end(), 0.0) == Approx(1));
    }
}

TEST_CASE("Between two lengths a calibration goes by the logarithm of words", "[placing]") {
    const Calibration calibration{{{100, 1, 10}, {10'000, 3, 30}}};
    CHECK(calibration.of(1000).evidence == Approx(2));
    CHECK(calibration.of(1000).likeness == Approx(20));
    CHECK(calibration.of(5).evidence == 1);
    CHECK(calibration.of(1e6).likeness == 30);
    CHECK(calibration.of(10'000).evidence == Approx(3));
}
