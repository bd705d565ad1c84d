// Texts that several files hold: that each is said, once a file, and no other.
#include "kinprint/shared_texts.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <map>
#include <set>

#include "kinprint/json.hpp"
#include "kinprint/limits.hpp"
#include "profiles.hpp"
#include "reading.hpp"
#include "smallest.hpp"

using namespace kinprint;
using namespace kinprint::test;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::StartsWith;

namespace {

using Text = std::pair<std::string, std::string>;  // its model, and its output
using Texts = std::vector<Text>;

std::string lines_of(const Texts& texts) {
    std::string lines;
    for (const auto& [model, output] : texts) {
        lines += R"({"model":")" + model + R"(","output":")" + output + "\"}\n";
    }
    return lines;
}

FileReport read(const Texts& texts, bool keeps_repeats = false) {
    FileSpec spec{"file", "source", Format::jsonl};
    spec.keeps_repeats = keeps_repeats;
    return read_bytes(lines_of(texts), spec).report;
}

/// Files "0", "1" and so on.
std::vector<HashedTexts> hashed(const std::vector<Texts>& files) {
    std::vector<HashedTexts> all;
    for (const Texts& texts : files) {
        all.push_back({std::to_string(all.size()), read(texts).text_hashes});
    }
    return all;
}

std::vector<std::uint64_t> hashes(std::uint64_t from, std::uint64_t to) {
    std::vector<std::uint64_t> all;
    for (std::uint64_t number = from; number < to; ++number) {
        all.push_back(hash_number(number));
    }
    std::ranges::sort(all);
    all.resize(std::min(all.size(), limits::text_hashes));
    return all;
}

constexpr const char* advice =
    " Leave one of the files out, or put their records into one: within a file, repeats are left out.";

/// The oracle: compares all texts of all pairs of files. By file: how many of its texts the first one before it that
/// holds them does, by that one's number.
std::map<std::size_t, std::map<std::size_t, std::size_t>> shared_naively(const std::vector<Texts>& files) {
    std::map<std::size_t, std::map<std::size_t, std::size_t>> shared;
    for (std::size_t file = 0; file < files.size(); ++file) {
        for (const Text& text : std::set<Text>(files[file].begin(), files[file].end())) {
            for (std::size_t before = 0; before < file; ++before) {
                if (text.second != "..." && std::ranges::count(files[before], text) > 0) {
                    ++shared[file][before];
                    break;
                }
            }
        }
    }
    return shared;
}

}  // namespace

TEST_CASE("The smallest of a stream are those that sorting it gives, whatever the order", "[shared]") {
    Random random(51);
    for (int round = 0; round < 200; ++round) {
        const std::size_t most = 1 + random.below(20);
        Smallest<std::uint64_t> smallest(most);
        for (int again = 0; again < 2; ++again) {
            std::set<std::uint64_t> all;
            for (std::uint64_t left = random.below(200); left > 0; --left) {
                const std::uint64_t value = random.below(100);
                all.insert(value);
                smallest.add(value);
            }
            std::vector<std::uint64_t> expected(all.begin(), all.end());
            expected.resize(std::min(expected.size(), most));
            CHECK(smallest.take() == expected);
        }
    }
}

TEST_CASE("Two exports that overlap: the later one is told of", "[shared]") {
    const Texts monday = {{"m", "one two"}, {"m", "three"}, {"n", "four"}};
    const Texts friday = {{"m", "five"}, {"m", "three"}, {"m", "one two"}, {"m", "four"}};
    const auto errors = shared_texts(
        {{"monday.jsonl", read(monday).text_hashes}, {"other.jsonl", {}}, {"friday.jsonl", read(friday).text_hashes}});
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].code == ErrorCode::shared_text);
    CHECK(errors[0].file == "friday.jsonl");
    CHECK(
        errors[0].message ==
        "2 of its 4 texts are in \"monday.jsonl\", too, to the letter and for the same source, and were counted again." +
            std::string(advice));
}

TEST_CASE("What is no second text of a source is not told of", "[shared]") {
    const Texts texts = {{"m", "one two"}, {"m", "..."}, {"m", "three"}};
    CHECK(shared_texts(hashed({texts, {{"n", "one two"}, {"m", "..."}, {"m", ""}, {"m", "one  two"}}})).empty());
    CHECK(shared_texts({{"a", read(texts).text_hashes}, {"b", read(texts, true).text_hashes}}).empty());
    CHECK(read(texts, true).text_hashes.empty());
    CHECK(read(texts).text_hashes.size() == 2);
    std::string loop;
    while (loop.size() < 3000) {
        loop += "The door opened, and she went in. ";
    }
    CHECK(read({{"m", loop}}).text_hashes.empty());
    CHECK(shared_texts({}).empty());
}

