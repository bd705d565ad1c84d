#include "exp.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>
#include <vector>

#include "random.hpp"

using kinprint::portable_exp;
using kinprint::portable_log;

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

double ulps_apart(double value, double expected) {
    const double unit = std::nextafter(std::abs(expected), infinity) - std::abs(expected);
    return std::abs(value - expected) / unit;
}

}  // namespace

TEST_CASE("exp and log are within 2 and 3 ulp of the standard library's", "[exp]") {
    kinprint::test::Random random(3);
    double worst_exp = 0;
    double worst_log = 0;
    for (int i = 0; i < 200'000; ++i) {
        for (const double x : {(random.unit() - 0.5) * 1400, (random.unit() - 0.5) * 4, random.unit() * 1e-9}) {
            worst_exp = std::max(worst_exp, ulps_apart(portable_exp(x), std::exp(x)));
        }
        for (const double x : {random.unit() + 1e-12, random.unit() * 1e9 + 1e-3}) {
            worst_log = std::max(worst_log, ulps_apart(portable_log(x), std::log(x)));
        }
    }
    CHECK(worst_exp <= 2);
    CHECK(worst_log <= 3);
}

TEST_CASE("exp ends where doubles do", "[exp]") {
    CHECK(portable_exp(0) == 1);
    CHECK(portable_exp(-1000) == 0);
    CHECK(portable_exp(-infinity) == 0);
    CHECK(portable_exp(1000) == infinity);
    CHECK(std::isnan(portable_exp(std::nan(""))));
}

TEST_CASE("exp and log give the same bits everywhere", "[exp]") {
    kinprint::test::Random random(4);
    std::vector<double> values(100'000);
    std::ranges::generate(values,
                          [&] { return portable_exp(10 * random.unit() - 8) + portable_log(random.unit() + 0x1p-60); });
    CHECK(kinprint::test::fold_bits(values) == 0x5a68740a0754ebf9);
}
