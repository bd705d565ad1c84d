// What to know of a comparison as a whole, whatever is then made of it.
#pragma once

#include <string>
#include <vector>

#include "kinprint/comparison.hpp"

namespace kinprint {

/// How the terms were weighed and centred, where that is not as usual, in plain sentences.
std::vector<std::string> notes_of(const Comparison& comparison, Distance distance, Centre centre);

}  // namespace kinprint
