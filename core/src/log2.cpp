#include "log2.hpp"

#include <bit>
#include <cstdint>
#include <limits>

namespace kinprint {

static_assert(std::numeric_limits<double>::is_iec559);

namespace {

constexpr int mantissa_bits = 52;
constexpr auto root_of_half = std::bit_cast<std::uint64_t>(0x1.6a09e667f3bcdp-1);
constexpr double reciprocal_of_ln2 = 0x1.71547652b82fep+0;

/// 2 atanh(f) / f - 2 for s = f^2 up to (3 - sqrt(8))^2, where the first term left out is below 2^-60.
double atanh_tail(double s) {
    const double s2 = s * s;
    const double odd = s * (2.0 / 3 + s2 * (2.0 / 7 + s2 * (2.0 / 11 + s2 * (2.0 / 15 + s2 * (2.0 / 19)))));
    const double even = s2 * (2.0 / 5 + s2 * (2.0 / 9 + s2 * (2.0 / 13 + s2 * (2.0 / 17 + s2 * (2.0 / 21)))));
    return odd + even;
}

}  // namespace

double portable_log2(double x) {
    if (x < std::numeric_limits<double>::min()) {  // a subnormal number has no exponent to read
        return portable_log2(x * 0x1p54) - 54;
    }
    const auto bits = std::bit_cast<std::uint64_t>(x);
    const std::int64_t exponent = static_cast<std::int64_t>(bits - root_of_half) >> mantissa_bits;
    const auto m = std::bit_cast<double>(bits - (static_cast<std::uint64_t>(exponent) << mantissa_bits));

    // 2f = u - f u and f u = u^2/2 - f u^2/2, so ln(1 + u) = 2f + f tail = u - (u^2/2 - f (u^2/2 + tail)):
    // the leading term u is exact, which the quotient f is not.
    const double u = m - 1;
    const double f = u / (2 + u);
    const double half_square = u * u / 2;
    const double ln_m = u - (half_square - f * (half_square + atanh_tail(f * f)));
    return static_cast<double>(exponent) + ln_m * reciprocal_of_ln2;
}

}  // namespace kinprint
