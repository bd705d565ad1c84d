// Bytes -> texts: formats, slices, and everything that can be wrong with a file.
#ifdef __linux__
#include <sys/resource.h>
#endif

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "kinprint/json.hpp"
#include "kinprint/limits.hpp"
#include "kinprint/read.hpp"
#include "profiles.hpp"
#include "read/utf8_cleaner.hpp"
#include "reading.hpp"

using namespace kinprint;
using namespace kinprint::test;
using namespace std::string_literals;

namespace {

Outcome read(std::string_view bytes, Format format = Format::plain, std::size_t slice = SIZE_MAX) {
    return read_bytes(bytes, {"file", "source", format}, slice);
}

std::vector<ErrorCode> codes(const Outcome& outcome) {
    std::vector<ErrorCode> found;
    for (const Error& error : outcome.report.errors) {
        found.push_back(error.code);
    }
    return found;
}

using Codes = std::vector<ErrorCode>;

/// The oracle of the cleaner: looks at every byte afresh, by the table of well-formed sequences.
std::string clean_naively(std::string_view bytes) {
    const auto byte_at = [&](std::size_t at) { return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0U; };
    const auto in = [](unsigned value, unsigned low, unsigned high) { return value >= low && value <= high; };
    std::string clean;
    for (std::size_t at = 0; at < bytes.size();) {
        const unsigned a = byte_at(at);
        const unsigned b = byte_at(at + 1);
        const bool c = in(byte_at(at + 2), 0x80, 0xBF);
        const bool d = in(byte_at(at + 3), 0x80, 0xBF);
        std::size_t length = 1;
        bool valid = a > 0 && a < 0x80;
        if (in(a, 0xC2, 0xDF) && in(b, 0x80, 0xBF)) {
            length = 2;
            valid = true;
        } else if ((a == 0xE0 && in(b, 0xA0, 0xBF)) || (a == 0xED && in(b, 0x80, 0x9F)) ||
                   (in(a, 0xE1, 0xEF) && a != 0xED && in(b, 0x80, 0xBF))) {
            length = c ? 3 : 2;
            valid = c;
        } else if ((a == 0xF0 && in(b, 0x90, 0xBF)) || (a == 0xF4 && in(b, 0x80, 0x8F)) ||
                   (in(a, 0xF1, 0xF3) && in(b, 0x80, 0xBF))) {
            length = c ? (d ? 4 : 3) : 2;
            valid = c && d;
        }
        clean += valid ? std::string(bytes.substr(at, length)) : "\uFFFD";
        at += length;
    }
    return clean;
}

/// The most memory that this process had by now, in bytes; 0 where that is not known.
std::uint64_t peak_memory() {
#ifdef __linux__
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<std::uint64_t>(usage.ru_maxrss) * 1024;
#else
    return 0;
#endif
}

}  // namespace

TEST_CASE("The cleaner agrees with a naive one on random bytes, in any slices", "[read][property]") {
    Random random(21);
    static constexpr unsigned char tricky[] = {0x00, 0x41, 0x80, 0xBF, 0xC1, 0xC2, 0xDF, 0xE0, 0xA0,
                                               0xED, 0x9F, 0xEF, 0xF0, 0x90, 0xF4, 0x8F, 0xF5};
    for (int round = 0; round < 3000; ++round) {
        std::string bytes;
        for (std::uint64_t left = random.below(40); left > 0; --left) {
            bytes += static_cast<char>(tricky[random.below(std::size(tricky))]);
        }
        Utf8Cleaner cleaner;
        std::string clean;
        for (std::size_t at = 0; at < bytes.size();) {
            const std::size_t size = 1 + random.below(bytes.size() - at);
            clean += cleaner.feed(std::string_view(bytes).substr(at, size));
            at += size;
        }
        clean += cleaner.finish();
        const std::string expected = clean_naively(bytes);
        CHECK(clean == expected);
        if (cleaner.invalid() > 0) {
            const auto differs = std::ranges::mismatch(bytes, expected).in1 - bytes.begin();
            CHECK(*cleaner.first_invalid() <= static_cast<std::uint64_t>(differs));
        } else {
            CHECK(clean == bytes);
        }
    }
}

