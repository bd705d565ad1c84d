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
#include <string>
#include <string_view>
#include <utility>
#include <vector>

using namespace kinprint;

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
    std::vector<Segment> out;
    segmenter.segment(text, out);
    return out;
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
    for (const Segment& s : segments) parts.emplace_back(text.substr(s.begin, s.end - s.begin));
    return parts;
}

/// Holds a segmenter, which is used again and again, against the oracle, and counts the segments.
class Differential {
public:
    void compare(std::string_view text) {
        segmenter_.segment(text, found_);
        const std::vector<Segment> expected = segment_by_icu(text);
        segments += found_.size();
        if (found_ != expected) fail(text, expected);
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
    std::vector<Segment> found_;
};

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers everywhere, unlike the std distributions.
class Random {
public:
    explicit Random(std::uint64_t seed) : state_(seed) {}

    std::size_t below(std::size_t bound) {
        state_ += 0x9E3779B97F4A7C15U;
        std::uint64_t z = state_;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
        return static_cast<std::size_t>((z ^ (z >> 31U)) % bound);
    }

private:
    std::uint64_t state_;
};

/// A code point of each class that any rule tells apart.
constexpr std::u32string_view classes =
    U"a\u05D0\u24C2"            // ALetter, Hebrew_Letter, a letter that is an emoji as well
    U"1_'\"."                   // Numeric, ExtendNumLet, the quotes, MidNumLet
    U"\u00B7:,"                 // MidLetter, ICU's exception from it, MidNum
    U" \t\r\n"                  // WSegSpace, other white space, CR, LF
    U"\u0301\u00AD\u200D"      // Extend, Format, ZWJ
    U"\U0001F1E6\U0001F600-"   // Regional_Indicator, Extended_Pictographic, other
    U"\u4E00\u0E31";           // left to ICU: Han, a Thai sign of class Extend

/// What chat and prose hold, and what trips segmenters up.
constexpr auto fragments = std::to_array<std::u32string_view>({
    U"a", U"b", U"the", U"Word", U"don\u2019t", U"rock 'n' roll", U"e.g.", U"3.14", U"1,000", U"1,", U"x_y", U"__",
    U"'", U"\u2019", U"\u2018", U"\"", U".", U",", U";", U":", U"a:b", U"-", U"\u2014", U"\u2026", U"\u00B7", U"\u2027",
    U"\uFE13", U"\uFE55", U"\uFF1A", U"\uFF0E", U"\uFF07", U" ", U" ", U"  ", U"\t", U"\u00A0", U"\u202F", U"\u2003",
    U"\u3000", U"\u200B", U"\r\n", U"\n", U"\r", U"\u0085", U"\u2028", U"\u000B", U"\u0001", U"\u200D", U"\u200C",
    U"\u00AD", U"\u2060", U"\uFEFF", U"\u0301", U"\u0308\u0301", U"\uFE0F", U"\u20E3", U"1\uFE0F\u20E3",
    U"\U0001F1E6", U"\U0001F1E6\U0001F1FA", U"\U0001F600", U"\U0001F44D\U0001F3FD", U"\u2764\uFE0F",
    U"\U0001F469\u200D\U0001F4BB", U"\U0001F3F4\U000E0067\U000E0062\U000E007F", U"\u00A9", U"\u2139", U"\u24C2",
    U"\u200D\u2764", U"\u05D0", U"\u05D0'", U"\u05D0\"\u05D0", U"\u05F3", U"\u05F4", U"\u0430\u0431", U"\u0561\u055F",
    U"\u0627\u0644", U"\u0661", U"\u066B", U"\u066C", U"\u0915\u094D\u0937", U"\u0D05\u200D", U"\u0E44\u0E17\u0E22",
    U"\u0E31", U"\u0E81", U"\u1780\u17D2", U"\u1000\u103A", U"\u4E2D\u6587", U"\u3005", U"\u3007", U"\u3042",
    U"\u30AB\u30FC", U"\uFF76", U"\u3099", U"\u302A", U"\u3030", U"\u303D", U"\u3031", U"\uD55C\uAD6D", U"\u1100\u1161",
    U"\u0391\u0392", U"\u0E01", U"\u2E80", U"\uA000", U"\uFF21", U"\uFF11", U"\u0600", U"\u06DD", U"\u0E50", U"\u0F0B", U"\u1680", U"\U000E0020",
    U"\U00017000", U"\U00020000", U"\U0001D400", U"\U0001D7CE", U"\uFFFD", U"\uE000", U"\U0010FFFF",
});

std::string random_text(Random& random, std::size_t code_points) {
    std::u32string text;
    while (text.size() < code_points) {
        const std::size_t what = random.below(16);
        if (what < 5) {
            text += classes[random.below(classes.size())];
        } else if (what < 15) {
            text += fragments[random.below(fragments.size())];
        } else {
            const auto c = static_cast<char32_t>(random.below(random.below(2) == 0 ? 0x3100 : 0x110000));
            if (c < 0xD800 || c > 0xDFFF) text += c;
        }
    }
    return utf8(text);
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
    });
    for (const char* marked : cases) {
        INFO(marked);
        const std::vector<std::string> expected = split(marked);
        std::string text;
        for (const std::string& part : expected) text += part;
        CHECK(parts_of(text, segments_of(text)) == expected);
        CHECK(parts_of(text, segment_by_icu(text)) == expected);
    }
}

