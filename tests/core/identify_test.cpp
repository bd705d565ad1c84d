#include "kinprint/identify.hpp"

#include <algorithm>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "atlas_of_writers.hpp"
#include "kinprint/labels.hpp"
#include "kinprint/pieces.hpp"
#include "random.hpp"
#include "writers.hpp"

using namespace kinprint;
using namespace kinprint::test;
using Catch::Approx;
using nlohmann::json;

namespace {

Identified only(const Profile& profile) {
    const Identification result = identify(profile, atlas_of_writers(), Placer(atlas_of_writers().atlas), {});
    REQUIRE(result.unknown.size() == 1);
    return result.unknown[0];
}

}  // namespace

TEST_CASE("A text is identified, with its vendor, its evidence and what was measured", "[identify]") {
    Random random(12);
    const Identified one = only(unknown_by(writers[2], "tale", 3000, random));
    CHECK(one.candidates.size() == 4);
    CHECK(one.candidates[0].source == "cyd");
    CHECK(one.verdict == Verdict::clear);
    CHECK(one.finding.starts_with("It writes like cyd: "));
    CHECK(one.none_of_these < 0.5);
    REQUIRE(one.vendors.size() == 3);  // x, and the two of unknown vendor for themselves
    CHECK(one.vendors[0].vendor == "cyd");
    double sum = 0;
    for (const VendorCandidate& vendor : one.vendors) {
        sum += vendor.probability;
    }
    CHECK(sum == Approx(1));
    CHECK(one.warnings.empty());
    CHECK(one.measured.texts > 0);
    REQUIRE(!one.speaks_for.empty());
    CHECK(one.speaks_for[0].term.find("habitc") != std::string::npos);
    CHECK(one.speaks_for[0].count > one.speaks_for[0].expected);
}

TEST_CASE("Of a text of fewer than 200 words nothing is said, of fewer than 1,000 three are named", "[identify]") {
    Random random(13);
    const Identified shortest = only(unknown_by(writers[0], "tale", 199, random));
    CHECK(shortest.verdict == Verdict::too_short);
    CHECK(shortest.candidates.empty());
    REQUIRE(shortest.warnings.size() == 1);
    CHECK(shortest.warnings[0].find("199 words, and 200 are needed") != std::string::npos);
    const Identified shorter = only(unknown_by(writers[0], "tale", 200, random));
    CHECK(shorter.candidates.size() == 3);
    CHECK(shorter.vendors.size() <= 3);
    CHECK(shorter.warnings.size() == 1);
}

TEST_CASE("A text has a place in the tree of the atlas; without a tree, or words, it has none", "[identify]") {
    Random random(22);
    const Identified clear = only(unknown_by(writers[2], "tale", 3000, random));
    REQUIRE(clear.among);
    CHECK(clear.among->sources == std::vector<std::string>{"cyd"});
    CHECK(clear.among->probability == clear.candidates[0].probability);
    const Identified stranger = only(unknown_by({"eve", 7}, "tale", 5000, random));
    REQUIRE(stranger.verdict == Verdict::unlike_all);
    REQUIRE(stranger.among);
    CHECK(stranger.among->sources.size() == 4);
    CHECK(stranger.among->probability == Approx(1));
    CHECK(!only(unknown_by(writers[0], "tale", 199, random)).among);
    AtlasFile treeless = atlas_of_writers();
    treeless.tree.reset();
    const Profile unknown = unknown_by(writers[2], "tale", 3000, random);
    CHECK(!identify(unknown, treeless, Placer(treeless.atlas), {}).unknown[0].among);
}

TEST_CASE("A writer that the atlas does not know is like none, and another language is said to be that", "[identify]") {
    Random random(14);
    const Identified stranger = only(unknown_by({"eve", 7}, "tale", 5000, random));
    const Identified known = only(unknown_by(writers[1], "tale", 5000, random));
    CHECK(stranger.none_of_these > 0.8);
    CHECK(stranger.verdict == Verdict::unlike_all);
    CHECK(stranger.finding.find("like none of the models") != std::string::npos);
    CHECK(known.none_of_these < 0.3);
    Counter counter(Part::terms);
    counter.begin_text();
    for (int at = 0; at < 400; ++at) {
        counter.feed("kein wort davon steht im atlas und nichts passt ");
    }
    counter.end_text("fremd", {"", "fremd"});
    const Identified foreign = only(counter.take().terms);
    CHECK(foreign.verdict == Verdict::unlike_all);
    CHECK(foreign.is_beyond);
    CHECK(foreign.finding == "It is too unlike the texts of the atlas to be placed among its models.");
    REQUIRE(foreign.warnings.size() == 1);
    CHECK(foreign.warnings[0].find("another language") != std::string::npos);
}

