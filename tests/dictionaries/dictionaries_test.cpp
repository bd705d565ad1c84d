// Words of scripts without spaces, found by ICU's dictionaries. Apart from the other tests: once loaded, dictionaries
// stay, and ICU cuts otherwise.
#include "kinprint/dictionaries.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "encodings.hpp"
#include "files.hpp"
#include "kinprint/json.hpp"
#include "kinprint/limits.hpp"
#include "kinprint/segment.hpp"
#include "random.hpp"

using namespace kinprint;

namespace {

void load() {
    REQUIRE(load_dictionaries(test::bytes_of(KINPRINT_ROOT "/build/deps/dictionaries/dictionaries.dat")));
}

std::vector<std::string> cut(const std::string& text, Cut how) {
    Segmenter segmenter;
    std::vector<std::string> pieces;
    for (const Segment& segment : segmenter.segment(text, how)) {
        pieces.push_back(text.substr(segment.begin, segment.end - segment.begin));
    }
    return pieces;
}

using Pieces = std::vector<std::string>;

}  // namespace

TEST_CASE("Dictionaries are refused where they are none, and asked for where they are missing", "[dictionaries]") {
    CHECK_FALSE(have_dictionaries());
    CHECK_FALSE(load_dictionaries(""));
    CHECK_FALSE(load_dictionaries(std::string(1000, 'x')));
    CHECK_FALSE(have_dictionaries());
    Counter counter;
    Reader reader(counter, {"zh.txt", "zh", Format::plain});
    reader.feed("我们今天去北京大学学习人工智能。");
    const FileReport report = reader.finish();
    REQUIRE(report.errors.size() == 1);
    CHECK(report.errors[0].code == ErrorCode::needs_dictionaries);
    CHECK(counter.take().terms.sources.empty());
}

TEST_CASE("Where dictionaries are missing, only the texts that need them are left out", "[dictionaries]") {
    REQUIRE_FALSE(have_dictionaries());
    Counter counter;
    Reader reader(counter, {"mixed.jsonl", "mixed", Format::jsonl});
    reader.feed(R"({"output": "Plain English."})"
                "\n"
                R"({"output": "我们今天去北京大学学习人工智能。"})"
                "\n"
                R"({"output": "And more of it."})");
    const FileReport report = reader.finish();
    REQUIRE(report.errors.size() == 1);
    CHECK(report.errors[0].code == ErrorCode::needs_dictionaries);
    CHECK(report.errors[0].text == 2);
    CHECK(report.texts == 2);
}

TEST_CASE("Words of each script are found", "[dictionaries]") {
    load();
    CHECK(have_dictionaries());
    CHECK(cut("我们今天去北京大学学习。", Cut::by_dictionary) ==
          Pieces{"我们", "今天", "去", "北京", "大学", "学习", "。"});
    CHECK(cut("私は学生です", Cut::by_dictionary) == Pieces{"私", "は", "学生", "です"});
    CHECK(cut("สวัสดีครับ ผมชื่อสมชาย", Cut::by_dictionary) == Pieces{"สวัสดี", "ครับ", "ผม", "ชื่อ", "สมชาย"});
    for (const char* text : {"ພາສາລາວເປັນພາສາ", "ភាសាខ្មែរជាភាសា", "မြန်မာဘာသာစကား"}) {
        CHECK(cut(text, Cut::by_rules).size() == 1);
        CHECK(cut(text, Cut::by_dictionary).size() > 1);
    }
}

TEST_CASE("What is cut by rules is cut as before", "[dictionaries]") {
    load();
    CHECK(cut("我们今天去 the 北京大学.", Cut::by_rules) == Pieces{"我们今天去", "the", "北京大学", "."});
    CHECK(cut("Don't cut me.", Cut::by_dictionary) == cut("Don't cut me.", Cut::by_rules));
}

