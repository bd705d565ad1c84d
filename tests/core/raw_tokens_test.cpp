#include "terms/raw_tokens.hpp"

#include <array>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <string>
#include <vector>

#include "random.hpp"

using namespace kinprint;

TEST_CASE("The key of a short segment is its bytes and their number, whatever stands behind it", "[terms]") {
    const std::string text = "abcdefghijklmnopqrstuvwxyz";
    for (std::size_t bytes = 1; bytes <= ShortKey::most_bytes; ++bytes) {
        const ShortKey key = short_key(text, bytes);
        CHECK(key == short_key(text.substr(0, bytes), bytes));
        CHECK(key == short_key(text.substr(0, bytes) + std::string(20, '\xFF'), bytes));
        CHECK_FALSE(key.is_none());
        CHECK_FALSE(key == short_key(text, bytes == 1 ? 2 : bytes - 1));
    }
    CHECK_FALSE(short_key("a", 1) == short_key(std::string("a\0", 2), 2));
}

TEST_CASE("Segments of any length keep the tokens that were made of them", "[terms]") {
    RawTokens known;
    std::map<std::string, std::uint32_t> expected;
    test::Random random(11);
    const auto check = [&](const std::string& text, std::size_t bytes, const RawTokens::Ahead& ahead) {
        const std::string segment = text.substr(0, bytes);
        const std::size_t count = bytes % 3;  // none, one or two tokens
        const auto tokens = known.of(ahead, [&](std::string_view made, std::vector<SeenToken>& to) {
            REQUIRE(made == segment);
            REQUIRE(expected.try_emplace(segment, expected.size()).second);
            for (std::size_t at = 0; at < count; ++at) {
                to.push_back({at == 0, expected.at(segment) & SeenToken::most});
            }
        });
        REQUIRE(tokens.size() == count);
        for (std::size_t at = 0; at < count; ++at) {
            REQUIRE(tokens[at].id == expected.at(segment));
            REQUIRE((tokens[at].is_word == 1) == (at == 0));
        }
    };
    for (int round = 0; round < 20'000; ++round) {
        // Two that are looked at before the first has its turn, and may be the same.
        const std::string a = std::to_string(random.below(3000)) + "abcdefghijklmnop";
        const std::string b = std::to_string(random.below(3000)) + "abcdefghijklmnop";
        const std::size_t a_bytes = 1 + random.below(a.size());
        const std::size_t b_bytes = 1 + random.below(b.size());
        std::array<RawTokens::Ahead, 2> ahead;
        ahead[0].set(a, a_bytes);
        ahead[1].set(b, b_bytes);
        known.look(ahead);
        check(a, a_bytes, ahead[0]);
        check(b, b_bytes, ahead[1]);
    }
}
