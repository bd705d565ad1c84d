// A large collection is counted by its common terms: which these are depends on the texts alone, what is said of them
// is exact, and trees are the same.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <map>
#include <memory>
#include <utility>

#include "comparison/notes.hpp"
#include "files.hpp"
#include "kinprint/comparison.hpp"
#include "kinprint/json.hpp"
#include "kinprint/limits.hpp"
#include "kinprint/survey.hpp"
#include "profiles.hpp"
#include "round_trip.hpp"
#include "texts.hpp"

using namespace kinprint;
using namespace kinprint::test;

namespace {

/// So few terms that most of a small collection are rare.
SurveyRule strict(std::size_t singles, std::size_t runs, std::uint64_t words_of_small_sources = 0) {
    SurveyRule rule;
    rule.most = {{{singles, runs, 0}, {singles, runs, runs}}};
    rule.words_of_small_sources = words_of_small_sources;
    return rule;
}

void look_through(Survey& survey, const Text& text) {
    survey.begin_text(Cut::by_rules);
    survey.feed(text.content);
    survey.end_text(text.source, text.label);
}

Survey surveyed(const std::vector<Text>& texts, const SurveyRule& rule, Part part = Part::both) {
    Survey survey(part, rule);
    for (const Text& text : texts) {
        look_through(survey, text);
    }
    return survey;
}

std::shared_ptr<const CommonTerms> common_of(const Survey& survey, const Weights* weights = nullptr) {
    auto common = std::make_shared<CommonTerms>();
    common->add(survey, weights);
    return common;
}

/// A word of the `at`-th rank, in letters alone.
std::string word(std::uint64_t at) {
    std::string word = "word";
    for (; at > 0; at /= 26) {
        word += static_cast<char>('a' + at % 26);
    }
    return word;
}

/// Text whose words have ranks as those of languages have: of each half of all words as many more.
std::string zipfian(Random& random, std::size_t words) {
    std::string text;
    for (std::size_t at = 0; at < words; ++at) {
        text += word(random.below(std::size_t{2} << random.below(12)));
        const std::uint64_t after = random.below(20);
        text += after == 0 ? ".\n\n" : after < 3 ? ", " : " ";
    }
    return text;
}

std::vector<Text> random_collection(Random& random, std::size_t texts, std::size_t sources) {
    std::vector<Text> all;
    for (std::size_t at = 0; at < texts; ++at) {
        const std::string source = "source " + std::to_string(random.below(sources));
        all.push_back({source, {std::to_string(random.below(40)), "f:" + std::to_string(at)}, zipfian(random, 300)});
    }
    return all;
}

using Key = std::pair<TermKind, std::string>;

/// Each block's counts, by its source and id.
std::map<std::string, std::map<Key, std::uint64_t>> counts_by_block(const Profile& profile) {
    std::map<std::string, std::map<Key, std::uint64_t>> blocks;
    for (const Source& source : profile.sources) {
        for (const Block& block : source.blocks) {
            auto& counts = blocks[source.name + '/' + block.id + '/' + block.prompt];
            for (const TermCount& entry : block.terms) {
                counts[{profile.vocabulary[entry.term].kind, profile.vocabulary.text(entry.term)}] = entry.count;
            }
        }
    }
    return blocks;
}

std::map<Key, std::uint64_t> totals(const Profile& profile) {
    std::map<Key, std::uint64_t> all;
    for (const auto& [_, block] : counts_by_block(profile)) {
        for (const auto& [term, count] : block) {
            all[term] += count;
        }
    }
    return all;
}

std::uint64_t occurrences(const Profile& profile) {
    std::uint64_t sum = 0;
    for (const auto& [_, count] : totals(profile)) {
        sum += count;
    }
    for (const Source& source : profile.sources) {
        for (const Block& block : source.blocks) {
            sum += block.uncounted;
        }
    }
    return sum;
}

Counts counted_by(const std::vector<Text>& texts, std::shared_ptr<const CommonTerms> common, Part part = Part::both) {
    Counter counter(part, std::move(common));
    for (const Text& text : texts) {
        counter.begin_text();
        counter.feed(text.content);
        counter.end_text(text.source, text.label);
    }
    return counter.take();
}

/// What is held is exact, and nothing is missing that came `floor` times.
void check_against_all(const Profile& common, const Profile& all) {
    const std::map<Key, std::uint64_t> held = totals(common);
    const std::map<Key, std::uint64_t> known = totals(all);
    for (const auto& [term, count] : held) {
        CHECK(known.at(term) == count);
    }
    for (const auto& [term, count] : known) {
        if (count >= common.floor) {
            CHECK(held.contains(term));
        }
    }
    const auto blocks = counts_by_block(common);
    for (const auto& [name, counts] : counts_by_block(all)) {
        for (const auto& [term, count] : counts) {
            if (held.contains(term)) {
                CHECK(blocks.at(name).at(term) == count);
            }
        }
    }
    CHECK(occurrences(common) == occurrences(all));
    CHECK(held.size() < known.size() / 2);
}

}  // namespace

