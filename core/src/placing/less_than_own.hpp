// What tells a text by nobody known from one by the source that it is placed with.
#pragma once

#include <vector>

#include "kinprint/trust.hpp"
#include "logistic.hpp"

namespace kinprint {

/// What texts of its genres are like: the mean of these, each weighed by its share of the words.
UsualTexts usual_of(const Placed& placed, const Trust::At& at);

/// ln(p / (1 - p)), p the highest of these.
double certainty_of(const std::vector<double>& probabilities);

/// 1, and likeness, strength and certainty less those that own texts of the first source have.
Features less_than_own(const Placed& placed, const std::vector<double>& probabilities,
                       const std::vector<OwnTexts>& own);

}  // namespace kinprint
