// Exponentials and natural logarithms that give the same bits on every machine, as log2.hpp has it.
#pragma once

namespace kinprint {

/// e^x, within 2 ulp; 0 below -708, infinite above 709.
///
/// x = k ln 2 + r with |r| <= ln 2 / 2; e^r by its power series, 2^k by the bits. k ln 2 is taken off in two steps, the
/// first of which is exact. Source: Muller (2016), "Elementary Functions", 11.
double portable_exp(double x);

/// ln x, within 3 ulp, for positive finite x.
double portable_log(double x);

}  // namespace kinprint
