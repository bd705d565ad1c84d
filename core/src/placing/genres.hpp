// Which texts were written to the same kind of prompt.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "kinprint/leaves.hpp"

namespace kinprint {

struct Genres {
    std::vector<std::string> names;                    // one or more
    std::vector<std::vector<std::uint32_t>> of_block;  // leaf by leaf, block by block
};

/// As `make_atlas` has them. O(entries + prompts * terms).
Genres genres_of(const Leaves& leaves);

}  // namespace kinprint