TEST_CASE("An empty file, a file without words, and binary files are refused with the reason", "[read]") {
    CHECK(codes(read("")) == Codes{ErrorCode::empty_file});
    CHECK(codes(read(".")) == Codes{ErrorCode::no_words});
    CHECK(codes(read(" \n")) == Codes{ErrorCode::no_words});
    CHECK(codes(read("\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s)) == Codes{ErrorCode::not_text});
    CHECK(codes(read("abc\0def"s)) == Codes{ErrorCode::not_text});
    CHECK(codes(read("%PDF-1.7 words words")) == Codes{ErrorCode::not_text});
    CHECK(read("\x89PNG\r\n\x1A\n\0"s).counts.terms.sources.empty());
    const Outcome one_byte = read("a");
    CHECK(one_byte.report.errors.empty());
    CHECK(one_byte.report.words == 1);
}

TEST_CASE("Bytes that are not UTF-8 are replaced and reported with the first offset", "[read]") {
    for (const std::size_t slice : {std::size_t{1}, std::size_t{3}, SIZE_MAX}) {
        const Outcome outcome = read("très bien, caf\xE9 words", Format::plain, slice);
        CHECK(outcome.report.words == 4);
        REQUIRE(codes(outcome) == Codes{ErrorCode::invalid_utf8});
        CHECK(outcome.report.errors[0].byte == 15);
    }
    CHECK(read("“ends” in the middle of \xE2\x80").report.errors.at(0).byte == 28);
}

TEST_CASE("A byte order mark is no term", "[read]") {
    const Outcome outcome = read("\xEF\xBB\xBFHello there");
    CHECK(outcome.report.errors.empty());
    CHECK(count(outcome.counts, TermKind::word, "hello") == 1);
    CHECK(counts_of(outcome.counts.terms.vocabulary, outcome.counts.terms.sources[0]).size() == 3);
}

TEST_CASE("JSONL: text, source and prompt, in slices of any size", "[read]") {
    const std::string lines =
        "{\"model\":\"m1\",\"prompt_id\":7,\"output\":\"one two\"}\r\n"
        "\n"
        "{\"prompt_id\":\"p\",\"genre\":\"essay\",\"text\":\"three\"}\n"
        "{\"model\":\"m1\",\"output\":\"\"}\n"
        "{\"model\":\"m2\",\"output\":\"caf\\u00e9 \xC3\xA9t\xC3\xA9\"}";
    for (const std::size_t slice : {std::size_t{1}, std::size_t{10}, SIZE_MAX}) {
        const Outcome outcome = read(lines, Format::jsonl, slice);
        REQUIRE(codes(outcome) == Codes{ErrorCode::guessed_text, ErrorCode::empty_text});
        CHECK(outcome.report.errors[1].text == 4);
        CHECK(outcome.report.errors[0].text == 3);
        CHECK(
            outcome.report.errors[0].message ==
            "One text does not say whose it is, though others do (line 3), and was counted as of \"source\". Write the "
            "source beside each, or leave these out.");
        CHECK(outcome.report.texts == 3);
        CHECK(outcome.report.words == 5);
        CHECK(outcome.report.sources == std::vector<std::string>{"m1", "m2", "source"});
        const Source* m1 = outcome.counts.terms.find("m1");
        REQUIRE(m1 != nullptr);
        CHECK(m1->empty_texts == 1);
        CHECK(m1->blocks.at(0).prompt == "7");
        CHECK(m1->blocks.at(0).id == "file:1");
        CHECK(m1->blocks.at(0).genre.empty());
        CHECK(outcome.counts.terms.find("source")->blocks.at(0).genre == "essay");
        CHECK(outcome.counts.terms.find("source")->blocks.at(0).prompt == "p");
    }
}

TEST_CASE("JSONL: bad lines are named by line and byte, good ones counted", "[read]") {
    const Outcome outcome = read(
        "{\"output\":\"good words\"}\n"
        "{\"output\":\"cut of\n"
        "[1,2]\n"
        "{\"output\":5}\n"
        "{\"output\":\"d\xC3\xA9j\xC3\xA0 \xFF byte\"}\n",
        Format::jsonl);
    CHECK(outcome.report.texts == 2);
    REQUIRE(codes(outcome) ==
            Codes{ErrorCode::bad_json, ErrorCode::missing_text, ErrorCode::missing_text, ErrorCode::invalid_utf8});
    CHECK(outcome.report.errors[0].text == 2);
    CHECK(outcome.report.errors[0].byte.value() >= 24);
    CHECK(outcome.report.errors[0].byte.value() <= 41);
    CHECK(outcome.report.errors[1].text == 3);
    CHECK(outcome.report.errors[2].text == 4);
    CHECK(outcome.report.errors[3].byte == 79);
}

TEST_CASE("JSONL: a line of 1 GB is passed over in little memory, named, and what stands after it counted", "[read]") {
    Counter counter;
    Reader reader(counter, {"file", "source", Format::jsonl});
    const std::uint64_t before = peak_memory();
    const std::string part(1U << 20U, 'x');
    reader.feed("{\"output\":\"before\"}\n{\"output\":\"");
    for (int sent = 0; sent < 1024; ++sent) {
        reader.feed(part);
    }
    reader.feed("\"}\n{\"output\":\"after\"}\n{\"output\":\"last\"}\n");
    const FileReport report = reader.finish();
    CHECK(peak_memory() - before < 6 * limits::line_bytes);
    CHECK(report.texts == 3);
    CHECK(report.words == 3);
    REQUIRE(report.errors.size() == 1);
    CHECK(report.errors[0].code == ErrorCode::line_too_long);
    CHECK(report.errors[0].text == 2);
    CHECK(report.errors[0].byte == 20);
    CHECK(report.errors[0].message.starts_with("Line 2 is longer than 64 MB"));
}

TEST_CASE("The errors of one file are capped, and the rest counted", "[read]") {
    std::string lines;
    for (int line = 0; line < 1000; ++line) {
        lines += "{nope\n";
    }
    const Outcome outcome = read(lines, Format::jsonl);
    CHECK(outcome.report.errors.size() == limits::errors_per_file + 1);
    CHECK(outcome.report.errors.back().message.find("980") != std::string::npos);
}

TEST_CASE("A saved profile is read like any other file", "[read]") {
    Random random(22);
    const std::string json = counts_json(random_counts(random));
    const Outcome outcome = read(json, Format::profile, 100);
    CHECK(outcome.report.errors.empty());
    CHECK(counts_json(outcome.counts) == json);
    CHECK(codes(read("{}", Format::profile)) == Codes{ErrorCode::bad_profile});
    CHECK(codes(read("nonsense", Format::profile)) == Codes{ErrorCode::bad_profile});
}

TEST_CASE("A number that no machine holds spoils its own line alone", "[read]") {
    Counter counter;
    Reader reader(counter, {"n.jsonl", "n", Format::jsonl});
    reader.feed("{\"output\":\"good words\"}\n{\"x\":1e999,\"output\":\"lost\"}\n{\"output\":\"more words\"}\n");
    const FileReport report = reader.finish();
    CHECK(report.texts == 2);
    REQUIRE(report.errors.size() == 1);
    CHECK(report.errors[0].code == ErrorCode::bad_json);
    CHECK(report.errors[0].text == 2);
    Errors errors;
    CHECK_FALSE(parse_counts("{\"format\":1e999}", "f", errors));
    CHECK(errors.at(0).code == ErrorCode::bad_profile);
}
