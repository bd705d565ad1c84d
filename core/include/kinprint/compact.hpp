// Counts -> small counts that give the same tree.
#pragma once

#include <cstddef>

#include "kinprint/comparison.hpp"
#include "kinprint/profile.hpp"
#include "kinprint/slop.hpp"

namespace kinprint {

/// Keeps, of each leaf, only the `terms` most frequent single terms and pairs, those that have weights, and its own
/// slop lists, and puts its texts into bundles of some 24 prompts, so that 22 models of 300 texts fit into a file of
/// less than 1 MB, zipped. Trees of up to `terms` terms, centred or not, and slop lists of up to `rule` stay the same,
/// to the last bit, as long as each prompt was answered once. Support is drawn from bundles. What is lost: other terms,
/// counts by text, and what one leaf has of another's listed terms: the content, one block a leaf, is marked as
/// partial, so that slop reports do not measure a leaf against the others.
Counts compact(const Counts& counts, std::size_t terms, const Reference& reference, const SlopRule& rule);

}  // namespace kinprint
