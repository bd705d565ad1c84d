// Single linkage is the minimum spanning tree, read from its shortest edge on.
#pragma once

#include <vector>

#include "steps.hpp"

namespace kinprint {

/// Prim's algorithm from leaf 0: always the leaf nearest to the tree so far, of equally near ones the lowest. O(n^2).
/// Source: Gower and Ross (1969), "Minimum spanning trees and single linkage cluster analysis".
std::vector<Step> minimum_spanning_tree(const CondensedMatrix& distances);

}  // namespace kinprint
