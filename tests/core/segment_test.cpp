// Segmenter against its oracle, ICU itself, and both against boundaries written by hand.
#include "kinprint/segment.hpp"

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "random.hpp"

using namespace kinprint;
using kinprint::test::Random;

namespace {

void append(std::string& text, char32_t c) {
    const auto byte = [&](char32_t bits) { text += static_cast<char>(static_cast<unsigned char>(bits)); };
    if (c < 0x80) return byte(c);
    if (c < 0x800) {
        byte(0xC0 | (c >> 6U));
    } else if (c < 0x10000) {
        byte(0xE0 | (c >> 12U));
        byte(0x80 | ((c >> 6U) & 0x3FU));
    } else {
        byte(0xF0 | (c >> 18U));
        byte(0x80 | ((c >> 12U) & 0x3FU));
        byte(0x80 | ((c >> 6U) & 0x3FU));
    }
    byte(0x80 | (c & 0x3FU));
}

std::string utf8(const std::u32string& code_points) {
    std::string text;
    for (const char32_t c : code_points) append(text, c);
    return text;
}

std::vector<Segment> segments_of(std::string_view text) {
    Segmenter segmenter;
    const auto segments = segmenter.segment(text);
    return {segments.begin(), segments.end()};
}

bool is_space(std::string_view part) {
    return part.find_first_not_of(" \t\r\n") == std::string_view::npos || part == "\u00A0";
}

/// "can't| |stop" -> {"can't", " ", "stop"}
std::vector<std::string> split(std::string_view marked) {
    std::vector<std::string> parts{""};
    for (const char c : marked) {
        if (c == '|') {
            parts.emplace_back();
        } else {
            parts.back() += c;
        }
    }
    return parts;
}

std::vector<std::string> parts_of(std::string_view text, const std::vector<Segment>& segments) {
    std::vector<std::string> parts;
    parts.reserve(segments.size());
    for (const Segment& s : segments) parts.emplace_back(text.substr(s.begin, s.end - s.begin));
    return parts;
}

/// Holds a segmenter, which is used again and again, against the oracle, and counts the segments.
class Differential {
public:
    void compare(std::string_view text) {
        found_ = segmenter_.segment(text);
        const std::vector<Segment> expected = segment_by_icu(text);
        segments += found_.size();
        if (!std::ranges::equal(found_, expected)) fail(text, expected);
    }

    std::size_t segments = 0;

private:
    [[noreturn]] void fail(std::string_view text, const std::vector<Segment>& expected) const {
        const auto [a, b] = std::ranges::mismatch(found_, expected);
        const std::size_t at = b == expected.end() ? text.size() : b->begin;
        std::string bytes;
        for (const char c : text.substr(at - std::min<std::size_t>(at, 16), 48)) {
            constexpr std::string_view digits = "0123456789abcdef";
            const auto byte = static_cast<unsigned char>(c);
            bytes += {digits[byte >> 4U], digits[byte & 15U], ' '};
        }
        FAIL("byte " << at << ": ends at " << (a == found_.end() ? 0 : a->end) << ", ICU says "
                     << (b == expected.end() ? 0 : b->end) << "; around it: " << bytes);
        std::abort();
    }

