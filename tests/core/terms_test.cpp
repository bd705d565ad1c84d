// Texts -> terms -> counts, against hand-worked cases and against a naive counter.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <numeric>
#include <utility>
#include <vector>

#include "kinprint/limits.hpp"
#include "kinprint/segment.hpp"
#include "kinprint/slop.hpp"
#include "profile/totals.hpp"
#include "profiles.hpp"
#include "terms/normal_form.hpp"

using namespace kinprint;
using namespace kinprint::test;

namespace {

std::vector<std::string> tokens_of(std::string_view segment) {
    std::vector<std::string> texts;
    for (const Token& token : normal_form(segment)) {
        texts.push_back(token.text);
    }
    return texts;
}

using Texts = std::vector<std::string>;

/// Counts one text as the definition reads: cut by ICU, normalise, then look at neighbours.
class NaiveCounter {
public:
    explicit NaiveCounter(std::string_view text) {
        std::string space;
        std::size_t shown = 0;
        for (const Segment& segment : segment_by_icu(text)) {
            space += text.substr(shown, segment.begin - shown);
            shown = segment.end;
            const std::string_view raw = text.substr(segment.begin, segment.end - segment.begin);
            for (const Token& token : normal_form(raw)) {
                if (is_paragraph_break(std::exchange(space, "")) && !stream_.empty()) {
                    stream_.push_back({TermKind::mark, "¶"});
                }
                stream_.push_back(token);
            }
        }
        count();
    }

    TermCounts counts;
    std::uint64_t words = 0;

private:
    static bool is_paragraph_break(const std::string& space) {
        std::size_t breaks = space.find("\u2029") == std::string::npos ? 0 : 2;
        for (std::size_t at = 0; at < space.size(); ++at) {
            const bool second_half = space[at] == '\n' && at > 0 && space[at - 1] == '\r';
            breaks += (space[at] == '\n' || space[at] == '\r') && !second_half ? 1 : 0;
        }
        return breaks >= 2;
    }

    void count() {
        std::vector<std::string> content;
        for (std::size_t at = 0; at < stream_.size(); ++at) {
            const Token& token = stream_[at];
            words += token.kind == TermKind::word ? 1 : 0;
            ++counts[{token.kind, token.text}];
            if (at > 0) {
                ++counts[{TermKind::pair, stream_[at - 1].text + ' ' + token.text}];
            }
            if (token.text == paragraph_mark) {
                content.clear();
            }
            if (token.kind == TermKind::word && is_content_word(token.text)) {
                content.push_back(token.text);
                count_content(content);
            }
        }
    }

    void count_content(const std::vector<std::string>& content) {
        const std::size_t n = content.size();
        if (n >= 2) {
            ++counts[{TermKind::content_pair, content[n - 2] + ' ' + content[n - 1]}];
        }
        if (n >= 3) {
            ++counts[{TermKind::content_triple, content[n - 3] + ' ' + content[n - 2] + ' ' + content[n - 1]}];
        }
    }

    std::vector<Token> stream_;
};

}  // namespace

TEST_CASE("A token's normal form folds case, compatibility, quotes and digits", "[terms]") {
    CHECK(tokens_of("The") == Texts{"the"});
    CHECK(tokens_of("STRASSE") == Texts{"strasse"});
    CHECK(tokens_of("straße") == Texts{"strasse"});
    CHECK(tokens_of("ﬁne") == Texts{"fine"});
    CHECK(tokens_of("Ａ") == Texts{"a"});
    CHECK(tokens_of("don’t") == Texts{"don't"});
    CHECK(tokens_of("“") == Texts{"\""});
    CHECK(tokens_of("‘") == Texts{"'"});
    CHECK(tokens_of("3.14") == Texts{"0.00"});
    CHECK(tokens_of("٣") == Texts{"0"});
    CHECK(tokens_of("—") == Texts{"—"});
    CHECK(tokens_of("co\u00ADop") == Texts{"coop"});
}

