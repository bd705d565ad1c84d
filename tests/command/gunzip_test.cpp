#include "gunzip.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>

#include "kinprint/limits.hpp"
#include "packed.hpp"

using namespace kinprint;
using namespace kinprint::cli;
using namespace kinprint::test;
using Catch::Matchers::ContainsSubstring;
using Catch::Matchers::MessageMatches;

namespace {

std::string gunzipped(std::string_view packed, std::size_t slice = limits::slice_bytes,
                      std::uint64_t* passed_over = nullptr) {
    std::string bytes;
    Gunzip gunzip(packed.size(), [&](std::string_view some) { bytes += some; });
    for (std::size_t at = 0; at < packed.size(); at += slice) {
        gunzip.feed(packed.substr(at, slice));
    }
    const std::uint64_t behind = gunzip.finish();
    if (passed_over != nullptr) {
        *passed_over = behind;
    }
    return bytes;
}

std::string text_of_lines(std::size_t lines) {
    std::string text;
    for (std::size_t line = 0; line < lines; ++line) {
        text += "All that glitters is not gold, said writer " + std::to_string(line * line % 9973) + ".\n";
    }
    return text;
}

}  // namespace

TEST_CASE("A gzip file comes out as it went in, in slices of any size", "[gunzip]") {
    const std::string text = text_of_lines(4000);
    REQUIRE(text.size() > 2 * limits::slice_bytes);
    const std::string packed = gzipped(text);
    for (const std::size_t slice : {2UL, 7UL, 1000UL, limits::slice_bytes}) {
        CHECK(gunzipped(packed, slice) == text);
    }
    const std::string filling(2 * limits::slice_bytes, 'x');  // its end is that of a slice
    CHECK(gunzipped(gzipped(filling)) == filling);
    CHECK(gunzipped(gzipped("")).empty());
}

TEST_CASE("What is no gzip file passes as it is", "[gunzip]") {
    for (const char* const text : {"", "a", "\x1F", "\x1F not gzip", "PK\x03\x04"}) {
        CHECK(gunzipped(text) == text);
    }
}

TEST_CASE("Members of a gzip file follow each other, with zeros between and behind", "[gunzip]") {
    const std::string zeros(700, '\0');
    const std::string packed = gzipped("one ") + gzipped("") + gzipped("two ") + zeros + gzipped("three") + zeros;
    for (const std::size_t slice : {2UL, 3UL, 64UL, limits::slice_bytes}) {
        CHECK(gunzipped(packed, slice) == "one two three");
    }
}

TEST_CASE("What stands behind a gzip file, and is none, is passed over and numbered", "[gunzip]") {
    const std::string zeros(700, '\0');
    for (const std::size_t slice : {2UL, 3UL, 64UL, limits::slice_bytes}) {
        std::uint64_t passed_over = 0;
        for (const std::string& junk : {std::string("x"), std::string("\x1F"), std::string("junk behind it"),
                                        "\x1Fmore" + zeros, "more" + gzipped("two")}) {
            for (const std::string& between : {std::string(), zeros}) {
                CHECK(gunzipped(gzipped("one") + between + junk, slice, &passed_over) == "one");
                CHECK(passed_over == junk.size());
            }
        }
        CHECK(gunzipped(gzipped("one") + zeros, slice, &passed_over) == "one");
        CHECK(passed_over == 0);
        CHECK_THROWS_MATCHES(gunzipped(gzipped("one") + "\x1F\x8B", slice), Unreadable,
                             MessageMatches(ContainsSubstring("cut short")));
        CHECK_THROWS_MATCHES(gunzipped(gzipped("one") + "\x1F\x8Bmore", slice), Unreadable,
                             MessageMatches(ContainsSubstring("damaged")));
    }
}

TEST_CASE("A gzip file cut short anywhere is refused", "[gunzip]") {
    const std::string packed = gzipped(text_of_lines(20));
    for (std::size_t size = 2; size < packed.size(); ++size) {
        CHECK_THROWS_MATCHES(gunzipped(packed.substr(0, size)), Unreadable,
                             MessageMatches(ContainsSubstring("cut short")));
    }
}

TEST_CASE("Wherever a byte of a gzip file is damaged, the right text comes out or none", "[gunzip]") {
    const std::string text = text_of_lines(20);
    const std::string packed = gzipped(text);
    for (std::size_t at = 2; at < packed.size(); ++at) {
        for (const char flip : {'\x01', '\x40', '\xFF'}) {
            std::string damaged = packed;
            damaged[at] = static_cast<char>(damaged[at] ^ flip);
            std::string found = text;
            try {
                found = gunzipped(damaged);
            } catch (const Unreadable&) {
                continue;
            }
            CHECK(found == text);
        }
    }
}

TEST_CASE("A gzip file that grows without measure is stopped on its way", "[gunzip]") {
    const std::string packed = gzipped(std::string(100U << 20U, ' '));
    std::size_t bytes = 0;
    Gunzip gunzip(packed.size(), [&](std::string_view some) { bytes += some.size(); });
    CHECK_THROWS_MATCHES(gunzip.feed(packed), Unreadable, MessageMatches(ContainsSubstring("more than text does")));
    CHECK(bytes <= most_unpacked(packed.size()));
    CHECK(gunzipped(gzipped(std::string(1U << 20U, ' '))).size() == 1U << 20U);  // what is small may be dull
}

TEST_CASE("What may be unpacked grows with what is packed, up to a cap", "[gunzip]") {
    CHECK(most_unpacked(0) == most_unpacked(1000));
    CHECK(most_unpacked(1U << 30U) == 500ULL << 30U);
    CHECK(most_unpacked(~0ULL) <= 1ULL << 40U);
}
