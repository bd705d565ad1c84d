// Which branches are too unsure to be drawn.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "kinprint/linkage.hpp"

namespace kinprint {

/// The merges whose support is below `least`, ascending: each is to be drawn as one with its parent, which then has
/// more than two branches. Never the root, which holds all leaves in any tree. `support`: one a merge; none where it is
/// not known, and then none collapses. With `least` above 1 only the root remains, a star. O(n).
std::vector<std::uint32_t> collapsed_merges(const Tree& tree, std::span<const double> support, double least);

/// The height at which each merge is drawn: its own, or where it is collapsed that of the nearest merge above that is
/// not. `collapsed`: ascending, without the root. O(n).
std::vector<double> drawn_heights(const Tree& tree, std::span<const std::uint32_t> collapsed);

}  // namespace kinprint
