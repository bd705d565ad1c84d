#include "kinprint/pieces.hpp"

#include <algorithm>
#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "atlas_of_writers.hpp"
#include "kinprint/limits.hpp"
#include "placing/cutting.hpp"
#include "placing/likeliest_way.hpp"
#include "random.hpp"
#include "writers.hpp"

using namespace kinprint;
using namespace kinprint::test;
using Catch::Approx;
using nlohmann::json;

namespace {

double sum_of(const Matrix& gain, double price, const std::vector<std::size_t>& way) {
    double sum = 0;
    for (std::size_t step = 0; step < way.size(); ++step) {
        sum += gain.row(step)[way[step]] - (step > 0 && way[step] != way[step - 1] ? price : 0);
    }
    return sum;
}

/// The most over all ways: each number in base `states` is one.
double best_of_all(const Matrix& gain, double price) {
    std::size_t ways = 1;
    for (std::size_t step = 0; step < gain.rows; ++step) {
        ways *= gain.columns;
    }
    double best = -1e300;
    for (std::size_t number = 0; number < ways; ++number) {
        std::vector<std::size_t> way;
        for (std::size_t step = 0, left = number; step < gain.rows; ++step, left /= gain.columns) {
            way.push_back(left % gain.columns);
        }
        best = std::max(best, sum_of(gain, price, way));
    }
    return best;
}

PieceByPiece pieces_of(const std::vector<KnownText>& texts) {
    return piece_by_piece(texts, atlas_of_writers(), Placer(atlas_of_writers().atlas));
}

KnownText text_of(std::string body, std::string id = "text.txt") {
    return {"", "", std::move(body), std::move(id)};
}

}  // namespace

TEST_CASE("The likeliest way is the best of all ways", "[pieces]") {
    Random random(1);
    for (int round = 0; round < 200; ++round) {
        Matrix gain(1 + random.below(6), 1 + random.below(4));
        for (std::size_t step = 0; step < gain.rows; ++step) {
            for (double& one : gain.row(step)) {
                one = 4 * random.unit() - 2;
            }
        }
        const double price = 2 * random.unit();
        const std::vector<std::size_t> way = likeliest_way(gain, price);
        REQUIRE(way.size() == gain.rows);
        CHECK(sum_of(gain, price, way) == Approx(best_of_all(gain, price)));
    }
    CHECK(likeliest_way(Matrix(0, 3), 1).empty());
}

TEST_CASE("Pieces end with sentences, and between characters; together they are the text", "[pieces]") {
    std::string sentences;
    for (int at = 0; at < 60; ++at) {
        sentences += "One two three four five six seven eight nine ten. ";
    }
    const std::size_t end = end_of_piece(sentences, 0);
    CHECK(std::count(sentences.begin(), sentences.begin() + static_cast<std::ptrdiff_t>(end), ' ') == 80);
    CHECK(sentences[end - 2] == '.');
    std::string endless;
    for (int at = 0; at < 500; ++at) {
        endless += "word ";
    }
    CHECK(end_of_piece(endless, 0) == 700);  // 140 words
    std::string without_blanks;
    for (int at = 0; at < 2000; ++at) {
        without_blanks += "字";
    }
    CHECK(end_of_piece(without_blanks, 0) == 1500);
    CHECK(end_of_piece(without_blanks, 1) % 3 == 0);

    const Pieces pieces = cut({text_of(sentences, "a"), text_of(endless, "b"), text_of("", "c")});
    REQUIRE(pieces.texts.size() == 3);
    CHECK(pieces.words(pieces.texts[0].first, pieces.texts[0].pieces) == 600);
    CHECK(pieces.words(pieces.texts[1].first, pieces.texts[1].pieces) == 500);
    CHECK(pieces.texts[2].pieces == 0);
    CHECK(pieces.texts[1].first == pieces.texts[0].pieces);
}

TEST_CASE("Of a text whose style changes the finding is whose its parts are; of several texts it says how many change",
          "[pieces]") {
    Random random(3);
    const std::string one = text_by(writers[0], "tale", 3000, random);
    const std::string two = one + text_by(writers[2], "tale", 3000, random);
    const auto with_pieces = [](const std::vector<KnownText>& texts) {
        Identified whole;
        whole.verdict = Verdict::clear;
        whole.finding = "As a whole.";
        add_pieces(whole, std::make_shared<PieceByPiece>(pieces_of(texts)));
        return whole;
    };
    const Identified pure = with_pieces({text_of(one)});
    CHECK_FALSE(changes(*pure.pieces));
    CHECK(pure.verdict == Verdict::clear);
    CHECK(pure.finding == "As a whole.");
    const Identified spliced = with_pieces({text_of(two)});
    CHECK(changes(*spliced.pieces));
    CHECK(spliced.verdict == Verdict::open);
    CHECK(spliced.finding.starts_with("Its style changes on the way: first ada ("));
    CHECK(spliced.finding.find(" %), then cyd (") != std::string::npos);
    const Identified several = with_pieces({text_of(one), text_of(two), text_of(two)});
    CHECK(several.verdict == Verdict::clear);
    CHECK(several.finding == "As a whole. The style of 2 texts changes on the way.");
}

