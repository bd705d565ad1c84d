// Profile -> tree, slop lists, and their JSON.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <nlohmann/json.hpp>

#include "kinprint/json.hpp"
#include "kinprint/rates.hpp"
#include "kinprint/support.hpp"
#include "profiles.hpp"

using namespace kinprint;
using namespace kinprint::test;
using Catch::Matchers::WithinRel;

namespace {

Counts counts_of_sources(const std::vector<std::pair<std::string, std::string>>& texts) {
    Counts counts;
    for (const auto& [source, text] : texts) {
        merge(counts, counted(text, source));
    }
    return counts;
}

/// Sources that share a style two by two: each style is a bias towards some words.
Counts styled(Random& random, const std::vector<std::string>& names, std::size_t texts) {
    static constexpr std::string_view words[] = {"light",  "shadow", "river", "stone", "whisper", "echo",
                                                 "silver", "ember",  "the",   "of",    "and",     ","};
    Counter counter;
    for (std::size_t s = 0; s < names.size(); ++s) {
        for (std::size_t t = 0; t < texts; ++t) {
            counter.begin_text();
            for (int word = 0; word < 200; ++word) {
                const std::size_t biased = (s / 2) * 3 + random.below(3);
                counter.feed(words[random.below(2) == 0 ? biased : random.below(std::size(words))]);
                counter.feed(" ");
            }
            counter.end_text(names[s], {std::to_string(t), names[s] + std::to_string(t)});
        }
    }
    return counter.take();
}

std::string repeated(const std::string& text, std::size_t times) {
    std::string all;
    for (std::size_t time = 0; time < times; ++time) {
        all += text;
    }
    return all;
}

const std::string warning_of_two =
    "With two sources alone there is nothing to measure against: any two are equally far apart. Choose Jensen-Shannon or add "
    "sources.";

const Baseline& small_baseline() {
    static const Baseline baseline = [] {
        Errors errors;
        return Baseline::parse("# test\nabsent 200\n@ 600\nlight river stone\n@ 300\nwhisper ember\n", errors);
    }();
    return baseline;
}

}  // namespace

TEST_CASE("Rates are per 1,000 words, of the terms with the highest mean rate", "[tree]") {
    const Counts counts = counts_of_sources({{"x", "a a a b"}, {"y", "a b b b"}, {"z", "c c c c"}});
    const Rates rates = most_frequent(counts.terms, 3);
    REQUIRE(rates.terms.size() == 3);
    std::vector<std::string> terms;
    for (const TermId term : rates.terms) {
        terms.push_back(counts.terms.vocabulary.text(term));
    }
    CHECK(terms == std::vector<std::string>{"a", "b", "c"});  // 1000 each, so by their bytes
    CHECK(rates.per_thousand.row(0)[0] == 750.0);
    CHECK(rates.per_thousand.row(1)[0] == 250.0);
    CHECK(rates.per_thousand.row(2)[2] == 1000.0);
    CHECK(most_frequent(counts.terms, 1000).terms.size() == 7);  // 3 words, 4 pairs
}

TEST_CASE("Sources of one style are next to each other, by every distance and linkage", "[tree]") {
    Random random(31);
    const Counts counts = styled(random, {"a1", "a2", "b1", "b2", "c1", "c2"}, 8);
    for (const Distance distance : {Distance::cosine_delta, Distance::burrows, Distance::jsd}) {
        for (const Linkage linkage : {Linkage::average, Linkage::complete, Linkage::single, Linkage::ward}) {
            const TreeResult result = make_tree(counts, forced({distance, linkage, 500, 1}), {});
            CAPTURE(name(distance), name(linkage));
            REQUIRE(result.tree.merges.size() == 5);
            for (std::size_t pair = 0; pair < 3; ++pair) {
                CHECK(result.tree.merges[pair].b == result.tree.merges[pair].a + 1);
                CHECK(result.tree.merges[pair].a % 2 == 0);
            }
        }
    }
}

TEST_CASE("A tree does not depend on the order in which texts came", "[tree][property]") {
    Random random(32);
    Counts forward;
    Counts backward;
    std::vector<Counts> parts(12);
    for (Counts& part : parts) {
        part = random_counts(random);
    }
    for (const Counts& part : parts) {
        merge(forward, Counts(part));
    }
    std::ranges::reverse(parts);
    for (const Counts& part : parts) {
        merge(backward, Counts(part));
    }
    const Baseline& baseline = small_baseline();
    for (const Distance distance : {Distance::cosine_delta, Distance::burrows, Distance::jsd, Distance::slop_overlap}) {
        const TreeOptions options = forced({distance, Linkage::average, 50, 1});
        CHECK(to_json(make_tree(forward, options, {&baseline})) == to_json(make_tree(backward, options, {&baseline})));
    }
}