TEST_CASE("Of a text that is too unlike those of the atlas all are as likely, and nothing speaks for one",
          "[identify]") {
    Random random(23);
    const Identified usual = only(unknown_by(writers[0], "tale", 3000, random));
    CHECK_FALSE(usual.is_beyond);
    // The words of the atlas, each as often as any other: no prose.
    Counter counter(Part::terms);
    counter.begin_text();
    const std::vector<std::string>& terms = atlas_of_writers().atlas.weights.terms;
    for (std::size_t at = 0; at < 3000; ++at) {
        counter.feed(terms[at % terms.size()] + " ");
    }
    counter.end_text("list", {"", "list"});
    const Identified list = only(counter.take().terms);
    REQUIRE(list.strangeness >= beyond_from);
    CHECK(list.is_beyond);
    CHECK(list.verdict == Verdict::unlike_all);
    CHECK(list.none_of_these > 0.45);
    CHECK(list.candidates.size() == 4);
    CHECK(list.candidates[0].probability < 0.5);
    CHECK(list.speaks_for.empty());
    CHECK(list.speaks_against.empty());
    CHECK(list.among->sources.size() == 4);
}

TEST_CASE("What is known of a source's origin is said where that source comes first", "[identify][json]") {
    AtlasFile file = atlas_of_writers();
    file.atlas.sources[2].note = "never confirmed";
    Errors errors;
    const auto read = parse_atlas(atlas_json(file), "noted", errors);
    REQUIRE(read);
    CHECK(read->atlas.sources[2].note == "never confirmed");
    Random random(24);
    const auto warnings_of = [&](const Writer& writer) {
        const Profile unknown = unknown_by(writer, "tale", 3000, random);
        return identify(unknown, *read, Placer(read->atlas), {}).unknown[0].warnings;
    };
    CHECK(warnings_of(writers[2]) == std::vector<std::string>{"The atlas notes of cyd: never confirmed."});
    CHECK(warnings_of(writers[1]).empty());
}

TEST_CASE("What is identified is written as JSON", "[identify][json]") {
    Random random(15);
    Profile unknown = unknown_by(writers[3], "essay", 2000, random);
    const Identification result = identify(unknown, atlas_of_writers(), Placer(atlas_of_writers().atlas), {.terms = 2});
    const json root = json::parse(to_json(result));
    CHECK(root["atlas"]["date"] == "2026-01-31");
    CHECK(root["atlas"]["sources"] == 4);
    const json& one = root["unknown"][0];
    CHECK(one["name"] == "unknown");
    CHECK(one["words"] == 2000);
    CHECK(one["candidates"][0]["source"] == "dan");
    CHECK(one["vendors"][0]["vendor"] == "dan");
    CHECK(one["noneOfThese"].is_number());
    CHECK(one["among"]["sources"] == result.unknown[0].among->sources);
    CHECK(one["among"]["probability"] == result.unknown[0].among->probability);
    CHECK(one["verdict"] == name(result.unknown[0].verdict));
    CHECK(one["for"].size() == 2);
    CHECK(one["measured"]["first"].is_number());
    const json brief = json::parse(to_json(identify(unknown_by(writers[3], "essay", 20, random), atlas_of_writers(),
                                                    Placer(atlas_of_writers().atlas), {})));
    CHECK(brief["unknown"][0]["verdict"] == "too-short");
    CHECK(brief["unknown"][0]["noneOfThese"].is_null());
    CHECK(brief["unknown"][0]["among"].is_null());
}

TEST_CASE("An atlas comes back from its file, and places as before", "[identify][json]") {
    const AtlasFile& made = atlas_of_writers();
    const std::string text = atlas_json(made);
    Errors errors;
    const auto read = parse_atlas(text, "atlas", errors);
    REQUIRE(read);
    CHECK(errors.empty());
    CHECK(atlas_json(*read) == text);
    CHECK(read->atlas.names() == made.atlas.names());
    CHECK(read->atlas.sources[1].vendor == "x");
    CHECK(read->about == "Made up.");
    REQUIRE(read->tree);
    CHECK(read->tree->json == made.tree->json);
    CHECK(read->tree->merges == made.tree->merges);
    Random random(16);
    const Profile unknown = unknown_by(writers[1], "tale", 800, random);
    const Identified before = identify(unknown, made, Placer(made.atlas), {}).unknown[0];
    const Identified after = identify(unknown, *read, Placer(read->atlas), {}).unknown[0];
    CHECK(after.candidates[0].source == before.candidates[0].source);
    CHECK(after.candidates[0].probability == Approx(before.candidates[0].probability).margin(0.02));
    CHECK(after.none_of_these == Approx(before.none_of_these).margin(0.02));
}

