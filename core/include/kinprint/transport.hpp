// Profile -> bytes -> profile, between engines of one build (worker to worker). For files there is json.hpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kinprint/profile.hpp"

namespace kinprint {

/// The profile as bytes: plain arrays, copied. About ten times as fast as JSON. O(terms + entries).
std::string to_bytes(const Profile& profile);

/// The profile again; nothing when the bytes are not those of `to_bytes`.
std::optional<Profile> from_bytes(std::string_view bytes);

}  // namespace kinprint
