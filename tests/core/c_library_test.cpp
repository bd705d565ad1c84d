// What the page's engine has in place of two functions of its C library; natively, the library's own.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstring>
#include <string>

#include "random.hpp"

using kinprint::test::Random;

TEST_CASE("A byte is found where it first is", "[property]") {
    Random random(21);
    for (int round = 0; round < 20'000; ++round) {
        std::string bytes(random.below(80), '\0');
        std::ranges::generate(bytes, [&] { return static_cast<char>(random.below(6) + 0xFD); });
        const std::size_t from = random.below(bytes.size() + 1);
        const char wanted = static_cast<char>(random.below(8) + 0xFD);
        const auto first = std::find(bytes.begin() + static_cast<std::ptrdiff_t>(from), bytes.end(), wanted);
        const void* const expected = first == bytes.end() ? nullptr : &*first;
        CHECK(std::memchr(bytes.data() + from, wanted, bytes.size() - from) == expected);
    }
}

TEST_CASE("Bytes that are moved over themselves stay as they were", "[property]") {
    Random random(22);
    for (int round = 0; round < 5'000; ++round) {
        std::string bytes(1 + random.below(3000), '\0');
        std::ranges::generate(bytes, [&] { return static_cast<char>(random.below(256)); });
        const std::size_t size = random.below(bytes.size() + 1);
        const std::size_t from = random.below(bytes.size() - size + 1);
        const std::size_t to = random.below(bytes.size() - size + 1);
        std::string expected = bytes;
        expected.replace(to, size, bytes.substr(from, size));
        std::memmove(bytes.data() + to, bytes.data() + from, size);
        REQUIRE(bytes == expected);
    }
}
