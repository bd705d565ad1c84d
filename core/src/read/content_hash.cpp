#include "content_hash.hpp"

#include <algorithm>
#include <cstring>

#include "kinprint/open_table.hpp"

namespace kinprint {

namespace {

std::uint64_t mixed(std::uint64_t state, const char* bytes) {
    std::uint64_t part = 0;
    std::memcpy(&part, bytes, sizeof part);
    state = (state ^ part) * 0xbf58476d1ce4e5b9U;
    return state ^ (state >> 32U);
}

}  // namespace

void ContentHasher::mix(const char* block) {
    state_.first = mixed(state_.first, block);
    state_.second = mixed(state_.second, block + sizeof(std::uint64_t));
}

void ContentHasher::feed(std::string_view bytes) {
    bytes_ += bytes.size();
    if (in_open_ > 0) {
        const std::size_t taken = std::min(block_bytes - in_open_, bytes.size());
        std::ranges::copy(bytes.substr(0, taken), open_.begin() + static_cast<std::ptrdiff_t>(in_open_));
        in_open_ += taken;
        bytes.remove_prefix(taken);
        if (in_open_ < block_bytes) {
            return;
        }
        mix(open_.data());
        in_open_ = 0;
    }
    for (; bytes.size() >= block_bytes; bytes.remove_prefix(block_bytes)) {
        mix(bytes.data());
    }
    std::ranges::copy(bytes, open_.begin());
    in_open_ = bytes.size();
}

ContentHash ContentHasher::finish() {
    std::fill(open_.begin() + static_cast<std::ptrdiff_t>(in_open_), open_.end(), '\0');
    mix(open_.data());
    // Each half is to hold what both lanes saw.
    const ContentHash lanes{hash_number(state_.first ^ bytes_), hash_number(state_.second + bytes_)};
    *this = {};
    return {hash_number(lanes.first + 3 * lanes.second), hash_number(lanes.second ^ (lanes.first >> 1U))};
}

}  // namespace kinprint
