// Where what is known of a term by its hash lies.
#pragma once

#include <cstddef>
#include <cstdint>

#include "kinprint/limits.hpp"

namespace kinprint {

inline constexpr std::size_t cell_count = std::size_t{1} << limits::cell_bits;

[[nodiscard]] inline std::uint32_t cell_of(std::uint64_t hash) {
    return static_cast<std::uint32_t>(hash >> (64U - limits::cell_bits));
}

}  // namespace kinprint