TEST_CASE("What is told of files is what a comparison of all texts gives", "[shared][property]") {
    Random random(52);
    for (int round = 0; round < 200; ++round) {
        std::vector<Texts> files(1 + random.below(6));
        for (Texts& texts : files) {
            for (std::uint64_t left = random.below(12); left > 0; --left) {
                const std::uint64_t word = random.below(25);
                texts.push_back({random.below(3) == 0 ? "n" : "m", word == 0 ? "..." : "w" + std::to_string(word)});
            }
        }
        const auto expected = shared_naively(files);
        const auto all = hashed(files);
        const Errors errors = shared_texts(all);
        REQUIRE(errors.size() == expected.size());
        auto error = errors.begin();
        for (const auto& [file, places] : expected) {
            CHECK(error->file == std::to_string(file));
            std::size_t count = 0;
            std::size_t said = 0;
            for (const auto& [before, texts] : places) {
                count += texts;
                if (places.size() > 1 && said++ < 3) {
                    CHECK_THAT(error->message,
                               ContainsSubstring(std::to_string(texts) + " in \"" + std::to_string(before) + '"'));
                }
            }
            const std::size_t texts = all[file].hashes.size();
            CHECK_THAT(error->message, StartsWith(count == texts ? (count == 1 ? "Its only text is in " : "All ")
                                                                 : std::to_string(count) + " of its "));
            CHECK_THAT(error->message, ContainsSubstring(count == 1 ? " was counted again" : " were counted again"));
            ++error;
        }
        // What was said before is not said again, and the rest is the same.
        const std::size_t known = random.below(files.size() + 1);
        Errors later = shared_texts(all, known);
        std::ranges::reverse(later);
        CHECK(later.size() == static_cast<std::size_t>(std::ranges::count_if(
                                  expected, [&](const auto& one) { return one.first >= known; })));
        for (std::size_t at = 0; at < later.size(); ++at) {
            CHECK(later[at].message == errors[errors.size() - 1 - at].message);
        }
    }
}

TEST_CASE("Of several files that hold a text the first is named, and of many the first few", "[shared]") {
    const Errors one = shared_texts(hashed({{{"m", "a"}}, {{"m", "a"}}, {{"m", "a"}}}));
    REQUIRE(one.size() == 2);
    CHECK(one[1].file == "2");
    CHECK(one[1].message ==
          "Its only text is in \"0\", too, to the letter and for the same source, and was counted again." +
              std::string(advice));
    std::vector<Texts> files;
    Texts all = {{"m", "more"}};
    for (int file = 0; file < 6; ++file) {
        const std::string words = "words " + std::to_string(file);
        files.push_back({{"m", words}, {"m", words + " more"}});
        all.insert(all.end(), files.back().begin(), files.back().end());
    }
    files.push_back(all);
    const Errors many = shared_texts(hashed(files));
    REQUIRE(many.size() == 1);
    CHECK_THAT(
        many[0].message,
        StartsWith(
            "12 of its 13 texts are in files before this one, too, to the letter and for the same source, and were "
            "counted again: 2 in \"0\", 2 in \"1\", 2 in \"2\" and 6 in others. Leave"));
}

TEST_CASE("Where not all texts are compared the number is a lower bound, and said to be", "[shared]") {
    constexpr std::uint64_t many = 3 * limits::text_hashes;
    const HashedTexts large{"large", hashes(0, many)};
    const HashedTexts other{"other", hashes(many / 2, many + many / 2)};
    const Errors errors = shared_texts({large, other});
    REQUIRE(errors.size() == 1);
    CHECK_THAT(errors[0].message, StartsWith("At least "));
    const auto said = std::stoull(errors[0].message.substr(std::string("At least ").size()));
    CHECK(said > limits::text_hashes / 3);
    CHECK(said <= limits::text_hashes);
    // A small file is known as far as the large one is; before that, it is known whole.
    const HashedTexts small{"small", hashes(0, 300)};
    const HashedTexts again{"again", hashes(100, 300)};
    const Errors four =
        shared_texts({small, again, large, {"last", {small.hashes.front()}}, {"none", {1, small.hashes.front()}}});
    REQUIRE(four.size() == 4);
    CHECK_THAT(four[0].message, StartsWith("All its 200 texts are in \"small\""));
    CHECK_THAT(four[1].message, StartsWith("At least "));
    CHECK_THAT(four[2].message, StartsWith("Its only text is in \"small\""));
    CHECK_THAT(four[3].message, StartsWith("At least 1 of 2 texts that were compared is in \"small\""));
}

