// Splitting: what comes out is what counting each text under the name of its part would have given, and it is undone.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>

#include "kinprint/arrangement.hpp"
#include "kinprint/compact.hpp"
#include "kinprint/json.hpp"
#include "kinprint/limits.hpp"
#include "profiles.hpp"
#include "texts.hpp"

using namespace kinprint;
using namespace kinprint::test;

namespace {

/// Each with a word at least: of those without none is in a part.
std::vector<Text> random_texts(Random& random, std::size_t texts) {
    std::vector<Text> all;
    for (std::size_t text = 0; text < texts; ++text) {
        const std::string file = "f" + std::to_string(random.below(3));
        const std::string id = random.below(3) == 0 ? file : file + ":" + std::to_string(text);
        const std::string genre = random.below(3) == 0 ? "" : "g" + std::to_string(random.below(2));
        const std::string prompt = random.below(4) == 0 ? "" : std::to_string(random.below(5));
        all.push_back({std::string(1, static_cast<char>('a' + random.below(3))),
                       {prompt, id, genre},
                       "word " + random_text(random, random.below(12))});
    }
    return all;
}

/// What the text has of the trait, said otherwise than the core does.
std::string naive_value(Trait by, const TextLabel& label) {
    const std::string value = by == Trait::file    ? label.id.substr(0, label.id.find(':'))
                              : by == Trait::genre ? label.genre
                                                   : label.prompt;
    return value.empty() ? "no " + std::string(name(by)) : value;
}

/// The name of a text, step by step; empty where it is left out.
std::string naive_name(const Arrangement& arrangement, const Text& text) {
    std::string known = text.source;
    for (std::size_t depth = 0; depth < 3 && arrangement.names.splits.count(known) > 0; ++depth) {
        const Split& split = arrangement.names.splits.at(known);
        known = split.as + " · " + naive_value(split.by, text.label);
    }
    if (arrangement.names.renamed.count(known) > 0) {
        known = arrangement.names.renamed.at(known);
    }
    return arrangement.left_out.count(known) > 0 ? "" : known;
}

Counts counted_so(const std::vector<Text>& texts, const Arrangement& arrangement) {
    return counted_each(texts, [&](const Text& text) { return naive_name(arrangement, text); });
}

Trait random_trait(Random& random) {
    return all_traits[random.below(std::size(all_traits))];
}

/// Splits sources, some of two under one name, and parts again; gives parts new names, and leaves some out.
Arrangement random_split(Random& random, const std::vector<Text>& texts) {
    Arrangement arrangement;
    for (const char source : {'a', 'b', 'c'}) {
        if (random.below(2) == 0) {
            arrangement.names.splits[{source}] = {random_trait(random), random.below(2) == 0 ? "x" : "y"};
        }
    }
    for (int change = 0; change < 4; ++change) {
        const std::string part = naive_name({{{}, arrangement.names.splits}, {}}, texts[random.below(texts.size())]);
        switch (random.below(3)) {
            case 0: arrangement.names.splits[part] = {random_trait(random), part + "'"}; break;
            case 1: arrangement.names.renamed[part] = std::string(1, static_cast<char>('a' + random.below(4))); break;
            default: arrangement.left_out.insert(part);
        }
    }
    return arrangement;
}

void check_splitting(const std::vector<Text>& texts, Random& random) {
    const std::string plainly = counts_json(counted_plainly(texts));
    Counts counts = counted_plainly(texts);
    Arranging terms(counts.terms);
    Arranging content(counts.content);
    for (int round = 0; round < 6; ++round) {
        const Arrangement arrangement = random_split(random, texts);
        terms.arrange(arrangement);
        content.arrange(arrangement);
        CHECK(counts_json(counts) == counts_json(counted_so(texts, arrangement)));
        const SplitUp up = split_up(terms.counted(), arrangement.names);
        CHECK(up.errors.empty());
        CHECK(up.names == arrangement.names);
        std::map<std::string, std::uint64_t> words;
        for (const SplitSource& source : up.sources) {
            const std::string name(name_after(arrangement.names.renamed, source.name));
            words[name] += arrangement.left_out.contains(name) ? 0 : source.words;
        }
        std::erase_if(words, [](const auto& one) { return one.second == 0; });
        CHECK(words.size() == counts.terms.leaves().size());
        for (const Source& source : counts.terms.sources) {
            CHECK(words[source.name] == source.words());
        }
    }
    terms.arrange({});
    content.arrange({});
    CHECK(counts_json(counts) == plainly);
}

Arrangement split(const std::string& source, Trait by) {
    return {{{}, {{source, {by, source}}}}, {}};
}

std::vector<std::string> names(const Profile& profile) {
    std::vector<std::string> all;
    std::ranges::transform(profile.sources, std::back_inserter(all), &Source::name);
    return all;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("Splitting equals counting the parts, and is undone", "[splitting][property]") {
    Random random(31);
    for (int round = 0; round < 80; ++round) {
        check_splitting(random_texts(random, 1 + random.below(14)), random);
    }
}

TEST_CASE("A text read again goes by the name of its part", "[splitting][property]") {
    Random random(32);
    for (int round = 0; round < 200; ++round) {
        const std::vector<Text> texts = random_texts(random, 1 + random.below(10));
        Arrangement arrangement = random_split(random, texts);
        arrangement.left_out.clear();
        for (const Text& text : texts) {
            CHECK(name_of_text(arrangement.names, text.source, text.label) == naive_name(arrangement, text));
        }
    }
}

TEST_CASE("A source is split by file, genre or prompt, and its later texts are, too", "[splitting]") {
    const std::vector<Text> texts = {{"a", {"p", "one.jsonl:1", "story"}, "some words"},
                                     {"a", {"p", "one.jsonl:2", ""}, "some more"},
                                     {"a", {"q", "two.txt", "story"}, "words again"},
                                     {"b", {"q", "two.txt", "poem"}, "other words"}};
    for (const auto& [by, expected] : {std::pair{Trait::file, Names{"a · one.jsonl", "a · two.txt", "b"}},
                                       std::pair{Trait::genre, Names{"a · no genre", "a · story", "b"}},
                                       std::pair{Trait::prompt, Names{"a · p", "a · q", "b"}}}) {
        Counts counts = counted_plainly({texts.begin(), texts.begin() + 2});
        Arranging terms(counts.terms);
        terms.arrange(split("a", by));
        terms.restore();
        merge(counts, counted_plainly({texts.begin() + 2, texts.end()}));
        terms.arrange(split("a", by));
        CHECK(names(counts.terms) == expected);
    }
}

TEST_CASE("What a source can be split by is told, and why it can't be by the rest", "[splitting]") {
    const Counts counts = counted_plainly({{"a", {"p", "one.jsonl:1", "story"}, "some words here"},
                                           {"a", {"p", "two.jsonl:2", "story"}, "some more"},
                                           {"b", {"", "two.txt", ""}, "other words"}});
    const CountedSources sources(counts.terms);
    const std::vector<Parting> ways = partings(sources, {}, "a", "x");
    REQUIRE(ways.size() == 3);
    REQUIRE(ways[0].parts.size() == 2);
    CHECK(ways[0].parts[0].name == "x · one.jsonl");
    CHECK(ways[0].parts[0].words == 3);
    CHECK(ways[0].parts[1].value == "two.jsonl");
    CHECK(ways[1].parts.empty());
    CHECK(ways[1].why_not == "All its texts are of one genre.");
    CHECK(partings(sources, {}, "b", "b")[2].why_not == "No prompt is known of its texts.");
    // Of two that were put together, both.
    const Naming together{{{"a", "both"}, {"b", "both"}}, {}};
    CHECK(partings(sources, together, "both", "both")[0].parts.size() == 3);
}

TEST_CASE("Joined texts keep their genre alone", "[splitting]") {
    std::vector<Text> texts;
    for (std::size_t text = 0; text <= limits::blocks_per_source; ++text) {
        texts.push_back({"a", {std::to_string(text), "f" + std::to_string(text % 3), text % 2 ? "even" : "odd"}, "w"});
    }
    texts.push_back({"b", {"1", "f1", "odd"}, "other words"});
    Counts counts = counted_plainly(texts);
    REQUIRE(counts.terms.fineness < texts_apart);
    const std::string before = counts_json(counts);
    const std::vector<Parting> ways = partings(CountedSources(counts.terms), {}, "a", "a");
    CHECK(ways[0].why_not.find("not known any more") != std::string::npos);
    CHECK(ways[1].parts.size() == 2);
    CHECK(ways[2].why_not.find("not known any more") != std::string::npos);

    const Arrangement by_file = split("a", Trait::file);
    const SplitUp up = split_up(CountedSources(counts.terms), by_file.names);
    REQUIRE(up.errors.size() == 1);
    CHECK(up.errors[0].code == ErrorCode::no_split);
    CHECK(up.names == Naming{{{"a", "a"}}, {}});
    CHECK(names(counts.terms) == Names{"a", "b"});

    Arranging terms(counts.terms);
    Arranging content(counts.content);
    for (const auto& arrangement : {by_file, split("a", Trait::genre), Arrangement{}}) {
        terms.arrange(arrangement);
        content.arrange(arrangement);
    }
    CHECK(counts_json(counts) == before);
    terms.arrange(split("a", Trait::genre));
    CHECK(names(counts.terms) == Names{"a · even", "a · odd", "b"});
}

TEST_CASE("Put together again, parts are the source that they were", "[splitting]") {
    Random random(33);
    for (const std::size_t size : {std::size_t{20}, std::size_t{1400}}) {
        std::vector<Text> texts = random_texts(random, size);
        for (std::size_t text = 0; text < size; ++text) {
            texts[text].label.prompt =
                std::to_string(text);  // no two blocks alike, or joined ones could be shared out otherwise
        }
        Counts counts = counted_plainly(texts);
        const std::string before = counts_json(counts);
        Arrangement arrangement = split("a", Trait::genre);
        for (const SplitSource& part : split_up(CountedSources(counts.terms), arrangement.names).sources) {
            if (part.of.contains("a")) {
                arrangement.names.renamed[part.name] = "a";
            }
        }
        arrange(counts, arrangement);
        CHECK(counts_json(counts) == before);
    }
}

TEST_CASE("Bundles of texts keep their genre alone", "[splitting]") {
    std::vector<Text> texts;
    for (int text = 0; text < 60; ++text) {
        for (const char* source : {"a", "b"}) {
            texts.push_back({source,
                             {std::to_string(text), source + std::to_string(text % 2), text % 3 ? "story" : "poem"},
                             "some words of a text"});
        }
    }
    Errors errors;
    const Baseline people = Baseline::parse("# test\nabsent 200\n@ 600\nwords\n", errors);
    const Counts small = compact(counted_plainly(texts), 100, {&people, nullptr}, {});
    const std::vector<Parting> ways = partings(CountedSources(small.terms), {}, "a", "a");
    CHECK(ways[0].why_not.find("not known any more") != std::string::npos);
    CHECK(ways[1].parts.size() == 2);
    CHECK(partings(CountedSources(small.content), {}, "a", "a")[1].parts.empty());
}

TEST_CASE("No source is split into too many", "[splitting]") {
    std::vector<Text> texts;
    for (std::size_t text = 0; text <= limits::parts_of_source; ++text) {
        texts.push_back({"a", {"", "f" + std::to_string(text), ""}, "words"});
    }
    Counts counts = counted_plainly(texts);
    CHECK(partings(CountedSources(counts.terms), {}, "a", "a")[0].why_not ==
          "It has 101 files, and a source is split into 100 at most.");
    arrange(counts, {{{{"z", "end"}}, {{"a", {Trait::file, "z"}}}}, {}});
    CHECK(names(counts.terms) == Names{"end"});
}

TEST_CASE("Names of parts are as long as names may be, and no two alike", "[splitting]") {
    const Split by_file{Trait::file, std::string(limits::name_bytes, 'x')};
    const std::string one = part_name(by_file, "one");
    CHECK(one.size() <= limits::name_bytes);
    CHECK(one != part_name(by_file, "two"));
    const std::string cut = part_name({Trait::genre, "x"}, std::string(300, 'y') + "é" + std::string(300, 'y'));
    CHECK(cut.size() <= limits::name_bytes);
    CHECK(cut.starts_with("x · yyy"));
    CHECK(value_of(Trait::file, "", "a:b:12", "") == "a:b");
    CHECK(value_of(Trait::file, "", ":12", "") == ":12");
    CHECK(value_of(Trait::file, "", "12", "") == "12");
    CHECK(value_of(Trait::file, "", "a:", "") == "a:");
}

TEST_CASE("Splits lead in no circle", "[splitting]") {
    Counts counts = counted_plainly({{"a", {"p", "f", "g"}, "words"}});
    const Naming circle{{}, {{"a", {Trait::file, "b"}}, {"b · f", {Trait::file, "b"}}}};
    arrange(counts, {circle, {}});
    CHECK(names(counts.terms) == Names{"b · f"});
    CHECK(name_of_text(circle, "a", {"p", "f", "g"}) == "b · f");
}

TEST_CASE("Splits come as JSON", "[splitting][json]") {
    Errors errors;
    const auto arrangement =
        parse_arrangement(R"({"splits":[{"from":"a","by":"genre","as":"x"}],"leftOut":[]})", errors);
    CHECK(arrangement == Arrangement{{{}, {{"a", {Trait::genre, "x"}}}}, {}});
    const auto file = parse_file_spec(
        R"({"file":"f","format":"plain","namings":[{"renamed":[{"from":"a","to":"b"}]},{"splits":[{"from":"b","by":"file","as":"b"}]}]})",
        errors);
    REQUIRE(file);
    CHECK(file->namings == std::vector<Naming>{{{{"a", "b"}}, {}}, {{}, {{"b", {Trait::file, "b"}}}}});
    CHECK(errors.empty());
    for (const char* bad :
         {R"({"splits":1,"leftOut":[]})", R"({"splits":[1],"leftOut":[]})",
          R"({"splits":[{"from":"a","by":"length","as":"a"}],"leftOut":[]})",
          R"({"splits":[{"from":"a","by":"file","as":""}],"leftOut":[]})",
          R"({"splits":[{"by":"file","as":"a"}],"leftOut":[]})",
          R"({"splits":[{"from":"a","by":"file","as":"a"},{"from":"a","by":"genre","as":"a"}],"leftOut":[]})"}) {
        errors.clear();
        CHECK_FALSE(parse_arrangement(bad, errors));
        REQUIRE(errors.size() == 1);
        CHECK(errors[0].code == ErrorCode::bad_option);
    }
    CHECK_FALSE(parse_file_spec(R"({"file":"f","format":"plain","namings":[{"renamed":1}]})", errors));
    CHECK_FALSE(parse_file_spec(R"({"file":"f","format":"plain","namings":1})", errors));
}
