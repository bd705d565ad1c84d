// Where the clusters of a tree stand in its drawing.
#pragma once

#include <cstdint>
#include <vector>

#include "kinprint/linkage.hpp"

namespace kinprint {

/// For every node, leaves first, then merges, the place of its topmost leaf in `leaf_order`. A merge holds the leaves
/// of its places [top, top + size). O(n).
std::vector<std::uint32_t> top_places(const std::vector<Merge>& merges);

}  // namespace kinprint