TEST_CASE("A segment's kind follows from its code points") {
    const auto kind_of = [](std::string_view text) {
        const std::vector<Segment> segments = segments_of(text);
        REQUIRE(segments.size() == 1);
        CHECK(segments == segment_by_icu(text));
        return segments.front().kind;
    };
    for (const char* word : {"a", "don't", "7", "3.14", "_1", "½", "Ⅷ", "あ", "漢", "한국", "ก", "a\u0301", "²", "\u2139"}) {
        INFO(word);
        CHECK(kind_of(word) == SegmentKind::word);
    }
    for (const char* mark : {".", "—", "_", "'", "€", "+", "😀", "👩\u200D💻", "\u0301", " \u0301", "\uFFFD", "\uE000"}) {
        INFO(mark);
        CHECK(kind_of(mark) == SegmentKind::mark);
    }
    for (const char* space : {" ", "   ", "\t", "\n", "\r\n", "\u00A0", "\u202F", "\u3000", "\u2028", "\u0085", "\u0001",
                              "\u200B", "\u200D", "\uFEFF", " \u200D", "\u00AD"}) {
        INFO(space);
        CHECK(kind_of(space) == SegmentKind::space);
    }
    CHECK(kind_of(std::string_view("\0", 1)) == SegmentKind::space);
}

TEST_CASE("Empty text has no segments, and whatever was in the output goes") {
    Segmenter segmenter;
    std::vector<Segment> out{{1, 2, SegmentKind::word}};
    segmenter.segment("", out);
    CHECK(out.empty());
    CHECK(segment_by_icu("").empty());
}

TEST_CASE("Segments cover the text without gaps") {
    Random random(1);
    for (int i = 0; i < 200; ++i) {
        const std::string text = random_text(random, 50);
        std::size_t at = 0;
        for (const Segment& segment : segments_of(text)) {
            REQUIRE(segment.begin == at);
            REQUIRE(segment.end > at);
            at = segment.end;
        }
        REQUIRE(at == text.size());
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

TEST_CASE("Every sequence of four code points, one for each class, is segmented as ICU does") {
    Differential differential;
    for (const char32_t a : classes) {
        std::string text;
        for (const char32_t b : classes) {
            for (const char32_t c : classes) {
                for (const char32_t d : classes) text += utf8({a, b, c, d, U'\u2029'});
            }
        }
        differential.compare(text);
    }
    CHECK(differential.segments > 800'000);
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
        const std::size_t length = 1 + random.below(80'000);  // a fresh iterator is slow to meet a script first
        differential.compare(random_text(random, length));
        code_points += length;
    }
    CHECK(differential.segments > 1'000'000);
}

TEST_CASE("A segmenter that was used finds what a fresh one finds") {
    Segmenter used;
    std::vector<Segment> found;
    Random random(3);
    for (int i = 0; i < 300; ++i) {
        std::string text = random_text(random, 1 + random.below(100));
        text += utf8(U"\u6F22\u5B57\u304B\u306A\u30AB\u30CA \uD55C\uAE00 \u0E20\u0E32\u0E29\u0E32\u0E44\u0E17\u0E22");
        text += random_text(random, 1 + random.below(100));
        used.segment(text, found);
        REQUIRE(found == segments_of(text));
    }
    Segmenter moved = std::move(used);
    moved.segment("a b", found);
    CHECK(found == segments_of("a b"));
}

TEST_CASE("Runs of a megabyte are segmented as ICU does") {
    Differential differential;
    for (const std::u32string_view unit :
         {U"a", U"a'", U"1,", U"'", U" ", U"\u0301", U"\u200D", U"\u4E00", U"\u0E01", U"\uD55C", U"a\u200D\U0001F600"}) {
        std::string text;
        while (text.size() < 1'000'000) text += utf8(std::u32string(unit));
        differential.compare(text);
        differential.compare("a" + text + utf8(U"\u4E00 b"));
    }
    CHECK(differential.segments > 1'000'000);
}

TEST_CASE("Real text is segmented as ICU does") {
    const char* const folder = std::getenv("KINPRINT_CORPUS_TEXTS");
    if (folder == nullptr) SKIP("KINPRINT_CORPUS_TEXTS names no folder of .jsonl files with real texts");
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