TEST_CASE("A damaged atlas is refused, wherever it is cut", "[identify][json]") {
    const std::string text = atlas_json(atlas_of_writers());
    for (std::size_t size = 0; size < text.size() - 2; size += 1 + text.size() / 200) {
        Errors errors;
        CHECK(!parse_atlas(text.substr(0, size), "cut", errors));
        REQUIRE(errors.size() == 1);
        CHECK(errors[0].file == "cut");
    }
    const json good = json::parse(text);
    const auto is_refused = [&](const std::string& pointer, const json& value) {
        json bad = good;
        bad[json::json_pointer(pointer)] = value;
        Errors errors;
        return !parse_atlas(bad.dump(), "bad", errors);
    };
    CHECK(is_refused("/atlas", 2));
    CHECK(is_refused("/sources/0/name", ""));
    CHECK(is_refused("/sources", json::array({json{{"name", "one"}}})));
    CHECK(is_refused("/correlated", 1'000'000));
    CHECK(is_refused("/correlation/0", 400));
    CHECK(is_refused("/within/0", -1));
    CHECK(is_refused("/terms", json::array()));
    CHECK(is_refused("/genres/0/counts/0/0", -5));
    CHECK(is_refused("/genres/0/counts/0", json::array()));
    CHECK(is_refused("/genres/0/words/0", "many"));
    CHECK(is_refused("/genres", json::array()));
    CHECK(is_refused("/sources/1/name", "ada"));
    CHECK(is_refused("/terms/1", good["terms"][0]));
    CHECK(is_refused("/within/0", 0));
    CHECK(is_refused("/trust", json::array()));
    CHECK(is_refused("/trust/0/near", json::array({1})));
    CHECK(is_refused("/trust/0/usual", json::array()));
    CHECK(is_refused("/trust/1/words", 1));
    CHECK(is_refused("/trust/0/measured/0", "all"));
    CHECK(is_refused("/tree", json::array()));
    CHECK(is_refused("/tree/sources/1/name", "another"));
    CHECK(is_refused("/tree/sources/1", "ben"));
    CHECK(is_refused("/tree/sources/4", json{{"name", "eve"}}));
    CHECK(is_refused("/tree/merges", json::array()));
    CHECK(is_refused("/tree/merges/0", 1));
    CHECK(is_refused("/tree/merges/0/a", 1));
    CHECK(is_refused("/tree/merges/0/b", 4));
    CHECK(is_refused("/tree/merges/1/a", 1));
    CHECK(is_refused("/tree/merges/1/height", 0.125));
    CHECK(is_refused("/tree/merges/1/height", "high"));
    CHECK(is_refused("/tree/merges/2/height", 1e300));
    CHECK(is_refused("/tree/merges/2/size", 3));
}

TEST_CASE("An atlas that knows nothing of a source is refused", "[identify][json]") {
    AtlasFile file = atlas_of_writers();
    for (AtlasGenre& genre : file.atlas.genres) {
        std::ranges::fill(genre.counts.row(1), 0);
    }
    Errors errors;
    CHECK_FALSE(parse_atlas(atlas_json(file), "silent", errors));
    CHECK(errors.size() == 1);
}

TEST_CASE("An atlas without a tree can be read, and the tree's text may stand anywhere in it", "[identify][json]") {
    AtlasFile treeless = atlas_of_writers();
    treeless.tree.reset();
    Errors errors;
    const auto read = parse_atlas(atlas_json(treeless), "old", errors);
    REQUIRE(read);
    CHECK(!read->tree);
    std::string text = atlas_json(treeless);
    text.insert(text.rfind('}'), " , \"tree\" : " + atlas_of_writers().tree->json + " \n");
    const auto moved = parse_atlas(text, "moved", errors);
    REQUIRE(moved);
    REQUIRE(moved->tree);
    CHECK(moved->tree->json == atlas_of_writers().tree->json);
    CHECK(errors.empty());
}

TEST_CASE("Labels are read from a table", "[identify]") {
    Errors errors;
    const auto labels = parse_labels(
        "\xEF\xBB\xBFmodel,vendor,family,parent,other,relation\n\"a, b\",x,f,c,1,fine-tune\nc,y\n,z\n"
        "d,y,,,,renamed\ne,y,,c\n",
        "l.csv", errors);
    CHECK(labels.size() == 4);
    CHECK(labels.at("a, b").note == "fine-tune of c");
    CHECK(labels.at("c").note.empty());
    CHECK(labels.at("d").note == "renamed");
    CHECK(labels.at("e").note.empty());
    CHECK(labels.at("a, b").vendor == "x");
    CHECK(labels.at("a, b").family == "f");
    CHECK(labels.at("c").family.empty());
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].text == 4);
    errors.clear();
    for (const char* table : {"name;vendor\na, b;x\n", "name\tvendor\na, b\tx\n"}) {
        CHECK(parse_labels(table, "l.csv", errors).at("a, b").vendor == "x");
    }
    CHECK(errors.empty());
    CHECK(parse_labels("who,what\n1,2\n", "l.csv", errors).empty());
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].message.find("model and vendor") != std::string::npos);
}