TEST_CASE("A segment may hold several tokens, or none", "[terms]") {
    CHECK(tokens_of("_bold_") == Texts{"_", "bold", "_"});
    CHECK(tokens_of("a_b") == Texts{"a_b"});
    CHECK(tokens_of("5\u202Fkm") == Texts{"0", "km"});
    CHECK(tokens_of("\u200B").empty());
    CHECK(tokens_of("\uFEFF").empty());
    for (const std::string& token : tokens_of(std::string(10'000, 'a'))) {
        CHECK(token.size() <= limits::term_bytes);
    }
}

TEST_CASE("Singles and pairs are counted, each mark by itself", "[terms]") {
    const Counts counts = counted("“Don’t go,” she said. Don't!");
    CHECK(count(counts, TermKind::word, "don't") == 2);
    CHECK(count(counts, TermKind::mark, "\"") == 2);
    CHECK(count(counts, TermKind::mark, ",") == 1);
    CHECK(count(counts, TermKind::pair, "\" don't") == 1);
    CHECK(count(counts, TermKind::pair, "go ,") == 1);
    CHECK(count(counts, TermKind::pair, ". don't") == 1);
    CHECK(counts.terms.sources.at(0).words() == 5);
}

TEST_CASE("A pair spans no paragraph break but with the paragraph mark itself", "[terms]") {
    for (const char* blank : {"\n\n", "\r\n\r\n", "\n \t\n", "\r\r", "\u2029", "\n\n\n\n"}) {
        CAPTURE(blank);
        const Counts counts = counted("\n\none" + std::string(blank) + "two\nthree\n\n");
        CHECK(count(counts, TermKind::mark, "¶") == 1);
        CHECK(count(counts, TermKind::pair, "one ¶") == 1);
        CHECK(count(counts, TermKind::pair, "¶ two") == 1);
        CHECK(count(counts, TermKind::pair, "one two") == 0);
        CHECK(count(counts, TermKind::pair, "two three") == 1);
    }
}

TEST_CASE("Content runs skip stop words, short words, marks and possessives, and end with the paragraph", "[terms]") {
    const Counts counts = counted("A tapestry of the whispered, moonlight's shadow.\n\nEchoes were dancing.");
    CHECK(count(counts, TermKind::content_pair, "tapestry whispered") == 1);
    CHECK(count(counts, TermKind::content_pair, "whispered shadow") == 1);
    CHECK(count(counts, TermKind::content_triple, "tapestry whispered shadow") == 1);
    CHECK(count(counts, TermKind::content_pair, "shadow echoes") == 0);
    CHECK(count(counts, TermKind::content_pair, "echoes dancing") == 1);
    CHECK(is_content_word("tapestry"));
    CHECK(is_content_word("naïve"));
    CHECK_FALSE(is_content_word("with"));
    CHECK_FALSE(is_content_word("cat"));
    CHECK_FALSE(is_content_word("don't"));
    CHECK_FALSE(is_content_word("abc0"));
}

TEST_CASE("The counter agrees with a naive one, however the text is cut into pieces", "[terms][property]") {
    Random random(7);
    for (int round = 0; round < 300; ++round) {
        const std::string text = random_text(random, 1 + random.below(400));
        const NaiveCounter expected(text);
        Counter counter;
        counter.begin_text();
        std::string_view rest = text;
        while (!rest.empty()) {
            std::size_t size = 1 + random.below(rest.size());
            while (size < rest.size() && (static_cast<unsigned char>(rest[size]) & 0xC0U) == 0x80U) {
                ++size;
            }
            counter.feed(rest.substr(0, size));
            rest.remove_prefix(size);
        }
        CAPTURE(round, text);
        CHECK(counter.end_text("a", {"", ""}) == expected.words);
        const Counts counts = counter.take();
        if (expected.words > 0) {
            CHECK(all_counts(counts) == expected.counts);
        }
    }
}

TEST_CASE("A run without white space longer than the cap is cut, at the same places however it comes", "[terms]") {
    std::string text = "start ";
    for (std::size_t at = 0; text.size() < 3 * limits::run_bytes; ++at) {
        text += at % 7 == 0 ? "é," : "ab,";
    }
    text += " end";
    const Counts whole = counted(text);
    Counter counter;
    counter.begin_text();
    for (std::size_t at = 0; at < text.size();) {
        std::size_t size = std::min<std::size_t>(777, text.size() - at);
        while (at + size < text.size() && (static_cast<unsigned char>(text[at + size]) & 0xC0U) == 0x80U) {
            ++size;
        }
        counter.feed(std::string_view(text).substr(at, size));
        at += size;
    }
    counter.end_text("a", {"", "text"});
    const Counts sliced = counter.take();
    CHECK(all_counts(whole) == all_counts(sliced));
    CHECK(count(whole, TermKind::word, "end") == 1);
}

TEST_CASE("A long text is counted in stretches, and nothing of it is lost or counted twice", "[terms]") {
    Random random(8);
    std::string text;
    while (text.size() < limits::block_words * 30) {
        text += random_text(random, 50) + " whispered shadow ";
    }
    const NaiveCounter expected(text);
    const Counts counts = counted(text);
    CHECK(all_counts(counts) == expected.counts);
    for (const Profile* profile : {&counts.terms, &counts.content}) {
        const Source& source = profile->sources.at(0);
        CHECK(source.words() == expected.words);
        CHECK(source.texts() == 1);
        REQUIRE(source.blocks.size() == (expected.words + limits::block_words - 1) / limits::block_words);
        std::vector<TermId> all(profile->vocabulary.size());
        std::iota(all.begin(), all.end(), 0U);
        const Totals totals = totals_of(source, TermSet(all.size(), all));
        CHECK(totals.source_prompts == source.blocks.size());
        for (const TermTotal& total : totals.terms) {
            CHECK(total.texts == 1);
            const auto has_term = [&](const Block& block) {
                return std::ranges::find(block.terms, total.term, &TermCount::term) != block.terms.end();
            };
            CHECK(total.prompts == static_cast<std::uint64_t>(std::ranges::count_if(source.blocks, has_term)));
        }
    }
}

TEST_CASE("A text without a word is counted as empty only", "[terms]") {
    const Counts counts = counted("… — !");
    CHECK(counts.terms.sources.at(0).empty_texts == 1);
    CHECK(counts.terms.sources.at(0).blocks.empty());
    CHECK(counts.terms.leaves().empty());
}

TEST_CASE("Scripts without spaces are known", "[terms]") {
    CHECK(needs_dictionary("日本語"));
    CHECK(needs_dictionary("ไทย"));
    CHECK(needs_dictionary("カタカナ"));
    CHECK_FALSE(needs_dictionary("naïve"));
    CHECK_FALSE(needs_dictionary("한국어"));
    CHECK_FALSE(needs_dictionary("हिन्दी"));
}
