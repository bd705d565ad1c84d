// Arranging: what comes out is what counting under other names would have given, and it can be taken back.
#include <catch2/catch_test_macros.hpp>

#include "kinprint/arrangement.hpp"
#include "kinprint/json.hpp"
#include "kinprint/limits.hpp"
#include "profiles.hpp"
#include "texts.hpp"

using namespace kinprint;
using namespace kinprint::test;

namespace {

std::vector<Text> random_texts(Random& random, std::size_t texts) {
    std::vector<Text> all;
    for (std::size_t text = 0; text < texts; ++text) {
        const std::string genre = random.below(2) == 0 ? "" : "g" + std::to_string(random.below(2));
        const std::string prompt = random.below(4) == 0 ? "" : std::to_string(random.below(texts));
        all.push_back({std::string(1, static_cast<char>('a' + random.below(4))),
                       {prompt, "f:" + std::to_string(text), genre},
                       random_text(random, random.below(12))});
    }
    return all;
}

Arrangement renamed(NewNames names, std::set<std::string, std::less<>> left_out = {}) {
    return {{std::move(names), {}}, std::move(left_out)};
}

/// Counts the texts under the names that they have by the arrangement, and none of those left out.
Counts counted_so(const std::vector<Text>& texts, const Arrangement& arrangement) {
    return counted_each(texts, [&](const Text& text) {
        const std::string source = name_of_text(arrangement.names, text.source, text.label);
        return arrangement.left_out.contains(source) ? "" : source;
    });
}

/// New names among few, so that some come to one, and some change places.
Arrangement random_arrangement(Random& random) {
    Arrangement arrangement;
    for (const char source : {'a', 'b', 'c', 'd'}) {
        if (random.below(2) == 0) {
            arrangement.names.renamed[{source}] = std::string(1, static_cast<char>('a' + random.below(6)));
        }
    }
    if (random.below(2) == 0) {
        arrangement.left_out.insert(std::string(1, static_cast<char>('a' + random.below(6))));
    }
    return arrangement;
}

/// Both profiles of counts, to be arranged again and again.
struct Both {
    explicit Both(Counts& counts) : terms(counts.terms), content(counts.content) {}
    void arrange(const Arrangement& arrangement) {
        terms.arrange(arrangement);
        content.arrange(arrangement);
    }
    void restore() {
        terms.restore();
        content.restore();
    }
    Arranging terms;
    Arranging content;
};

void check_arranging(const std::vector<Text>& texts, Random& random) {
    const std::string counted = counts_json(counted_so(texts, {}));
    Counts counts = counted_so(texts, {});
    Both arranging(counts);
    arranging.arrange({});
    CHECK(counts_json(counts) == counted);
    for (int round = 0; round < 6; ++round) {
        const Arrangement arrangement = random_arrangement(random);
        arranging.arrange(arrangement);
        CHECK(counts_json(counts) == counts_json(counted_so(texts, arrangement)));
        arranging.arrange(arrangement);
        CHECK(counts_json(counts) == counts_json(counted_so(texts, arrangement)));
    }
    arranging.arrange({});
    CHECK(counts_json(counts) == counted);
}

}  // namespace

TEST_CASE("Arranging equals counting under the new names, and is undone", "[arrangement][property]") {
    Random random(21);
    for (int round = 0; round < 60; ++round) {
        check_arranging(random_texts(random, 1 + random.below(12)), random);
    }
}

TEST_CASE("So it does where what is put together has too many blocks for one source", "[arrangement][property]") {
    Random random(22);
    // Some 400 of each source: two of them are more than a source may have.
    const std::vector<Text> texts = random_texts(random, 1600);
    REQUIRE(counted_so(texts, {}).terms.fineness == texts_apart);
    REQUIRE(counted_so(texts, renamed({{"a", "b"}})).terms.fineness < texts_apart);
    for (int round = 0; round < 3; ++round) {
        check_arranging(texts, random);
    }
}