    Segmenter segmenter_;
    std::span<const Segment> found_;
};

/// A code point of each class that any rule tells apart, but for East Asian ones.
constexpr std::u32string_view classes =
    U"a\u05D0\u24C2"           // ALetter, Hebrew_Letter, a letter that is an emoji as well
    U"1_'\"."                  // Numeric, ExtendNumLet, the quotes, MidNumLet
    U"\u00B7:,"                // MidLetter, ICU's exception from it, MidNum
    U" \t\r\n"                 // WSegSpace, other white space, CR, LF
    U"\u0301\u00AD\u200D"      // Extend, Format, ZWJ
    U"\U0001F1E6\U0001F600-";  // Regional_Indicator, Extended_Pictographic, other

/// Scripts written without blanks, and Hangul. Apart, for ICU takes a millisecond each time that one follows another.
constexpr auto scripts = std::to_array<std::u32string_view>({
    U"\u4E2D\u3005\u3007\u2E80\U00020000",  // Han
    U"\u3042\u304B",                        // Hiragana
    U"\u30AB\u30FC\uFF76",                  // Katakana
    U"\uD55C\uAD6D",                        // Hangul syllables
    U"\u0E01\u0E31\u0E44",                  // Thai, with a vowel sign that extends
    U"\u0E81\u0EB1",                        // Lao
    U"\u1780\u17D2",                        // Khmer
    U"\u1000\u103A\uAA60",                  // Burmese
});

/// What chat and prose hold besides, and what trips segmenters up.
constexpr std::u32string_view characters =
    U"bZ\u0391\u0430\u0627\u0915\u1100\uA000\uFF21\U0001D400\u2139"   // letters
    U"9\u0661\uFF11\u0E50\U0001D7CE\u0600\u06DD"                      // numbers, and signs before them
    U";\u066B\u066C\uFE13\uFE55\uFF1A\uFF0E\uFF07\u2027\u05F3\u05F4"  // MidNum, MidLetter and the like
    U"\u2018\u2019\u201C\u2014\u2026\u00A9\u2764\u3030\u303D"         // marks, some of them emoji
    U"\u00A0\u1680\u2003\u202F\u3000\u200B\u0085\u2028\u000B\u0001"   // white space and controls
    U"\u0308\u3099\uFE0F\u20E3\u200C\u2060\uFEFF\U000E0020"           // Extend, Format
    U"\u0F0B\U00017000\uFFFD\uE000\U0010FFFF";

constexpr auto phrases = std::to_array<std::u32string_view>({U"the",
                                                             U"don\u2019t",
                                                             U"rock 'n' roll",
                                                             U"e.g.",
                                                             U"3.14",
                                                             U"1,000",
                                                             U"x_y",
                                                             U"__",
                                                             U"a:b",
                                                             U"  ",
                                                             U"\r\n",
                                                             U"1\uFE0F\u20E3",
                                                             U"\U0001F1E6\U0001F1FA",
                                                             U"\U0001F44D\U0001F3FD",
                                                             U"\u2764\uFE0F",
                                                             U"\U0001F469\u200D\U0001F4BB",
                                                             U"\U0001F3F4\U000E0067\U000E0062\U000E007F",
                                                             U"\u200D\u2764",
                                                             U"\u05D0'",
                                                             U"\u05D0\"\u05D0",
                                                             U"\u0561\u055F",
                                                             U"\u0915\u094D\u0937",
                                                             U"\u0D05\u200D",
                                                             U"\u1100\u1161"});

std::string random_text(Random& random, std::size_t code_points) {
    const std::u32string_view script = scripts[random.below(scripts.size())];
    std::u32string text;
    while (text.size() < code_points) {
        const std::size_t what = random.below(64);
        if (what < 20) {
            text += classes[random.below(classes.size())];
        } else if (what < 40) {
            text += characters[random.below(characters.size())];
        } else if (what < 60) {
            text += phrases[random.below(phrases.size())];
        } else if (what < 63) {
            text += script[random.below(script.size())];
        } else {
            text += static_cast<char32_t>(random.below(0x0E00));
        }
    }
    return utf8(text);
}

/// All sequences of `length` code points of `alphabet`, parted by paragraph separators.
std::string all_sequences(std::u32string_view alphabet, int length) {
    std::vector<std::u32string> sequences{U""};
    for (int i = 0; i < length; ++i) {
        std::vector<std::u32string> longer;
        for (const std::u32string& sequence : sequences) {
            for (const char32_t c : alphabet) longer.push_back(sequence + c);
        }
        sequences = std::move(longer);
    }
    std::string text;
    for (const std::u32string& sequence : sequences) text += utf8(sequence + U'\u2029');
    return text;
}

}  // namespace

