// Which of several figures is the largest.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace kinprint {

/// The index of the largest value, of equal ones the first. O(values). Precondition: there is one.
inline std::size_t index_of_largest(const std::vector<double>& values) {
    return static_cast<std::size_t>(std::ranges::max_element(values) - values.begin());
}

}  // namespace kinprint
