// Many texts -> a few bundles that say as much of a tree.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "kinprint/profile.hpp"

namespace kinprint {

/// So many prompts are put together: enough that 22 models of 300 texts fit into a file of less than 1 MB, few enough
/// that resampling bundles gives the support that resampling prompts does.
inline constexpr std::size_t prompts_of_bundle = 24;

/// Blocks of one source that become one.
struct Bundle {
    std::string prompt;  // the first of its prompts, and how many more; empty where they are unknown
    std::string id;      // of the first block, and how many more
    std::string genre;
    std::uint32_t prompts = 1;          // put together; 1 where they are unknown
    std::vector<std::uint32_t> blocks;  // of the source
};

/// The bundles of each leaf. Prompts are put together that the same leaves answered (a prompt set) in one genre, as
/// near to `prompts_of_bundle` as comes out even, the same ones in all leaves: so centring, which goes by prompt sets,
/// and trees stay as they are, and prompts can be drawn. Of unknown prompts the blocks of a leaf are put together in
/// their order. O(blocks log blocks). Precondition: blocks sorted by prompt, then id.
std::vector<std::vector<Bundle>> bundles_of(const std::vector<const Source*>& leaves);

}  // namespace kinprint
