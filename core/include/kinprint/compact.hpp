// Counts -> small counts that give the same tree.
#pragma once

#include <cstddef>

#include "kinprint/baseline.hpp"
#include "kinprint/profile.hpp"
#include "kinprint/slop.hpp"

namespace kinprint {

/// Keeps, of each leaf, only the `terms` most frequent single terms and pairs and its own slop lists, and joins its texts into one
/// block, so that 22 models fit into a file of less than 1 MB. Trees of up to `terms` terms and slop lists of up to `rule` stay the
/// same, to the last bit, as long as each prompt was answered once. What is lost: other terms, and counts by text.
Counts compact(const Counts& counts, std::size_t terms, const Baseline& baseline, const SlopRule& rule);

}  // namespace kinprint