TEST_CASE("Where one writer ends and another begins is seen, and told as an interval", "[pieces]") {
    Random random(2);
    const std::string spliced = text_by(writers[0], "tale", 2000, random) + text_by(writers[2], "tale", 3000, random);
    const PieceByPiece pieces = pieces_of({text_of(spliced)});
    REQUIRE(pieces.courses.size() == 1);
    const Course& course = pieces.courses[0];
    CHECK(course.text == "text.txt");
    CHECK(course.words == 5000);
    REQUIRE(course.stretches.size() == 2);
    CHECK(course.stretches[0].whose.candidates.front().source == "ada");
    CHECK(course.stretches[1].whose.candidates.front().source == "cyd");
    CHECK(course.stretches[1].earliest <= 2100);
    CHECK(course.stretches[1].latest >= 1900);
    CHECK(course.stretches[1].from >= 1800);
    CHECK(course.stretches[1].from <= 2200);
    CHECK(course.stretches[0].words + course.stretches[1].words == 5000);
    REQUIRE(course.windows.size() > 20);
    CHECK(course.windows.front().source == "ada");
    CHECK(course.windows.back().source == "cyd");
    CHECK(course.windows.front().probability > 0.5);
    CHECK(pieces.nearest.empty());  // of one text there is no share
}

TEST_CASE("Of one writer there is one stretch, of few words no course", "[pieces]") {
    Random random(3);
    const PieceByPiece pieces = pieces_of({text_of(text_by(writers[1], "tale", 4000, random)),
                                           text_of(text_by(writers[1], "tale", 990, random)), text_of("")});
    REQUIRE(pieces.courses.size() == 1);
    REQUIRE(pieces.courses[0].stretches.size() == 1);
    CHECK(pieces.courses[0].stretches[0].from == 0);
    CHECK(pieces.courses[0].stretches[0].words == 4000);
    CHECK(pieces.texts == 2);
    CHECK(pieces_of({}).courses.empty());
}

TEST_CASE("Long texts beyond those that are followed are counted", "[pieces]") {
    Random random(6);
    const std::vector<KnownText> texts(limits::courses + 2, text_of(text_by(writers[1], "tale", 1000, random)));
    const PieceByPiece pieces = pieces_of(texts);
    CHECK(pieces.courses.size() == limits::courses);
    CHECK(pieces.unfollowed == 2);
    CHECK(json::parse(to_json(pieces))["unfollowed"] == 2);
}

TEST_CASE("The share of texts that are nearest to a source has an interval", "[pieces]") {
    Random random(4);
    std::vector<KnownText> texts;
    for (int at = 0; at < 10; ++at) {
        texts.push_back(text_of(text_by(writers[at < 8 ? 3 : 0], "essay", 900, random)));
    }
    const PieceByPiece pieces = pieces_of(texts);
    REQUIRE(pieces.nearest.size() == 2);
    CHECK(pieces.texts == 10);
    CHECK(pieces.nearest[0].source == "dan");
    CHECK(pieces.nearest[0].texts == 8);
    // As R has it: prop.test(8, 10, correct = FALSE)
    CHECK(pieces.nearest[0].low == Approx(0.4901625).margin(1e-5));
    CHECK(pieces.nearest[0].high == Approx(0.9433178).margin(1e-5));
}

TEST_CASE("What is found piece by piece is written as JSON", "[pieces][json]") {
    Random random(5);
    const PieceByPiece pieces = pieces_of({text_of(text_by(writers[0], "tale", 1500, random))});
    const json root = json::parse(to_json(pieces));
    CHECK(root["texts"] == 1);
    CHECK(root["nearest"].empty());
    const json& course = root["courses"][0];
    CHECK(course["words"] == 1500);
    CHECK(course["windows"][0]["from"] == 0);
    CHECK(course["stretches"][0]["whose"]["candidates"][0]["source"] == "ada");
    Identification identification = identify(unknown_by(writers[0], "tale", 1500, random), atlas_of_writers(),
                                             Placer(atlas_of_writers().atlas), {});
    CHECK(!json::parse(to_json(identification))["unknown"][0].contains("pieces"));
    identification.unknown[0].pieces = std::make_shared<PieceByPiece>(pieces);
    CHECK(json::parse(to_json(identification))["unknown"][0]["pieces"] == root);
}