TEST_CASE("What comes later is arranged with the rest", "[arrangement]") {
    Random random(23);
    const std::vector<Text> texts = random_texts(random, 20);
    const Arrangement arrangement = renamed({{"a", "z"}, {"b", "z"}}, {"c"});
    Counts counts = counted_so({texts.begin(), texts.begin() + 10}, {});
    Both arranging(counts);
    arranging.arrange(arrangement);
    arranging.restore();
    merge(counts, counted_so({texts.begin() + 10, texts.end()}, {}));
    arranging.arrange(arrangement);
    CHECK(counts_json(counts) == counts_json(counted_so(texts, arrangement)));
}

TEST_CASE("The words of a source that is left out are not saved", "[arrangement]") {
    Counts counts = counted("plain words", "a");
    merge(counts, counted("a secret", "b"));
    arrange(counts, renamed({}, {"b"}));
    CHECK(counts_json(counts).find("secret") == std::string::npos);
    CHECK(counts_json(counts) == counts_json(counted("plain words", "a")));
}

TEST_CASE("A file's texts go by their new names", "[arrangement]") {
    for (const Format format : {Format::plain, Format::jsonl}) {
        Counter counter;
        FileSpec file{"f", "a", format};
        file.namings = {{.renamed = {{"a", "x"}, {"b", "x"}}}};
        Reader reader(counter, file);
        reader.feed(format == Format::plain ? "some words" : "{\"model\":\"b\",\"output\":\"some words\"}\n");
        CHECK(reader.finish().sources == std::vector<std::string>{format == Format::plain ? "a" : "b"});
        CHECK(counter.take().terms.find("x") != nullptr);
    }
}

TEST_CASE("Names are one line, not empty, and not too long", "[arrangement]") {
    CHECK_FALSE(why_no_name("Gemma 3 “27b” = 日本語"));
    CHECK_FALSE(why_no_name(std::string(limits::name_bytes, 'a')));
    for (const std::string& name :
         {std::string(), std::string("  "), std::string(limits::name_bytes + 1, 'a'), std::string("a\nb"),
          std::string("a\0b", 3), std::string("a\u2028b"), std::string("a\u202Eb"), std::string("a\xFF")}) {
        CHECK(why_no_name(name));
    }
}

TEST_CASE("An arrangement comes as JSON", "[arrangement][json]") {
    Errors errors;
    const auto arrangement =
        parse_arrangement(R"({"renamed":[{"from":"a","to":"x"},{"from":"b","to":"x"}],"leftOut":["c"]})", errors);
    CHECK(arrangement == renamed({{"a", "x"}, {"b", "x"}}, {"c"}));
    CHECK(parse_arrangement(R"({"leftOut":[]})", errors) == Arrangement{});
    CHECK(errors.empty());
    for (const char* bad :
         {"", "[]", "{}", R"({"leftOut":[1]})", R"({"renamed":1,"leftOut":[]})", R"({"renamed":[1],"leftOut":[]})",
          R"({"renamed":[{"from":"a"}],"leftOut":[]})", R"({"renamed":[{"from":"a","to":""}],"leftOut":[]})",
          R"({"renamed":[{"to":"a"}],"leftOut":[]})", R"({"renamed":[{"from":"a","to":"a\nb"}],"leftOut":[]})",
          R"({"renamed":[{"from":"a","to":"x"},{"from":"a","to":"y"}],"leftOut":[]})"}) {
        errors.clear();
        CHECK_FALSE(parse_arrangement(bad, errors));
        REQUIRE(errors.size() == 1);
        CHECK(errors[0].code == ErrorCode::bad_option);
    }
}

TEST_CASE("Names that are not there are told", "[arrangement]") {
    const Counts counts = counted("words", "a");
    const auto missing = [&](const Arrangement& arrangement) {
        return not_there(split_up(CountedSources(counts.terms), arrangement.names), arrangement);
    };
    CHECK(missing(renamed({{"a", "x"}}, {"x"})).empty());
    const Errors errors = missing(renamed({{"a", "x"}, {"b", "y"}}, {"a"}));
    REQUIRE(errors.size() == 2);
    CHECK(errors[0].code == ErrorCode::unknown_source);
    CHECK(errors[1].message.find("\"b\"") != std::string::npos);
}
