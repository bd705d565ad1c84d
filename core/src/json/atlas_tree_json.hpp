// The tree in an atlas's file, as far as placing looks at it.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kinprint/linkage.hpp"

namespace kinprint {

/// The merges of a tree as `to_json` has it, of sources with these names in this order. Nothing where its sources are
/// others, or its merges are no tree of them: each node but the last joined once, none below what it joins. O(sources).
std::optional<std::vector<Merge>> merges_of_atlas_tree(const nlohmann::json& tree,
                                                       const std::vector<std::string>& names);

}  // namespace kinprint
