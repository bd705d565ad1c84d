#include "exp.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "log2.hpp"

namespace kinprint {

namespace {

constexpr double ln2 = 0x1.62e42fefa39efp-1;
constexpr double high_of_ln2 = 0x1.62e42feep-1;  // its product with k has no more than 53 bits
constexpr double low_of_ln2 = 0x1.a39ef35793c76p-33;
constexpr double reciprocal_of_ln2 = 0x1.71547652b82fep+0;
constexpr int mantissa_bits = 52;
constexpr int bias = 1023;

/// e^r - 1 - r for |r| <= ln 2 / 2, where the first term left out is below 2^-60.
double exp_tail(double r) {
    constexpr int terms = 14;
    double sum = 0;
    for (int n = terms; n >= 2; --n) {
        sum = (1 + sum) * r / n;
    }
    return sum * r;
}

}  // namespace

double portable_exp(double x) {
    constexpr double least = -708;
    constexpr double most = 709;
    if (!(x >= least)) {
        return x < least ? 0 : x;
    }
    if (x > most) {
        return std::numeric_limits<double>::infinity();
    }
    const double k = std::floor(x * reciprocal_of_ln2 + 0.5);
    const double r = x - k * high_of_ln2 - k * low_of_ln2;
    const double of_r = 1 + (r + exp_tail(r));
    const auto exponent = static_cast<std::uint64_t>(static_cast<std::int64_t>(k) + bias) << mantissa_bits;
    return of_r * std::bit_cast<double>(exponent);
}

double portable_log(double x) {
    return portable_log2(x) * ln2;
}

}  // namespace kinprint