TEST_CASE("Fewer than two sources give a reason instead of a tree", "[tree]") {
    const TreeResult none = make_tree({}, {}, {});
    REQUIRE(none.errors.size() == 1);
    CHECK(none.errors[0].code == ErrorCode::too_few_sources);
    const TreeResult one = make_tree(counted("one writer"), forced(), {});
    REQUIRE(one.errors.size() == 1);
    CHECK(one.errors[0].code == ErrorCode::too_few_sources);
    CHECK(one.sources.size() == 1);
    CHECK(one.tree.merges.empty());
    CHECK(nlohmann::json::parse(to_json(one)).at("newick") == "a;");
}

TEST_CASE("A source of too few words is left out and named, unless forced", "[tree]") {
    Counts counts = counts_of_sources({{"b", repeated("one two three four five ", 1000)},
                                       {"c", repeated("one two three four ", 1250)},
                                       {"d", repeated("one two three ", 1666)}});
    const TreeResult result = make_tree(counts, {}, {});
    CHECK(result.names() == std::vector<std::string>{"b", "c"});
    CHECK(result.tree.merges.size() == 1);
    REQUIRE(result.left_out.size() == 1);
    CHECK(result.left_out[0].name == "d");
    CHECK(result.left_out[0].words == 4998);
    REQUIRE(result.errors.size() == 1);
    CHECK(result.errors[0].code == ErrorCode::too_few_words);
    CHECK(result.errors[0].file.empty());
    for (const char* part : {"\"d\"", "4,998 words", "5,000", "--force"}) {
        CHECK(result.errors[0].message.find(part) != std::string::npos);
    }
    const auto json = nlohmann::json::parse(to_json(result));
    CHECK(json.at("leftOut") == nlohmann::json::parse(R"([{"name": "d", "texts": 1, "words": 4998}])"));
    CHECK(json.at("errors")[0].at("code") == "too-few-words");

    const TreeResult all = make_tree(counts, forced(), {});
    CHECK(all.names() == std::vector<std::string>{"b", "c", "d"});
    CHECK(all.left_out.empty());
    CHECK(all.errors.empty());
    CHECK(all.sources[2].warnings.at(0) == "Only 4,998 words: below 5,000, its place in the tree is a guess.");

    const TreeResult alone =
        make_tree(counts_of_sources({{"b", repeated("word ", 5000)}, {"d", "a few words"}}), {}, {});
    CHECK(alone.tree.merges.empty());
    REQUIRE(alone.errors.size() == 2);
    CHECK(alone.errors[1].code == ErrorCode::too_few_sources);
}

TEST_CASE("What is left out changes nothing of the rest, by any distance", "[tree]") {
    Random random(34);
    const Counts counts = styled(random, {"a1", "a2", "b1", "b2"}, 30);
    Counts more = counts;
    merge(more, counted(repeated("ember whisper quite other words ", 800), "a0"));
    for (const Distance distance : {Distance::snr, Distance::whitened, Distance::cosine_delta, Distance::burrows,
                                    Distance::jsd, Distance::slop_overlap}) {
        const TreeOptions options{distance, Linkage::average, 30, 1};
        const TreeResult result = make_tree(more, options, {&small_baseline()});
        CHECK(result.left_out.size() == 1);
        CHECK(result.distances.values == make_tree(counts, options, {&small_baseline()}).distances.values);
    }
}

TEST_CASE("Slop overlap needs the content words of every source", "[tree]") {
    Random random(35);
    Counts counts = styled(random, {"a1", "a2", "b1"}, 2);
    counts.content = {};
    const TreeResult result =
        make_tree(counts, forced({Distance::slop_overlap, Linkage::average, 50, 1}), {&small_baseline()});
    REQUIRE(result.errors.size() == 1);
    CHECK(result.errors[0].code == ErrorCode::bad_option);
}

