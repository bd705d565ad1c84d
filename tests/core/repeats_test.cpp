// Texts that repeat another, or themselves: which are known as such, that they are left out and said, and that nothing
// depends on how the bytes come.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <set>

#include "kinprint/limits.hpp"
#include "kinprint/passages.hpp"
#include "kinprint/read.hpp"
#include "kinprint/transport.hpp"
#include "profiles.hpp"
#include "read/content_hash.hpp"
#include "read/distinct_sample.hpp"
#include "read/loop_meter.hpp"
#include "reading.hpp"

using namespace kinprint;
using namespace kinprint::test;
using namespace std::string_literals;

namespace {

/// Words drawn at random: as little repeats itself in it as in prose.
std::string prose(std::size_t bytes, std::uint64_t seed) {
    Random random(seed);
    std::string text;
    while (text.size() < bytes) {
        for (std::uint64_t letters = 1 + random.below(8); letters > 0; --letters) {
            text += static_cast<char>('a' + random.below(26));
        }
        text += random.below(9) == 0 ? ".\n" : " ";
    }
    return text;
}

std::string repeated(const std::string& part, std::size_t bytes) {
    std::string text;
    while (text.size() < bytes) {
        text += part;
    }
    return text;
}

bool loops(std::string_view text, std::size_t slice = SIZE_MAX) {
    LoopMeter meter;
    for (; !text.empty(); text.remove_prefix(std::min(slice, text.size()))) {
        meter.feed(text.substr(0, slice));
    }
    return meter.finish();
}

/// The oracle of the meter: holds every passage.
bool loops_naively(std::string text) {
    for (char& c : text) {
        c = c >= '0' && c <= '9' ? '0' : c;
    }
    std::set<std::string> passages;
    for (std::size_t at = 0; at + 32 <= text.size(); ++at) {
        passages.insert(text.substr(at, 32));
    }
    return text.size() >= limits::loop_bytes_at_least &&
           static_cast<double>(passages.size()) < LoopMeter::least_new * static_cast<double>(text.size() - 31);
}

Outcome read(std::string_view bytes, Format format, bool keeps = false, std::size_t slice = SIZE_MAX) {
    FileSpec spec{"file", "source", format};
    spec.keeps_repeats = keeps;
    return read_bytes(bytes, spec, slice);
}

std::string record(const std::string& model, const std::string& output) {
    return R"({"model":")" + model + R"(","output":")" + output + "\"}\n";
}

}  // namespace

