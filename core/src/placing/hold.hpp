// How far what was fitted on the texts of an atlas still holds for one that is stranger than these.
#pragma once

#include "kinprint/trust.hpp"

namespace kinprint {

/// The worth of near texts up to a strangeness of 1.5, that of far ones from 3.5 on, and less and less from 6 on: a
/// hundredth of it from `beyond_from` on, which keeps the order and says next to nothing.
Worth worth_at(double strangeness, const Trust::At& at);

/// The probability of "none of these" of a text so strange. What says that it is by one of them is drawn towards even
/// odds; what says that it is not stands.
double none_at(double strangeness, double probability);

}  // namespace kinprint
