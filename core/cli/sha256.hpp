// What names the bytes of a file to anybody else.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace kinprint::cli {

/// SHA-256, as 64 hexadecimal digits. Source: FIPS 180-4, by libsodium. O(bytes).
std::string sha256_of(std::string_view bytes);

/// Of a file as it lies there, read in pieces; nothing where it can't be read to its end.
std::optional<std::string> sha256_of_file(const std::filesystem::path& path);

}  // namespace kinprint::cli