TEST_CASE("A file of many texts is told by the smallest of their hashes", "[shared]") {
    Texts texts;
    for (std::size_t text = 0; text < 2 * limits::text_hashes + 100; ++text) {
        texts.push_back({"m", "word" + std::to_string(text)});
    }
    const auto first = read(texts).text_hashes;
    CHECK(first.size() == limits::text_hashes);
    CHECK(std::ranges::is_sorted(first));
    std::ranges::reverse(texts);
    CHECK(read(texts).text_hashes == first);
    const Errors errors = shared_texts({{"a", first}, {"b", first}});
    REQUIRE(errors.size() == 1);
    CHECK_THAT(errors[0].message, StartsWith("At least " + std::to_string(limits::text_hashes) + " of "));
}

TEST_CASE("Of more texts than are compared, those that are tell, in bounded memory", "[shared]") {
    std::vector<HashedTexts> files;
    std::uint64_t number = 0;
    while (number < 2 * limits::compared_hashes) {
        const std::uint64_t size = limits::text_hashes - 1;
        files.push_back({std::to_string(files.size()), hashes(number, number + size)});
        number += size;
    }
    files.push_back({"last", files.front().hashes});
    const Errors errors = shared_texts(files);
    REQUIRE(errors.size() == 1);
    CHECK_THAT(errors[0].message, StartsWith("At least "));
    CHECK_THAT(errors[0].message, ContainsSubstring("in \"0\""));
}

TEST_CASE("Hashes of texts come through JSON as they are", "[shared]") {
    const auto hashes = read({{"m", "one"}, {"m", "two"}}).text_hashes;
    FileReport report;
    report.text_hashes = {0, hashes[0], UINT64_MAX};
    const std::string json = to_json(report);
    const std::string before = "\"textHashes\":\"";
    const std::size_t at = json.find(before);
    REQUIRE(at != std::string::npos);
    const std::string digits = json.substr(at + before.size(), 48);
    CHECK(parse_text_hashes(digits) == report.text_hashes);
    CHECK(parse_text_hashes("") == std::vector<std::uint64_t>());
    CHECK_FALSE(parse_text_hashes("0"));
    CHECK_FALSE(parse_text_hashes("000000000000000g"));
}

TEST_CASE("Saved counts know the texts that they are of", "[shared]") {
    const Texts texts = {{"a", "one two"}, {"b", "three four"}};
    const FileReport first = read(texts);
    const std::string saved = counts_json(counted("one two"), nullptr, first.text_hashes);
    const auto again = read_bytes(saved, {"s.kinprint.json", "s", Format::profile});
    REQUIRE(again.report.errors.empty());
    CHECK(again.report.text_hashes == first.text_hashes);
    const Errors errors =
        shared_texts({{"s", again.report.text_hashes}, {"f", read({{"a", "one two"}, {"a", "five"}}).text_hashes}});
    REQUIRE(errors.size() == 1);
    CHECK_THAT(errors[0].message, StartsWith("1 of its 2 texts is in \"s\", too"));
    CHECK(read_bytes(counts_json(counted("one two")), {"s.kinprint.json", "s", Format::profile})
              .report.text_hashes.empty());
    // No more are kept than of a file, and what is none is refused.
    std::vector<std::uint64_t> many = hashes(0, 2 * limits::text_hashes);
    many.push_back(0);
    const auto cut = read_bytes(counts_json(counted("one"), nullptr, many), {"s", "s", Format::profile});
    CHECK(cut.report.text_hashes.size() == limits::text_hashes);
    CHECK(cut.report.text_hashes.front() == 0);
    for (const char* bad : {R"("textHashes":"0g")", R"("textHashes":7)"}) {
        std::string text = saved;
        const std::size_t at = text.find("\"textHashes\"");
        text.replace(at, text.find('\n', at) - at, std::string(bad) + ",");
        CHECK(read_bytes(text, {"s", "s", Format::profile}).report.errors.at(0).code == ErrorCode::bad_profile);
    }
}
