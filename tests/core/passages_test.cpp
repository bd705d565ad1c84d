// Terms found again in texts: what is shown of them, that they are where the counter counts them, and hostile texts.
#include "kinprint/passages.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <nlohmann/json.hpp>

#include "kinprint/json.hpp"
#include "kinprint/read.hpp"
#include "profiles.hpp"

using namespace kinprint;
using namespace kinprint::test;

namespace {

std::vector<Passage> passages_in(const std::string& text, const std::string& term, std::size_t most = 2) {
    PassageFinder finder({{term}, {"a"}, most});
    finder.begin_text();
    finder.feed(text);
    finder.end_text("a", {"7", "file:1"});
    return finder.take().found.at(0).passages;
}

std::string shown(const Passage& passage) {
    return passage.before + "[" + passage.match + "]" + passage.after;
}

/// The only passage; "" when there is none.
std::string only(const std::string& text, const std::string& term) {
    const std::vector<Passage> passages = passages_in(text, term);
    REQUIRE(passages.size() <= 1);
    return passages.empty() ? "" : shown(passages.front());
}

std::vector<std::string> all_shown(const Passages& passages) {
    std::vector<std::string> all;
    for (const TermPassages& of_term : passages.found) {
        for (const Passage& passage : of_term.passages) {
            all.push_back(of_term.term + "|" + passage.text + "|" + shown(passage));
        }
    }
    return all;
}

/// What is found in a file that comes in slices of so many bytes.
std::vector<std::string> found_in_slices(std::string_view bytes, const PassageQuery& query, std::size_t slice) {
    PassageFinder finder(query);
    Reader reader(finder, {"file", "a", Format::plain});
    for (; !bytes.empty(); bytes.remove_prefix(std::min(slice, bytes.size()))) {
        reader.feed(bytes.substr(0, slice));
    }
    reader.finish();
    return all_shown(finder.take());
}

std::string repeated(const std::string& part, std::size_t times) {
    std::string text;
    for (std::size_t at = 0; at < times; ++at) {
        text += part;
    }
    return text;
}

std::size_t code_points(const std::string& utf8) {
    return static_cast<std::size_t>(
        std::ranges::count_if(utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

}  // namespace

TEST_CASE("A passage shows the term as it was written, in its place", "[passages]") {
    const auto passages = passages_in("It’s a rich  Tapestry,\nhe said.", "tapestry ,");
    REQUIRE(passages.size() == 1);
    CHECK(passages[0].before == "It’s a rich ");
    CHECK(passages[0].match == "Tapestry,");
    CHECK(passages[0].after == " he said.");
    CHECK(passages[0].text == "file:1");
    CHECK(passages[0].prompt == "7");
    CHECK(only("It’s a rich", "it's") == "[It’s] a rich");
    CHECK(only("in 1984 so", "0000") == "in [1984] so");
    CHECK(only("a_b and _bold_ text", "bold") == "a_b and [_bold_] text");
    CHECK(only("5\u202fkm off", "0 km") == "[5 km] off");
}

TEST_CASE("Terms at the ends of a text, and terms of several marks, are found", "[passages]") {
    CHECK(only("word", "word") == "[word]");
    CHECK(only("  word  ", "word") == "[word]");
    CHECK(only("Well... yes", ". . .") == "Well[...] yes");
    CHECK(only("Well...", ". . .") == "Well[...]");
    CHECK(only("... well", ". . .") == "[...] well");
    CHECK(only("Well.. .", ". . .") == "Well[.. .]");
    CHECK(only("Well..", ". . .").empty());
    CHECK(only("", "word").empty());
    CHECK(only("word", "").empty());
    CHECK(only("word", " ").empty());
    CHECK(only("...", ". . .").empty());  // a text without a word is not counted
}

TEST_CASE("A paragraph break is shown as its mark", "[passages]") {
    CHECK(only("One.\n\nTwo.", ". ¶") == "One[. ¶] Two.");
    CHECK(only("One.\r\n \r\n Two.", "¶ two") == "One. [¶ Two].");
    CHECK(only("One.\nTwo.", ". two") == "One[. Two].");
    CHECK(only("One.\n\nTwo.", ". two").empty());
    CHECK(only("\n\nOne\n\n", "¶").empty());
    CHECK(only("One\u2029Two", "¶") == "One [¶] Two");
    CHECK(only("One\u200b\u200bTwo", "one two") == "[OneTwo]");
}

TEST_CASE("What stands around is cut at blanks, by code points", "[passages]") {
    const std::string words = repeated("naïve ", 40);
    const Passage passage = passages_in(words + "here " + words, "here").at(0);
    CHECK(passage.before == "…" + repeated("naïve ", 13));
    CHECK(passage.match == "here");
    CHECK(passage.after == repeated(" naïve", 13) + "…");
    const std::string run = repeated("é", 100);
    const Passage in_runs = passages_in(run + " here " + run, "here").at(0);
    CHECK(in_runs.before == "…" + repeated("é", 79) + " ");
    CHECK(in_runs.after == " " + repeated("é", 79) + "…");
    // 80 code points fit as they are.
    CHECK(only(repeated("é", 79) + " here " + repeated("é", 79), "here") ==
          repeated("é", 79) + " [here] " + repeated("é", 79));
}

TEST_CASE("A passage does not depend on how much text came before it", "[passages]") {
    const std::string tail = repeated("some words before it, ", 20) + "Here and after";
    const std::string expected = only(tail, "here");
    for (const std::size_t times : {10U, 700U, 5000U}) {
        CHECK(only(repeated("a long text… ", times) + tail, "here") == expected);
    }
    const std::string endless = repeated("QUJD", 100'000);
    const Passage passage = passages_in("x " + endless + " here " + endless + " y", "here").at(0);
    CHECK(code_points(passage.before) <= 81);
    CHECK(code_points(passage.after) <= 81);
}

TEST_CASE("A long token is shown in part", "[passages]") {
    const std::string run = repeated("é", 200);  // its token is cut in two, its segment is one
    const auto passages = passages_in("a " + run + " b", "b");
    REQUIRE(passages.size() == 1);
    CHECK(passages[0].match == "b");
    const auto match = passages_in("a " + run + " b", repeated("é", 126));
    REQUIRE(match.size() <= 1);
    if (!match.empty()) {
        CHECK(match[0].match == repeated("é", 128) + "…");
    }
}

TEST_CASE("Passages come from different texts where they can", "[passages]") {
    PassageFinder finder({{"word"}, {"a", "b"}, 2});
    const std::string twice = "a word and " + repeated("much between ", 20) + "another word";
    const auto add = [&](const char* source, const std::string& text, const char* id) {
        finder.begin_text();
        finder.feed(text);
        return finder.end_text(source, {"", id});
    };
    CHECK(add("a", twice, "1") == 45);
    add("a", "nothing", "2");
    add("c", twice, "3");
    add("b", twice, "4");
    add("a", twice, "5");
    add("a", twice, "6");
    const Passages passages = finder.take();
    REQUIRE(passages.found.size() == 2);
    const std::vector<Passage>& of_a = passages.found[0].passages;
    REQUIRE(of_a.size() == 2);
    CHECK(of_a[0].text == "1");
    CHECK(of_a[1].text == "5");
    const std::vector<Passage>& of_b = passages.found[1].passages;
    REQUIRE(of_b.size() == 2);
    CHECK(of_b[0].before == "a ");
    CHECK(of_b[1].after.empty());
    CHECK(of_b[1].text == "4");
    CHECK(finder.take().found[0].passages.empty());
    // Two that would show the same words are one.
    CHECK(passages_in("word word word", "word", 5).size() == 1);
    CHECK(passages_in("word", "word", 0).empty());
}

TEST_CASE("A term is found where the counter counts it, and nowhere else", "[passages][property]") {
    Random random(21);
    for (int round = 0; round < 60; ++round) {
        const std::string text = random_text(random, 40);
        const std::string other = random_text(random, 40);
        const TermCounts here = all_counts(counted(text + " end"));
        PassageQuery query{{}, {"a"}, 1};
        for (const auto& counts : {here, all_counts(counted(other + " end"))}) {
            for (const auto& [term, count] : counts) {
                if (is_single(term.first) || term.first == TermKind::pair) {
                    query.terms.push_back(term.second);
                }
            }
        }
        PassageFinder finder(query);
        finder.begin_text();
        finder.feed(text + " end");
        finder.end_text("a", {"", ""});
        for (const TermPassages& of_term : finder.take().found) {
            INFO("\"" << of_term.term << "\" in " << text);
            const bool is_counted = std::ranges::any_of(here, [&](const auto& entry) {
                const TermKind kind = entry.first.first;
                return (is_single(kind) || kind == TermKind::pair) && entry.first.second == of_term.term;
            });
            REQUIRE(of_term.passages.size() == (is_counted ? 1 : 0));
        }
    }
}

TEST_CASE("Slices have no influence on what is found", "[passages][property]") {
    Random random(22);
    const PassageQuery query{{"the", "’", "whispered the", ". . .", "¶ the", "¶", "0.00", "don't", ","}, {"a"}, 3};
    for (int round = 0; round < 30; ++round) {
        std::string bytes = random_text(random, 400);
        bytes.insert(random.below(bytes.size()), "\xff\xc3 the \xe2\x80");
        const auto expected = found_in_slices(bytes, query, bytes.size());
        for (const std::size_t slice : {1U, 2U, 7U, 1000U}) {
            REQUIRE(found_in_slices(bytes, query, slice) == expected);
        }
    }
    CHECK(found_in_slices("caf\xe9 here", {{"here"}, {"a"}, 1}, 1) ==
          std::vector<std::string>{"here|file|café [here]"});
}

TEST_CASE("Saved counts have no text to look in", "[passages]") {
    PassageFinder finder({{"word"}, {"a", "b"}, 2});
    finder.add(counted("a word", "b"));
    finder.add(counted("a word", "c"));
    const Passages passages = finder.take();
    CHECK(passages.without_text == std::vector<std::string>{"b"});
    CHECK(passages.found.at(1).passages.empty());
    CHECK(finder.take().without_text.empty());
}

TEST_CASE("Passages are JSON, and queries are read", "[passages][json]") {
    Errors errors;
    auto query = parse_passage_query(R"({"terms":["word","a word"],"sources":["a"]})", errors);
    REQUIRE(query.has_value());
    CHECK(query->most == 2);
    PassageFinder finder(std::move(*query));
    finder.begin_text();
    finder.feed("<b>a word</b>");
    finder.end_text("a", {"p", "file"});
    const auto json = nlohmann::json::parse(to_json(finder.take()));
    CHECK(json["found"][0]["term"] == "word");
    CHECK(json["found"][1]["passages"][0]["match"] == "a word");
    CHECK(json["found"][1]["passages"][0]["before"] == "<b>");
    CHECK(json["withoutText"].empty());
    for (const char* bad : {"[]", "{}", R"({"terms":[1],"sources":[]})", R"({"terms":[],"sources":[],"most":-1})"}) {
        CHECK_FALSE(parse_passage_query(bad, errors).has_value());
    }
}
