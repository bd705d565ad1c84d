// Round numbers along an axis of heights.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace kinprint {

struct Tick {
    double height = 0;
    std::string label;  // "0.25"
};

/// Ticks from 0 to at most `height`, at steps of 1, 2 or 5 times a power of ten, as close as three free columns
/// between their labels allow on an axis of `columns`. At least the tick at 0. Precondition: height finite, >= 0.
std::vector<Tick> ticks(double height, std::size_t columns);

}  // namespace kinprint
