#include <array>

#include "kinprint/read.hpp"

namespace kinprint {

namespace {

constexpr std::array<std::string_view, 3> names = {"plain", "jsonl", "profile"};

}  // namespace

std::string_view name(Format format) {
    return names[static_cast<std::size_t>(format)];
}

std::optional<Format> format_of_name(std::string_view name) {
    for (std::size_t at = 0; at < names.size(); ++at) {
        if (names[at] == name) {
            return static_cast<Format>(at);
        }
    }
    return std::nullopt;
}

}  // namespace kinprint