TEST_CASE("What says one thing over and over goes round in circles", "[repeats]") {
    CHECK(loops(repeated("The door opened, and she went in. ", 3000)));
    CHECK(loops(repeated("no ", 3000)));
    CHECK(loops(std::string(3000, 'a')));
    CHECK(loops(repeated("我不知道该怎么办。", 3000)));
    CHECK(loops(repeated("999 ", 3000)));
    CHECK(loops(prose(2000, 1) + repeated("And then it all began again, as it always had. ", 30'000)));
    std::string counting;
    for (int round = 1; counting.size() < 3000; ++round) {
        counting += std::to_string(round) + ". I love you.\n";
    }
    CHECK(loops(counting));
}

TEST_CASE("What has a refrain, a list or a table does not", "[repeats]") {
    CHECK_FALSE(loops(prose(3000, 2)));
    const std::string refrain = prose(150, 3);
    std::string song;
    for (std::uint64_t verse = 0; verse < 8; ++verse) {
        song += prose(200, 10 + verse) + "\n" + refrain + "\n\n";
    }
    CHECK_FALSE(loops(song));
    std::string list;
    for (int item = 1; item < 40; ++item) {
        list += std::to_string(item) + ". Remember to buy " + prose(25, 100 + static_cast<std::uint64_t>(item)) + "\n";
    }
    CHECK_FALSE(loops(list));
    const std::string twice = prose(2000, 4);
    CHECK_FALSE(loops(twice + twice));  // half of it is new
    CHECK_FALSE(loops(prose(5000, 5) + repeated("so it goes. ", 2000)));
    CHECK_FALSE(loops(repeated("no ", limits::loop_bytes_at_least - 3)));
    CHECK_FALSE(loops(""));
}

TEST_CASE("The meter agrees with one that holds every passage, in any slices", "[repeats][property]") {
    Random random(31);
    for (int round = 0; round < 300; ++round) {
        const std::string part = prose(1 + random.below(600), random.below(1000));
        const std::string text =
            prose(random.below(3000), random.below(1000)) + repeated(part, random.below(8000)) + part.substr(0, 3);
        const bool expected = loops_naively(text);
        CAPTURE(round, text.size(), part.size());
        CHECK(loops(text) == expected);
        CHECK(loops(text, 1 + random.below(5000)) == expected);
    }
}

TEST_CASE("Of a text too long to be counted in full, the sample tells", "[repeats]") {
    const std::string phrase = prose(700, 6);
    CHECK(loops(repeated(phrase, 4 * limits::loop_bytes), 65'536));
    CHECK(loops(prose(limits::loop_bytes, 7) + repeated(phrase, 3 * limits::loop_bytes)));
    CHECK_FALSE(loops(prose(4 * limits::loop_bytes, 8)));
    CHECK_FALSE(loops(prose(3 * limits::loop_bytes, 9) + repeated(phrase, limits::loop_bytes)));
}

TEST_CASE("A sample's estimate is near what there is, whatever the order", "[repeats][property]") {
    for (const std::uint64_t different : {0U, 1U, 500U, 8000U, 100'000U, 1'000'000U}) {
        DistinctSample up;
        DistinctSample down;
        for (std::uint64_t at = 0; at < different; ++at) {
            up.add(hash_number(at + 1));
            up.add(hash_number(at / 2 + 1));
            down.add(hash_number(different - at));
        }
        CHECK(up.estimate() == down.estimate());
        CHECK(std::abs(static_cast<double>(up.estimate()) - static_cast<double>(different)) <=
              0.05 * static_cast<double>(different));
    }
}

TEST_CASE("A hash of content is that of the bytes, not of the slices", "[repeats][property]") {
    Random random(32);
    std::set<std::pair<std::uint64_t, std::uint64_t>> seen;
    for (int round = 0; round < 2000; ++round) {
        const std::string text = std::string(static_cast<std::size_t>(round % 40), '\0') + prose(random.below(90), 40);
        ContentHasher whole;
        whole.feed(text);
        ContentHasher sliced;
        for (std::size_t at = 0; at < text.size();) {
            const std::size_t size = 1 + random.below(text.size() - at);
            sliced.feed(std::string_view(text).substr(at, size));
            at += size;
        }
        CHECK(whole.finish() == sliced.finish());
    }
    for (int size = 0; size < 3000; ++size) {
        ContentHasher zeros;
        zeros.feed(std::string(static_cast<std::size_t>(size), '\0'));
        const ContentHash hash = zeros.finish();
        CHECK(seen.emplace(hash.first, hash.second).second);
    }
}

TEST_CASE("A text that an earlier one of its source holds is left out, once said", "[repeats]") {
    const std::string lines = record("a", "one two three") + record("b", "one two three") + record("a", "four") +
                              record("a", "one two three") + record("a", "one two  three") + record("a", "four") +
                              record("a", "") + record("a", "") + record("a", " ") + record("a", " ");
    for (const std::size_t slice : {std::size_t{1}, std::size_t{7}, SIZE_MAX}) {
        const Outcome less = read(lines, Format::jsonl, false, slice);
        CHECK(less.report.texts == 4);
        CHECK(less.report.repeated == 2);
        REQUIRE(less.report.errors.size() == 2);
        CHECK(less.report.errors[1].code == ErrorCode::empty_text);
        CHECK(less.report.errors[0].code == ErrorCode::repeated_text);
        CHECK(less.report.errors[0].text == 4);
        CHECK(less.report.errors[0].message.find("line 4 repeats line 1, line 6 repeats line 3.") != std::string::npos);
        CHECK(less.counts.terms.find("a")->empty_texts == 4);
        const Outcome all = read(lines, Format::jsonl, true, slice);
        CHECK(all.report.texts == 6);
        CHECK(all.report.repeated == 2);
        REQUIRE(all.report.errors.size() == 1);
        CHECK(all.report.errors[0].code == ErrorCode::empty_text);
    }
}

TEST_CASE("Without repeats, what is counted is the same to the last bit as when they are kept", "[repeats]") {
    std::string lines;
    for (std::uint64_t text = 0; text < 30; ++text) {
        std::string words = prose(900, 200 + text);
        std::ranges::replace(words, '\n', ' ');
        lines += record("a", words);
    }
    const Outcome less = read(lines, Format::jsonl);
    CHECK(less.report.errors.empty());
    CHECK(to_bytes(less.counts.terms) == to_bytes(read(lines, Format::jsonl, true).counts.terms));
}

TEST_CASE("Many repeats are one message, whatever else is wrong", "[repeats]") {
    std::string lines;
    for (int line = 0; line < 100; ++line) {
        lines += record("a", "the same again") + "nope\n";
    }
    const Outcome outcome = read(lines, Format::jsonl);
    CHECK(outcome.report.texts == 1);
    CHECK(outcome.report.repeated == 99);
    CHECK(outcome.report.errors.size() == limits::errors_per_file + 2);
    CHECK(outcome.report.errors.back().message.find("and 94 more") != std::string::npos);
    const Outcome twice = read(R"({"model":"a","choices":[{"text":"so it is"},{"text":"so it is"}]})", Format::json);
    CHECK(twice.report.errors.at(0).message.find("record 1 holds it twice") != std::string::npos);
}

TEST_CASE("A text that goes round in circles is left out and said, in a file of its own, too", "[repeats]") {
    const std::string loop = repeated("The door opened, and she went in. ", 3000);
    const Outcome lines = read(record("a", "an honest text") + record("a", loop), Format::jsonl);
    CHECK(lines.report.texts == 1);
    CHECK(lines.report.looping == 1);
    REQUIRE(lines.report.errors.size() == 1);
    CHECK(lines.report.errors[0].code == ErrorCode::looping_text);
    CHECK(lines.report.errors[0].text == 2);
    for (const std::size_t slice : {std::size_t{100}, SIZE_MAX}) {
        const Outcome plain = read(loop, Format::plain, false, slice);
        CHECK(plain.report.words == 0);
        CHECK(plain.counts.terms.sources.empty());
        REQUIRE(plain.report.errors.size() == 1);
        CHECK(plain.report.errors[0].code == ErrorCode::looping_text);
        CHECK(read(loop, Format::plain, true, slice).report.words > 600);
    }
}

TEST_CASE("What was left out is not found in texts, either", "[repeats]") {
    PassageFinder finder({{"door"}, {"a"}, 9});
    Reader reader(finder, {"file", "file", Format::jsonl});
    reader.feed(record("a", "a door here") + record("a", "a door here") +
                record("a", repeated("The door opened, and she went in. ", 3000)) + record("a", "another door"));
    reader.finish();
    const Passages passages = finder.take();
    REQUIRE(passages.found.size() == 1);
    CHECK(passages.found[0].passages.size() == 2);
}

TEST_CASE("Texts without a word are told with their places, where others have some", "[repeats]") {
    const std::string lines =
        "{\"output\":\"one two\"}\n{\"output\":\"\"}\n{\"output\":\"...\"}\n{\"output\":\"...\"}\n";
    for (const bool keeps : {false, true}) {
        FileSpec file{"a.jsonl", "a", Format::jsonl};
        file.keeps_repeats = keeps;
        const Outcome read = read_bytes(lines, file);
        REQUIRE_FALSE(read.report.errors.empty());
        const Error& told = read.report.errors.back();
        CHECK(told.code == ErrorCode::empty_text);
        CHECK(told.text == 2);
        CHECK(told.message == (keeps ? "3 texts have no word in them, and were left out: line 2, line 3, line 4."
                                     : "2 texts have no word in them, and were left out: line 2, line 3."));
    }
    const Outcome none = read_bytes("{\"output\":\"\"}\n", {"a.jsonl", "a", Format::jsonl});
    REQUIRE(none.report.errors.size() == 1);
    CHECK(none.report.errors[0].code == ErrorCode::no_words);
}
