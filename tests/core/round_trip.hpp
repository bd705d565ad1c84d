// Counts, written and read again.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>

#include "kinprint/json.hpp"
#include "kinprint/transport.hpp"

namespace kinprint::test {

/// Checks that counts come back from JSON and from bytes as they went; what was read of JSON.
inline Counts come_back(const Counts& counts) {
    const std::string json = counts_json(counts);
    Errors errors;
    auto parsed = parse_counts(json, "x", errors);
    REQUIRE(parsed);
    CHECK(counts_json(*parsed) == json);
    auto terms = from_bytes(to_bytes(counts.terms));
    auto content = from_bytes(to_bytes(counts.content));
    REQUIRE((terms && content));
    CHECK(counts_json({std::move(*terms), std::move(*content)}) == json);
    return std::move(*parsed);
}

}  // namespace kinprint::test