TEST_CASE("Segments lie where UAX #29 and ICU's exceptions want them") {
    // '|' stands for a boundary.
    constexpr auto cases = std::to_array<const char*>({
        "The| |quick| |(|“|brown|”|)| |fox| |can’t| |jump| |32.3| |feet|,| |right|?",
        "can't| |stop|'| |'|tis| |rock| |'|n|'| |roll",
        "\r\n|\n|\r|a|\r\n|\r\n|b",
        "  |a|   |b|\t|\t|c|\u00A0|\u00A0|d",
        "3.14|,| |1,000.5| |1|,|a| |a|,|1| |1|.|a| |a|.|1",
        "e.g|.| |U.S.A|.| |a|.|.|b",
        "A3b|-|4c",
        "snake_case_| |__init__| |_|,|_1| |1\u202F000",
        "a|:|b| |1|:|2",  // ICU leaves ':' out of MidLetter
        "l\u00B7l| |l|\u00B7",
        "a\u0301b| |a'\u0301b| |a|'\u0301| |1,\u03012",
        "\u0301|a| \u0308| \u0301",
        "so\u00ADcalled| |\u2014|yes|\u2026",
        "\u05D0'| |\u05D0\"\u05D0| |\u05D0|\"| |a|\"|b",
        "\U0001F1E6\U0001F1FA|\U0001F1E9\U0001F1EA|\U0001F1EB|a",
        "\U0001F469\u200D\U0001F469\u200D\U0001F467|\U0001F44D\U0001F3FD|\U0001F600|\U0001F600",
        "\u2764\uFE0F|1\uFE0F\u20E3| |a\u200D\U0001F600|\U0001F600\u200D|a",
        "\u0430\u0431\u0432| |\u0391\u0392|\u2014|na\u00EFve",
        "漢字とカタカナ|、|한국어| |中文|abc|中文|123| |ภาษาไทยabc",  // as without dictionaries
        "漢\u0301|字| |カ\u0301カ_a| |한\u0301|국",
    });
    for (const char* marked : cases) {
        INFO(marked);
        std::vector<std::string> expected = split(marked);
        std::string text;
        for (const std::string& part : expected) text += part;
        std::erase_if(expected, is_space);
        CHECK(parts_of(text, segments_of(text)) == expected);
        CHECK(parts_of(text, segment_by_icu(text)) == expected);
    }
}

TEST_CASE("Where there is nothing to see there is no segment") {
    for (const std::string_view space : {" ", "   ", "\t", "\n", "\r\n", "\u00A0", "\u202F", "\u3000", "\u2028",
                                         "\u0085", "\u0001", "\u200B", "\u200D", "\uFEFF", " \u200D", "\u00AD"}) {
        INFO(space);
        CHECK(segments_of(space).empty());
        CHECK(segment_by_icu(space).empty());
    }
    CHECK(segments_of(std::string_view("\0", 1)).empty());
    CHECK(parts_of(" a \u00AD. ", segments_of(" a \u00AD. ")) == std::vector<std::string>{"a", "."});
}

TEST_CASE("A segment's kind follows from its code points") {
    const auto kind_of = [](std::string_view text) {
        const std::vector<Segment> segments = segments_of(text);
        CHECK(segments == segment_by_icu(text));
        REQUIRE(segments.size() == 1);
        return segments.front().kind;
    };
    for (const char* word :
         {"a", "don't", "7", "3.14", "_1", "½", "Ⅷ", "あ", "漢", "한국", "ก", "a\u0301", "²", "\u2139"}) {
        INFO(word);
        CHECK(kind_of(word) == SegmentKind::word);
    }
    for (const char* mark : {".", "—", "_", "'", "€", "+", "😀", "👩\u200D💻", "\u0301", " \u0301", "\uFFFD", "\uE000"}) {
        INFO(mark);
        CHECK(kind_of(mark) == SegmentKind::mark);
    }
}

TEST_CASE("Empty text has no segments, whatever was before it") {
    Segmenter segmenter;
    CHECK(segmenter.segment("a b").size() == 2);
    CHECK(segmenter.segment("").empty());
    CHECK(segment_by_icu("").empty());
}

TEST_CASE("Segments stand in order, and no letter or mark is between them") {
    Random random(1);
    for (int i = 0; i < 200; ++i) {
        const std::string text = random_text(random, 50);
        std::size_t at = 0;
        for (const Segment& segment : segments_of(text)) {
            REQUIRE(segment.begin >= at);
            REQUIRE(segment.end > segment.begin);
            CHECK(segments_of(text.substr(at, segment.begin - at)).empty());
            at = segment.end;
        }
        CHECK(segments_of(text.substr(at)).empty());
    }
}

