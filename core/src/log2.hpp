// A logarithm that gives the same bits on every machine.
#pragma once

namespace kinprint {

/// log2(x), within 2 ulp, for positive finite x.
///
/// `std::log2` differs between C libraries, and within one by what the processor offers. This one is a fixed sequence
/// of + - * / on doubles, which IEEE 754 defines to the last bit; it needs -ffp-contract=off.
///
/// x = 2^e m with m in [sqrt(1/2), sqrt(2)); ln m = 2 atanh((m - 1) / (m + 1)) by its power series.
double portable_log2(double x);

}  // namespace kinprint