TEST_CASE("What is held of common terms is exact, block by block, and only rare ones are missing", "[survey]") {
    Random random(51);
    for (int round = 0; round < 6; ++round) {
        const std::vector<Text> texts = random_collection(random, 60, 1 + random.below(4));
        const auto common = common_of(surveyed(texts, strict(300, 400)));
        const Counts all = counted_plainly(texts);
        const Counts held = counted_by(texts, common);
        CHECK(held.terms.floor > 1);
        CHECK(held.content.floor > 1);
        check_against_all(held.terms, all.terms);
        check_against_all(held.content, all.content);
    }
}

TEST_CASE("Parts that are counted alone hold the same as together", "[survey]") {
    Random random(52);
    const std::vector<Text> texts = random_collection(random, 40, 3);
    SurveyRule rule = strict(100, 4000);
    rule.most[1][0] = 2000;  // of content words ever so many more are common
    const Counts both = counted_by(texts, common_of(surveyed(texts, rule)));
    const auto of_terms = common_of(surveyed(texts, rule, Part::terms));
    const auto of_content = common_of(surveyed(texts, rule, Part::content));
    const Counts alone{counted_by(texts, of_terms, Part::terms).terms,
                       counted_by(texts, of_content, Part::content).content};
    CHECK(counts_json(alone) == counts_json(both));
}

TEST_CASE("What is common does not depend on who looked through what, nor in which order", "[survey]") {
    Random random(53);
    const std::vector<Text> texts = random_collection(random, 60, 5);
    const SurveyRule rule = strict(200, 300, 4000);
    const auto whole = common_of(surveyed(texts, rule));
    std::vector<Text> shuffled = texts;
    for (std::size_t at = shuffled.size(); at > 1; --at) {
        std::swap(shuffled[at - 1], shuffled[random.below(at)]);
    }
    std::vector<Survey> parts;
    for (int part = 0; part < 3; ++part) {
        parts.emplace_back(Part::both, rule);
    }
    for (const Text& text : shuffled) {
        look_through(parts[random.below(parts.size())], text);
    }
    parts[0].add(parts[1]);
    REQUIRE(parts[0].add_bytes(parts[2].to_bytes()));
    const auto put_together = common_of(parts[0]);
    CHECK(put_together->terms.to_bytes() == whole->terms.to_bytes());
    CHECK(put_together->content.to_bytes() == whole->content.to_bytes());
}

TEST_CASE("All terms of small sources are common, of whatever else there is", "[survey]") {
    Random random(54);
    std::vector<Text> texts = random_collection(random, 60, 1);
    const Text small{"small", {"", "s"}, zipfian(random, 900)};
    texts.insert(texts.begin() + 7, small);
    const std::map<Key, std::uint64_t> own = totals(counted_plainly({small}).terms);
    const auto lacks = [&](std::uint64_t words_of_small_sources) {
        const auto common = common_of(surveyed(texts, strict(100, 100, words_of_small_sources)));
        const std::map<Key, std::uint64_t> held = totals(counted_by(texts, common).terms);
        std::size_t missing = 0;
        for (const auto& [term, _] : own) {
            missing += held.contains(term) ? 0 : 1;
        }
        return missing;
    };
    CHECK(lacks(2 * 900 + 100) == 0);
    CHECK(lacks(2 * 900 - 100) > own.size() / 4);
}

TEST_CASE("Terms with weights are common, however rare", "[survey]") {
    Random random(55);
    std::vector<Text> texts = random_collection(random, 40, 2);
    texts[3].content += " oncehere oncethere ";
    Weights weights;
    weights.terms = {"oncehere oncethere", "neverseen"};
    const auto held = totals(counted_by(texts, common_of(surveyed(texts, strict(100, 100)), &weights)).terms);
    CHECK(held.contains({TermKind::pair, "oncehere oncethere"}));
    CHECK(held.contains({TermKind::word, "oncethere"}));
    CHECK_FALSE(totals(counted_by(texts, common_of(surveyed(texts, strict(100, 100)))).terms)
                    .contains({TermKind::pair, "oncehere oncethere"}));
}

TEST_CASE("What was counted before a survey stays, and is counted on", "[survey]") {
    Random random(56);
    const std::vector<Text> before = random_collection(random, 4, 2);
    const std::vector<Text> after = random_collection(random, 60, 2);
    Counts all = counted_plainly(before);
    Survey survey = surveyed(after, strict(100, 100));
    survey.hold(all);
    const std::map<Key, std::uint64_t> old = totals(all.terms);
    merge(all, counted_by(after, common_of(survey)));
    std::vector<Text> both = before;
    both.insert(both.end(), after.begin(), after.end());
    const std::map<Key, std::uint64_t> known = totals(counted_plainly(both).terms);
    const std::map<Key, std::uint64_t> held = totals(all.terms);
    for (const auto& [term, _] : old) {
        CHECK(held.at(term) == known.at(term));
    }
}