TEST_CASE("Text that ends within a rule is segmented as ICU does") {
    Differential differential;
    for (const char32_t first : classes) {
        differential.compare(utf8(std::u32string{first}));
        for (const char32_t second : classes) {
            differential.compare(utf8({first, second}));
            differential.compare(utf8({U'a', first, second}));
            differential.compare(utf8({U'1', first, second}));
            differential.compare(utf8({U'\u05D0', first, second}));
        }
    }
    CHECK(differential.segments > 3'000);
}

TEST_CASE("Every sequence of code points, one for each class, is segmented as ICU does") {
    Differential differential;
    differential.compare(all_sequences(classes, 4));
    for (const std::u32string_view script : scripts) {
        differential.compare(all_sequences(std::u32string(classes) + std::u32string(script), 3));
    }
    differential.compare(all_sequences(U"\u4E2D\u3042\u30AB\uD55C\u0E01\u0301_", 3));
    CHECK(differential.segments > 700'000);
}

TEST_CASE("Every code point up to U+33FF and every 7th above is segmented as ICU does in all surroundings") {
    Differential differential;
    std::string text;
    for (char32_t c = 0; c <= 0x10FFFF; c += c < 0x3400 ? 1 : 7) {
        if (c >= 0xD800 && c <= 0xDFFF) continue;
        text += utf8({c, c, U'a', c, U'a', U' ', U'1', c, U'1', U'.', c, U'\u05D0', c, U'\u05D0', U'_', c});
        text += utf8({U'\u200D', c, U'\U0001F1E6', c, U'\U0001F1E6', U'\'', U'\u0301', c, U'\n'});
        if (text.size() < 100'000) continue;
        differential.compare(text);
        text.clear();
    }
    differential.compare(text);
    CHECK(differential.segments > 1'000'000);
}

TEST_CASE("Two million generated code points are segmented as ICU does") {
    Differential differential;
    Random random(2);
    for (std::size_t code_points = 0; code_points < 2'000'000;) {
        const std::size_t length = 1 + random.below(4'000);
        differential.compare(random_text(random, length));
        code_points += length;
    }
    CHECK(differential.segments > 700'000);
}

TEST_CASE("A segmenter that was used finds what a fresh one finds") {
    Segmenter used;
    Random random(3);
    for (int i = 0; i < 300; ++i) {
        std::string text = random_text(random, 1 + random.below(100));
        text +=
            utf8(U"\u6F22\u5B57\u304B\u306A\u30AB\u30CA \uD55C\uAE00 \U0001F469\u200D\U0001F4BB \u0E44\u0E17\u0E22");
        text += random_text(random, 1 + random.below(100));
        REQUIRE(std::ranges::equal(used.segment(text), segments_of(text)));
    }
    Segmenter moved = std::move(used);
    CHECK(std::ranges::equal(moved.segment("a b"), segments_of("a b")));
}

TEST_CASE("Runs of a megabyte are segmented as ICU does") {
    Differential differential;
    for (const std::u32string_view unit : {U"a", U"a'", U"1,", U"'", U" ", U"\u0301", U"\u200D", U"\u4E00", U"\u0E01",
                                           U"\uD55C", U"a\u200D\U0001F600"}) {
        std::string text;
        while (text.size() < 1'000'000) text += utf8(std::u32string(unit));
        differential.compare(text);
        differential.compare("a" + text + utf8(U"\u4E00 b"));
    }
    CHECK(differential.segments > 1'000'000);
}

TEST_CASE("Real text is segmented as ICU does") {
    const char* const folder = std::getenv("KINPRINT_CORPUS_TEXTS");
    if (folder == nullptr || *folder == '\0')
        SKIP("KINPRINT_CORPUS_TEXTS names no folder of .jsonl files with real texts");
    Differential differential;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".jsonl") continue;
        INFO(entry.path().string());
        std::ifstream file(entry.path());
        REQUIRE(file);
        for (std::string line; std::getline(file, line);) {
            differential.compare(nlohmann::json::parse(line).at("output").get_ref<const std::string&>());
        }
    }
    CHECK(differential.segments > 10'000);
}