TEST_CASE("Slop overlap needs two texts of every source, or a text of two stretches", "[tree]") {
    const auto errors = [](const Counts& counts) {
        return make_tree(counts, forced({Distance::slop_overlap, Linkage::average, 50, 1}), {&small_baseline()}).errors;
    };
    Random random(36);
    const Counts several = styled(random, {"a1", "a2"}, 2);
    CHECK(errors(several).empty());
    Counts more = several;
    merge(more, counted(repeated("ember whisper ", 1000), "b"));
    REQUIRE(errors(more).size() == 1);
    CHECK(errors(more)[0].code == ErrorCode::bad_option);
    CHECK(errors(more)[0].message.find("\"b\"") != std::string::npos);
    const TreeOptions options = forced({Distance::jsd, Linkage::average, 50, 1});
    const Comparison comparison = comparison_of_tree(more, options, nullptr);
    TreeResult by_jsd = make_tree(more, options, comparison, &small_baseline());
    find_nearest(more, comparison, &small_baseline(), by_jsd);
    CHECK(by_jsd.nearest.at(0).asked == 5);
    Counts longer = several;
    merge(longer, counted(repeated("ember whisper ", 1001), "b"));
    CHECK(errors(longer).empty());
}

TEST_CASE("Words enough in few prompts or texts are warned of, too", "[tree]") {
    const auto warnings = [](std::size_t texts, bool known) {
        Counter counter;
        for (std::size_t text = 0; text < texts; ++text) {
            counter.begin_text();
            counter.feed(repeated("some words ", 10'000 / texts + 1));
            counter.end_text("a", {known ? std::to_string(text / 2) : "", std::to_string(text)});
        }
        Counts counts = counter.take();
        merge(counts, counted(repeated("other words ", 10'000), "b"));
        return make_tree(counts, {}, {}).sources[0].warnings;
    };
    const auto with_two = [](std::string text) {  // after it comes that there are but two sources
        return std::vector<std::string>{std::move(text), warning_of_two};
    };
    CHECK(warnings(30, false) == std::vector<std::string>{warning_of_two});
    CHECK(warnings(29, false) == with_two("Only 29 texts: below 30, its place in the tree is unsure."));
    CHECK(warnings(60, true) == std::vector<std::string>{warning_of_two});
    CHECK(warnings(58, true) == with_two("Only 29 prompts: below 30, its place in the tree is unsure."));
    CHECK(warnings(1, false) == with_two("Only 1 text: below 30, its place in the tree is unsure."));
}

TEST_CASE("What is said of prompts is what was done about them", "[tree]") {
    // Sources a to c answer prompts 0 and 1; d answers one that nobody else did, too, if it is `apart`.
    const auto notes = [](bool apart, Centre centre) {
        Counter counter;
        for (const char* source : {"a", "b", "c", "d"}) {
            for (const char* prompt : {"0", "1"}) {
                const bool own = apart && *source == 'd' && *prompt == '1';
                counter.begin_text();
                counter.feed(repeated("some words of ", 20) + source);
                counter.end_text(source, {own ? "own" : prompt, prompt});
            }
        }
        TreeOptions options = forced();
        options.centre = centre;
        std::vector<std::string> all = make_tree(counter.take(), options, {}).notes;
        all.erase(all.begin());  // that it learned its weights from these
        return all;
    };
    for (const Centre centre : {Centre::automatic, Centre::none}) {
        CHECK(notes(false, centre).empty());
    }
    CHECK(notes(false, Centre::prompts).at(0).find("name no prompts, or all the same") != std::string::npos);
    CHECK(notes(true, Centre::none).at(0).find("all the same") != std::string::npos);
    for (const Centre centre : {Centre::automatic, Centre::prompts}) {  // prompt 0 links d with the others
        CHECK(notes(true, centre).at(0).find("who answered the same. Of 1 source more") != std::string::npos);
    }
}

TEST_CASE("Centring by genre says what it did", "[tree]") {
    const auto notes = [](bool known) {
        Counter counter;
        for (const char* source : {"a", "b", "c"}) {
            for (const char* genre : {"story", "essay"}) {
                counter.begin_text();
                counter.feed(repeated("some words of ", 20) + source);
                counter.end_text(source, {std::string(source) + genre, "text", known ? genre : ""});
            }
        }
        TreeOptions options = forced();
        options.centre = Centre::genre;
        return make_tree(counter.take(), options, {}).notes.at(1);
    };
    CHECK(notes(true).find("wrote in the same genres") != std::string::npos);
    CHECK(notes(false).find("name no genre") != std::string::npos);
}

TEST_CASE("The page's options force and collapse", "[tree][json]") {
    Errors errors;
    const auto options = parse_tree_options(R"({"force": true, "collapse": 0.5})", errors);
    REQUIRE(options);
    CHECK(options->force);
    CHECK(options->collapse == 0.5);
    CHECK_FALSE(parse_tree_options("{}", errors)->force);
    CHECK(errors.empty());
    for (const char* wrong :
         {R"({"force": 1})", R"({"collapse": 1.5})", R"({"collapse": -0.1})", R"({"collapse": "1"})"}) {
        CHECK_FALSE(parse_tree_options(wrong, errors));
    }
    CHECK(errors.size() == 4);
}

TEST_CASE("A source without words is no leaf", "[tree]") {
    const Counts counts = counts_of_sources({{"x", "some words"}, {"y", "other words"}, {"z", "..."}});
    CHECK(make_tree(counts, forced(), {}).sources.size() == 2);
}

TEST_CASE("Slop overlap without the human table is an error, not a wrong tree", "[tree]") {
    const Counts counts = counts_of_sources({{"x", "some words"}, {"y", "other words"}});
    const TreeResult result = make_tree(counts, forced({Distance::slop_overlap, Linkage::average, 5000, 1}), {});
    CHECK(result.tree.merges.empty());
    REQUIRE(result.errors.size() == 1);
    CHECK(result.errors[0].code == ErrorCode::bad_option);
}

TEST_CASE("Results carry their warnings", "[tree]") {
    const TreeResult two =
        make_tree(counts_of_sources({{"x", "some words"}, {"y", "日本語日本語日本語日本語日本語 中文"}}), forced(), {});
    CHECK(two.sources[0].warnings.size() == 2);  // few words; two sources alone
    CHECK(two.sources[1].warnings.size() == 3);  // and a script without spaces
}

TEST_CASE("The JSON of a tree has the promised fields", "[tree][json]") {
    const auto json = nlohmann::json::parse(
        to_json(make_tree(counts_of_sources({{"x", "a b c"}, {"y", "b c d"}, {"z", "e f"}}), forced(), {})));
    for (const char* key : {"kinprint", "icu", "options", "sources", "distances", "merges", "newick", "errors"}) {
        CHECK(json.contains(key));
    }
    CHECK(json.at("icu") == "76.1");
    CHECK(json.at("distances").size() == 3);
    CHECK(json.at("merges").size() == 2);
    CHECK(json.at("merges")[0].contains("height"));
    CHECK(json.at("options").at("distance") == "snr");
    CHECK(json.at("notes").size() == 1);  // weighed by themselves, for want of a reference
}

TEST_CASE("Slop lists: ratio to people for words, counts for runs, two prompts at least", "[slop]") {
    Counter counter;
    for (int text = 0; text < 6; ++text) {
        counter.begin_text();
        counter.feed("silver light, silver ember whisper. ");
        if (text == 0) {
            counter.feed("topic topic topic topic topic topic topic");
        }
        counter.end_text("x", {std::to_string(text), std::to_string(text)});
    }
    const Profile content = counter.take().content;
    const SlopLists lists = slop_lists(content, content.sources[0], small_baseline(), {});
    std::vector<std::string> words;
    for (const SlopTerm& entry : lists.words) {
        words.push_back(content.vocabulary.text(entry.term));
    }
    CHECK(words == std::vector<std::string>{"silver", "ember", "whisper", "light"});  // "topic" is in one prompt only
    const double rate = 12.0 * 1000.0 / 37.0;
    CHECK_THAT(lists.words[0].rate, WithinRel(rate, 1e-12));
    CHECK_FALSE(lists.words[0].human_rate);
    CHECK_THAT(lists.words[0].ratio.value(), WithinRel(rate / 1e-4, 1e-9));  // absent: Zipf 2 is 1e-4 per 1,000
    CHECK_THAT(lists.words[3].human_rate.value(), WithinRel(1.0, 1e-9));     // Zipf 6 is 1 per 1,000
    CHECK(lists.words[0].texts == 6);
    REQUIRE(lists.pairs.size() == 4);
    CHECK(lists.triples.size() == 3);
    CHECK(lists.triples.at(0).count == 6);
}

TEST_CASE("Of a single text, slop lists hold what comes in two of its stretches", "[slop]") {
    const std::string stretch = repeated("tapestry of words, ", 700);  // 2,100 words
    const Profile content = counted(stretch + repeated("moonlight ", 20) + stretch).content;
    const SlopLists lists = slop_lists(content, content.sources[0], small_baseline(), {});
    REQUIRE(lists.words.size() == 2);
    CHECK(content.vocabulary.text(lists.words[0].term) == "tapestry");
    CHECK(lists.words[0].texts == 1);
    CHECK(lists.words[0].prompts == 3);
    const Profile short_content = counted("tapestry tapestry tapestry tapestry tapestry tapestry").content;
    CHECK(slop_lists(short_content, short_content.sources[0], small_baseline(), {}).words.empty());
    const SlopReport report = slop_report(short_content, small_baseline(), {});
    REQUIRE(report.errors.size() == 1);
    CHECK(report.errors[0].code == ErrorCode::too_few_words);
}

TEST_CASE("A slop report names an unknown source", "[slop]") {
    const Counts counts = counted("some words here");
    const SlopReport report = slop_report(counts.content, small_baseline(), {"nobody", 5});
    CHECK(report.sources.empty());
    REQUIRE(report.errors.size() == 1);
    CHECK(report.errors[0].code == ErrorCode::unknown_source);
}

TEST_CASE("Options are read from JSON; what is wrong is an error", "[json]") {
    Errors errors;
    const auto options = parse_tree_options(R"({"distance":"jsd","linkage":"ward","terms":10,"seed":3})", errors);
    REQUIRE(options);
    CHECK(options->distance == Distance::jsd);
    CHECK(options->linkage == Linkage::ward);
    CHECK(options->terms == 10);
    CHECK(parse_tree_options("{}", errors));
    CHECK(errors.empty());
    for (const char* bad : {"", "[]", "{\"distance\":\"x\"}", "{\"terms\":0}", "{\"terms\":-1}", "{\"terms\":1e99}",
                            "{\"seed\":\"1\"}"}) {
        CHECK_FALSE(parse_tree_options(bad, errors));
    }
    CHECK(errors.size() == 7);
    CHECK_FALSE(parse_roots(R"([{"kind":"disk","paths":[]}])", errors));
    CHECK_FALSE(parse_file_spec(R"({"file":"x"})", errors));
}

TEST_CASE("The human table: figures, absent words, and damage", "[slop]") {
    Errors errors;
    const Baseline baseline = Baseline::parse("@ 600\none two\n@ x\nlost\n@ 500\nthree\nabsent 100\n", errors);
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].byte == 14);
    CHECK(baseline.words() == 3);
    CHECK_THAT(baseline.rate("two").value(), WithinRel(1.0, 1e-9));
    CHECK_THAT(baseline.rate("three").value(), WithinRel(0.1, 1e-9));
    CHECK_FALSE(baseline.rate("lost"));
    CHECK_THAT(baseline.absent_rate(), WithinRel(1e-5, 1e-9));
}

TEST_CASE("Genres that differ are told of where nothing is centred by them", "[tree]") {
    // With no prompt named, and each source in a genre of its own group.
    const auto notes = [](bool differ, Distance distance, Centre centre) {
        Counter counter;
        for (const char* source : {"a", "b", "c", "d", "e", "f"}) {
            for (const char* text : {"0", "1"}) {
                counter.begin_text();
                counter.feed(repeated("some words of ", 20) + source);
                counter.end_text(source, {"", text, differ && *source > 'c' ? "essay" : "story"});
            }
        }
        TreeOptions options = forced();
        options.distance = distance;
        options.centre = centre;
        std::string all;
        for (const std::string& note : make_tree(counter.take(), options, {}).notes) {
            all += note;
        }
        return all;
    };
    const auto has = [](const std::string& all, const char* what) { return all.find(what) != std::string::npos; };
    CHECK(has(notes(true, Distance::snr, Centre::automatic), "Centring by genre measures each against its own"));
    CHECK(has(notes(true, Distance::jsd, Centre::automatic), "different genres"));
    CHECK_FALSE(has(notes(false, Distance::snr, Centre::automatic), "different genres"));
    CHECK_FALSE(has(notes(true, Distance::snr, Centre::genre), "different genres"));
    CHECK(has(notes(true, Distance::jsd, Centre::genre), "This distance knows no centring"));
}
