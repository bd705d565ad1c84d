// Where in a file its zip archive begins.
#pragma once

#include <cstdint>
#include <filesystem>

namespace kinprint::cli {

/// The bytes before the archive in a file, as those of the program in one that unpacks itself: the places in the
/// archive's list do not count them. By that list's place as the archive's end says it, and as it is, right before that
/// end. 0 where the end is not found, or nothing can be read. APPNOTE 6.3.10, 4.3.14 to 4.3.16. Memory: 64 kB.
std::uint64_t bytes_before_zip(const std::filesystem::path& path);

}  // namespace kinprint::cli
