#include "log2.hpp"

#include <algorithm>
#include <bit>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "random.hpp"

using kinprint::portable_log2;

namespace {

/// How many units in the last place of std::log2 lie between the two.
double ulps_apart(double x) {
    const double expected = std::log2(x);
    const double unit =
        std::nextafter(std::abs(expected), std::numeric_limits<double>::infinity()) - std::abs(expected);
    return std::abs(portable_log2(x) - expected) / unit;
}

}  // namespace

TEST_CASE("log2 of a power of two is exact", "[log2]") {
    for (int exponent = -1074; exponent <= 1023; ++exponent) {
        REQUIRE(portable_log2(std::ldexp(1.0, exponent)) == exponent);
    }
}

TEST_CASE("log2 is within 2 ulp of the standard library's", "[log2]") {
    kinprint::test::Random random(1);
    double worst = 0;
    for (int i = 0; i < 200'000; ++i) {
        const double u = random.unit();
        const double any = std::bit_cast<double>(random.next() >> 1U);
        worst =
            std::max({worst, ulps_apart(0.5 + 1.5 * u), ulps_apart(1 + (u - 0.5) * 1e-6), ulps_apart(u * 1e-3 + 1e-12),
                      ulps_apart(0.70 + 0.02 * u), ulps_apart(std::isfinite(any) && any > 0 ? any : 3)});
    }
    CHECK(worst <= 2);
}

TEST_CASE("log2 gives the same bits everywhere", "[log2]") {
    kinprint::test::Random random(2);
    std::vector<double> values(100'000);
    std::ranges::generate(values, [&] { return portable_log2(random.unit() + 0x1p-60); });
    CHECK(kinprint::test::fold_bits(values) == 0x4f29cc48e8d4519f);
}
