// What stands in the way of a distance.
#pragma once

#include <optional>
#include <string>

#include "kinprint/comparison.hpp"

namespace kinprint {

/// What the distance lacks, in a sentence for people; nothing where it can be computed. Slop overlap wants a baseline,
/// the content words of all leaves, and of each leaf two prompts, texts or stretches: its lists would be empty, and two
/// empty lists are alike. O(blocks).
std::optional<std::string> what_lacks(Distance distance, const CountedLeaves& leaves, const Baseline* baseline);

}  // namespace kinprint
