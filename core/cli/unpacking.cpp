#include "unpacking.hpp"

#include <algorithm>
#include <string>

#include "kinprint/limits.hpp"

namespace kinprint::cli {

Unreadable not_unpacked(std::string_view why) {
    return Unreadable("The file can't be unpacked: " + std::string(why) +
                      ". Pack it again, or give the unpacked file.");
}

std::uint64_t most_unpacked(std::uint64_t packed) {
    const std::uint64_t fitting = std::min(packed, limits::unpacked_bytes / limits::unpacked_ratio);
    return std::max(fitting * limits::unpacked_ratio, limits::unpacked_bytes_at_least);
}

Unreadable grows_too_much(std::uint64_t most) {
    return not_unpacked("it would grow to far more than text does, to more than " + std::to_string(most) + " bytes");
}

}  // namespace kinprint::cli
