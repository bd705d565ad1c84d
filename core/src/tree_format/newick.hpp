// The Newick text that Newick and NEXUS files share.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kinprint/linkage.hpp"

namespace kinprint {

/// A label as both formats write it: as it stands if it holds only ASCII letters, digits and `plain_marks`, else in
/// single quotes with inner ones doubled.
std::string quoted_label(std::string_view name, std::string_view plain_marks);

/// The tree as one Newick string, ending in ";". `labels`: one a leaf, written as they are; `support` and `collapsed`:
/// as for `newick`. O(n).
std::string newick_of_labels(const Tree& tree, const std::vector<std::string>& labels, std::span<const double> support,
                             std::span<const std::uint32_t> collapsed);

}  // namespace kinprint