TEST_CASE("How often answers are right is said in sentences, as far as that bears on the text", "[identify]") {
    Identified one;
    one.verdict = Verdict::clear;
    one.candidates = {{"ada", "", 0.95}};
    one.measured = {1234, 0.9, 0.998, 0.9, 0.001, 0.5, 0.97, 0.8, 0, 0.1, 0.4, 0.03};
    one.measured_words = 1000;
    const std::vector<std::string> says = measured_in_words(one);
    REQUIRE(says.size() == 3);
    CHECK(says[0] ==
          "Measured on 1,234 stretches of 1,000 words by the models of the atlas, to prompts it had not seen.");
    CHECK(
        says[1] ==
        "The first is right in 90 %, one of the first three in more than 99 %; where it has 90 % or more, it is right "
        "in 97 %. Probabilities are off by 1 point on average.");
    CHECK(says[2] ==
          "3 % of them were found to be like none of its models. Of stretches as long by a model that the atlas does "
          "not know 40 % were, and 10 % were said to write clearly like one that it knows.");
    one.verdict = Verdict::unlike_all;
    CHECK(measured_in_words(one) == std::vector<std::string>{says[0], says[2]});
    one.candidates[0].vendor = "x";
    one.verdict = Verdict::likely;
    one.measured.texts = 2;
    one.measured_words = 500;
    CHECK(measured_in_words(one)[0].find("So few trials tell little") != std::string::npos);
    CHECK(measured_in_words(one)[1].find("its maker in 90 %") != std::string::npos);
    CHECK(measured_in_words(one)[2].ends_with("does not know 40 % were."));
    auto pieces = std::make_shared<PieceByPiece>();
    pieces->courses = {{"t", 2000, {}, std::vector<Stretch>(2)}};
    one.pieces = pieces;
    CHECK(measured_in_words(one).empty());
    one.pieces = nullptr;
    one.is_measured = false;
    CHECK(measured_in_words(one).empty());
}

TEST_CASE("Among sources that nobody tried, no accuracy is told and nothing is clear", "[identify]") {
    Random random(16);
    const AtlasFile file = untried_atlas(written(120, random), atlas_of_writers());
    CHECK_FALSE(file.is_tried);
    CHECK(file.atlas.sources.size() == 4);
    CHECK(file.atlas.weights.terms == atlas_of_writers().atlas.weights.terms);
    for (const Trust::At& at : file.trust.at) {
        REQUIRE(at.usual.size() == file.atlas.genres.size());
    }
    const Profile unknown = unknown_by(writers[2], "tale", 3000, random);
    const Identification result = identify(unknown, file, Placer(file.atlas), {});
    const Identified& one = result.unknown[0];
    CHECK(one.candidates[0].source == "cyd");
    CHECK(one.candidates[0].probability > 0.9);
    CHECK(one.verdict == Verdict::likely);
    CHECK(one.finding == "Most like cyd among these sources; how sure that is was not measured.");
    REQUIRE(!one.warnings.empty());
    CHECK(one.warnings[0].find("not on these sources") != std::string::npos);
    const json root = json::parse(to_json(result))["unknown"][0];
    CHECK(root["noneOfThese"].is_null());
    CHECK_FALSE(root.contains("measured"));
    CHECK(root["for"].size() == 10);
}

TEST_CASE("An atlas is told by how it begins, and nothing else is taken for one", "[identify][json]") {
    const std::string whole = atlas_json(atlas_of_writers());
    CHECK(begins_as_atlas(whole.substr(0, 256)));
    CHECK(begins_as_atlas("{ \"kinprint\": \"0.1.0\",\n  \"atlas\": 1,"));
    CHECK(begins_as_atlas("\xef\xbb\xbf{\"kinprint\":\"0.1.0\",\"atlas\":1"));
    for (const char* other :
         {"", "{\"kinprint\":\"0.1.0\",\"icu\":\"76.1\",\"format\":3,\n\"terms\":{\"words\":[\"atlas\"",
          "{\"atlas\":1,\"kinprint\":1}", "[{\"kinprint\":1,\"atlas\":1}]", "The \"kinprint\" of an \"atlas\".",
          "{\"kinprint\":{},\"atlas\":1}"}) {
        CHECK_FALSE(begins_as_atlas(other));
    }
}