TEST_CASE("Dictionaries cut stretch by stretch as ICU cuts the whole text", "[dictionaries][property]") {
    load();
    kinprint::test::Random random(11);
    const std::vector<std::string> scripts = {"我们今天去北京大学学习人工智能",
                                              "カタカナとひらがなを混ぜて書いた文章",
                                              "ภาษาไทยเป็นภาษาที่ไม่มีช่องว่าง",
                                              "ພາສາລາວເປັນພາສາ",
                                              "ភាសាខ្មែរជាភាសា",
                                              "မြန်မာဘာသာစကား",
                                              "plain words, it's 3.14 ",
                                              "한국어 문장 ",
                                              "。「」、",
                                              "\u200d\u0301_ \n\n",
                                              "👩‍👩‍👧 "};
    Segmenter reused;
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (std::size_t part = 0; part < 1 + random.below(6); ++part) {
            const std::string& script = scripts[random.below(scripts.size())];
            std::size_t begin = random.below(script.size());
            std::size_t end = begin + random.below(script.size() - begin + 1);
            const auto inside = [&](std::size_t at) {
                return at < script.size() && (static_cast<unsigned char>(script[at]) & 0xC0U) == 0x80U;
            };
            while (inside(begin)) --begin;
            while (inside(end)) ++end;
            text += script.substr(begin, end - begin);
        }
        CAPTURE(text);
        REQUIRE(std::ranges::equal(reused.segment(text, Cut::by_dictionary), segment_by_icu(text)));
    }
}

TEST_CASE("The head of a file tells whether it needs dictionaries", "[dictionaries]") {
    CHECK(needs_dictionaries("我们今天去北京大学学习人工智能。"));
    CHECK(needs_dictionaries("ภาษาไทยเป็นภาษาที่ไม่มีช่องว่าง"));
    CHECK(needs_dictionaries(R"({"model":"m","output":"\u6211\u4eec\u4eca\u5929\u53bb\u5317\u4EAC"})"));
    CHECK_FALSE(
        needs_dictionaries("Plain English, in which 北京 is the name of a city, and nothing else is Chinese at all."));
    CHECK_FALSE(needs_dictionaries("한국어 문장은 띄어쓰기가 있다."));
    CHECK_FALSE(needs_dictionaries(""));
    CHECK_FALSE(needs_dictionaries(R"(\u \uZZZZ \u12)"));
    CHECK_FALSE(needs_dictionaries("\xE6\x88"));
    std::string late(limits::sniff_bytes, 'a');
    late += "我们今天去北京大学学习人工智能";
    CHECK_FALSE(needs_dictionaries(late));
}

TEST_CASE("Each text of a file is cut as it needs it", "[dictionaries]") {
    load();
    Counter counter;
    FileSpec file{"mixed.jsonl", "mixed", Format::jsonl};
    file.keeps_repeats = true;
    Reader reader(counter, file);
    for (int line = 0; line < 200; ++line) {
        reader.feed(
            R"({"output": "Plain English with a good many words, in which 北京大学 is the name of a university that is far away from here."})"
            "\n");
    }
    reader.feed(R"({"output": "我们今天去北京大学学习人工智能。"})");
    CHECK(reader.finish().errors.empty());
    const std::string counts = counts_json(counter.take());
    CHECK(counts.find("\"北京大学\"") != std::string::npos);
    CHECK(counts.find("\"北京\"") != std::string::npos);
    CHECK(counts.find("\"我们\"") != std::string::npos);
}

TEST_CASE("A file in Chinese is counted word by word, wherever its slices end", "[dictionaries]") {
    load();
    std::string text;
    while (text.size() < 20'000) {
        text += "我们今天去北京大学学习人工智能，然后回家吃饭。\n";
    }
    std::vector<std::string> profiles;
    for (const std::size_t slice : {text.size(), std::size_t{1}, std::size_t{4097}}) {
        Counter counter;
        FileSpec file{"zh.txt", "zh", Format::plain};
        file.keeps_repeats = true;
        Reader reader(counter, file);
        for (std::size_t at = 0; at < text.size(); at += slice) {
            reader.feed(std::string_view(text).substr(at, slice));
        }
        CHECK(reader.finish().errors.empty());
        profiles.push_back(counts_json(counter.take()));
    }
    CHECK(profiles[0].find("\"北京\"") != std::string::npos);
    CHECK(profiles[1] == profiles[0]);
    CHECK(profiles[2] == profiles[0]);
}

TEST_CASE("Older encodings of Chinese, Japanese and Korean are told by their looks", "[dictionaries][encodings]") {
    load();
    test::check_encodings(KINPRINT_ROOT "/tests/fixtures/encodings", {"ja", "ko", "zh", "zh-Hant"});
    test::check_forms(KINPRINT_ROOT "/tests/fixtures/encodings", {"ja", "ko", "zh", "zh-Hant"});
}
