// What archives and gzip files have in common when they are unpacked.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "unreadable.hpp"

namespace kinprint::cli {

/// Takes the bytes of a file, one slice after the other. Throws where it wants no more.
using TakeSlice = std::function<void(std::string_view)>;

/// Says that packed bytes can't be unpacked; `why` is a clause.
Unreadable not_unpacked(std::string_view why);

/// The bytes that a file or an archive of `packed` bytes may unpack to: see limits::unpacked_ratio.
std::uint64_t most_unpacked(std::uint64_t packed);

/// Says that it has more than these `most`.
Unreadable grows_too_much(std::uint64_t most);

}  // namespace kinprint::cli
