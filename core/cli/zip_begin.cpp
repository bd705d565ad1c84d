#include "zip_begin.hpp"

#include <algorithm>
#include <fstream>
#include <string>
#include <string_view>

namespace kinprint::cli {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t end_bytes = 22;
constexpr std::size_t large_end_bytes = 56;
constexpr std::size_t locator_bytes = 20;
constexpr std::size_t most_comment_bytes = 0xFFFF;

/// A number, the lowest byte first; 0 where it is not all there.
std::uint64_t number_at(std::string_view bytes, std::size_t at, std::size_t size) {
    std::uint64_t number = 0;
    for (std::size_t byte = at + size; byte > at && at + size <= bytes.size(); --byte) {
        number = number << 8U | static_cast<unsigned char>(bytes[byte - 1]);
    }
    return number;
}

/// What is too much: where the list ends, less where it would by what is said of it.
std::uint64_t surplus(std::uint64_t end, std::uint64_t size, std::uint64_t begin) {
    return size <= end && begin <= end - size ? end - size - begin : 0;
}

}  // namespace

std::uint64_t bytes_before_zip(const std::filesystem::path& path) {
    std::error_code unknown;
    const std::uint64_t bytes = std::filesystem::file_size(path, unknown);
    const std::uint64_t size =
        std::min<std::uint64_t>(bytes, end_bytes + most_comment_bytes + locator_bytes + large_end_bytes);
    std::string tail(unknown ? 0 : size, '\0');
    std::ifstream file(path, std::ios::binary);
    file.seekg(static_cast<std::streamoff>(bytes - tail.size()));
    if (!file.read(tail.data(), static_cast<std::streamsize>(tail.size()))) {
        return 0;
    }
    const std::size_t end = tail.rfind("PK\x05\x06"sv);
    if (end == std::string::npos || tail.size() - end < end_bytes) {
        return 0;
    }
    const std::uint64_t before = bytes - tail.size();
    const std::size_t both = locator_bytes + large_end_bytes;
    if (end >= both && std::string_view(tail).substr(end - locator_bytes).starts_with("PK\x06\x07"sv)) {
        const std::size_t large = end - both;  // where it says so, unless it holds more than it has to
        return std::string_view(tail).substr(large).starts_with("PK\x06\x06"sv)
                   ? surplus(before + large, number_at(tail, large + 40, 8), number_at(tail, large + 48, 8))
                   : 0;
    }
    return surplus(before + end, number_at(tail, end + 12, 4), number_at(tail, end + 16, 4));
}

}  // namespace kinprint::cli