TEST_CASE("Bytes that are no survey, and none of common terms, are refused", "[survey]") {
    Random random(57);
    const Survey survey = surveyed(random_collection(random, 3, 2), strict(100, 100, 1000), Part::terms);
    const std::string bytes = survey.to_bytes();
    const std::string common = common_of(survey)->terms.to_bytes();
    for (const std::size_t size : {std::size_t{0}, std::size_t{7}, bytes.size() / 2, bytes.size() - 1}) {
        CHECK_FALSE(Survey(Part::terms).add_bytes(std::string_view(bytes).substr(0, size)));
    }
    CHECK(Common::from_bytes(common));
    CHECK_FALSE(Common::from_bytes(std::string_view(common).substr(0, common.size() - 1)));
    CHECK_FALSE(Common::from_bytes(bytes));
}

TEST_CASE("Files are looked through where they are many bytes: packed ones count for more, counts for nothing",
          "[survey]") {
    const std::uint64_t most = limits::surveyed_bytes;
    CHECK_FALSE(needs_survey({{"a.txt", most / 2}, {"b.txt", most / 2}}));
    CHECK(needs_survey({{"a.txt", most / 2}, {"b.txt", most / 2 + 1}}));
    CHECK(needs_survey({{"a.jsonl.gz", most / 2}}));
    CHECK_FALSE(needs_survey({{"a.kinprint.json", 2 * most}}));
}

TEST_CASE("Counts without their rare terms come back from JSON and bytes as they went", "[survey]") {
    Random random(58);
    const std::vector<Text> texts = random_collection(random, 30, 2);
    const Counts counts = counted_by(texts, common_of(surveyed(texts, strict(100, 100))));
    CHECK(come_back(counts).terms.floor == counts.terms.floor);
}

TEST_CASE("Counts that are read among texts keep their floor", "[survey]") {
    Random random(60);
    const std::vector<Text> texts = random_collection(random, 30, 2);
    Counts counts = counted_by(texts, common_of(surveyed(texts, strict(100, 100))));
    const std::uint32_t floor = counts.terms.floor;
    Counter counter(Part::both, common_of(surveyed(texts, strict(10'000, 10'000))));
    counter.add(std::move(counts));
    CHECK(floor > 1);
    CHECK(counter.take().terms.floor == floor);
}

TEST_CASE("Where terms may be missing that belong among those compared, that is said", "[survey]") {
    Random random(59);
    const std::vector<Text> texts = random_collection(random, 8000, 2);
    const Counts all = counted_plainly(texts, Part::terms);
    const Counts held = counted_by(texts, common_of(surveyed(texts, strict(2000, 300), Part::terms)), Part::terms);
    REQUIRE(held.terms.floor > 1);
    const auto is_told = [](const Counts& counts, std::size_t terms) {
        const Comparison comparison(counts.terms, {.terms = terms}, nullptr);
        const auto notes = notes_of(comparison, Distance::cosine_delta, Centre::automatic);
        return std::ranges::any_of(
            notes, [](const std::string& note) { return note.find("rare terms") != std::string::npos; });
    };
    CHECK(is_told(held, 5000));
    CHECK_FALSE(is_told(held, 50));
    CHECK_FALSE(is_told(all, 5000));
}

TEST_CASE("Trees by common terms are those by all terms, to the last bit, on real texts", "[survey]") {
    const char* const folder = std::getenv("KINPRINT_CORPUS_TEXTS");
    if (folder == nullptr || *folder == '\0') {
        SKIP("KINPRINT_CORPUS_TEXTS names no folder of .jsonl files with real texts");
    }
    Errors errors;
    const std::filesystem::path data = std::filesystem::path(KINPRINT_ROOT) / "core/data";
    const auto weights = parse_weights(bytes_of(data / "weights-en.json"), "weights-en.json", errors);
    const auto baseline = Baseline::parse(bytes_of(data / "baseline-en.txt"), errors);
    REQUIRE(weights);
    Survey survey(Part::both);
    for (const auto& file : jsonl_files(folder)) {
        read_file(file, Format::jsonl, survey);
    }
    Counter counter(Part::both, common_of(survey, &*weights));
    for (const auto& file : jsonl_files(folder)) {
        read_file(file, Format::jsonl, counter);
    }
    const Counts held = counter.take();
    const Counts all = counts_of_folder(folder);
    CHECK(held.terms.vocabulary.size() < all.terms.vocabulary.size() / 10);
    CHECK(held.content.vocabulary.size() < all.content.vocabulary.size() / 4);
    for (const Weights* known : {&*weights, static_cast<const Weights*>(nullptr)}) {
        const Comparison by_common(held.terms, {}, known);
        const Comparison by_all(all.terms, {}, known);
        for (std::size_t at = 0; at < distance_count; ++at) {
            const auto distance = static_cast<Distance>(at);
            CAPTURE(name(distance));
            CHECK(distances_by(distance, by_common, held.content, &baseline).values ==
                  distances_by(distance, by_all, all.content, &baseline).values);
        }
    }
}
