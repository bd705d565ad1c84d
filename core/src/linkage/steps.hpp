// What the fast algorithms find, and the order in which SciPy writes it down.
#pragma once

#include <cstdint>
#include <vector>

#include "kinprint/linkage.hpp"

namespace kinprint {

/// The two clusters that hold leaf `a` and leaf `b` become one at `height`; a < b.
struct Step {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    double height = 0;
};

/// The same steps by ascending (height, a, b), with the ids and sizes of SciPy. Any order will do to begin with: steps
/// name leaves, not clusters, so equal heights may change places without changing at which height two leaves meet.
/// O(n log n). Precondition: the steps join all of 0 … steps.size(), and no step is below one that made its clusters.
std::vector<Merge> merges_of(std::vector<Step> steps);

}  // namespace kinprint
