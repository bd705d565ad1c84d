#include "loop_meter.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <vector>

#include "kinprint/limits.hpp"
#include "kinprint/open_table.hpp"

namespace kinprint {

namespace {

constexpr std::size_t window = 32;

/// One window in 2^6 is sampled, by its first eight bytes.
constexpr unsigned sampled_bits = 6;

/// Bytes that wait to be sampled together.
constexpr std::size_t at_once = 4096;

std::uint64_t eight_bytes(const char* at) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, sizeof bytes);
    return bytes;
}

std::uint64_t hash_of_start(const char* at) {
    return eight_bytes(at) * 0x9e3779b97f4a7c15U;  // Fibonacci hashing: Knuth, TAOCP vol. 3, 6.4
}

std::uint64_t hash_of_window(const char* at, std::uint64_t start) {
    std::uint64_t hash = start;
    for (std::size_t byte = 8; byte < window; byte += 8) {
        hash = ((hash << 29U) | (hash >> 35U)) ^ (eight_bytes(at + byte) * 0xbf58476d1ce4e5b9U);
    }
    return hash_number(hash);
}

/// All of eight bytes that are digits become "0". Adding 0x76 to what is left of a byte when those of "0" are taken out
/// of it carries into its highest bit from ten on.
std::uint64_t with_zeros(std::uint64_t bytes) {
    constexpr std::uint64_t ones = 0x0101010101010101U;
    const std::uint64_t off = bytes ^ (0x30U * ones);
    const std::uint64_t is_digit = ~((off & (0x7fU * ones)) + 0x76U * ones) & ~off & (0x80U * ones);
    return bytes & ~((is_digit >> 7U) * 0x0fU);
}

void append_with_zeros(std::string& to, std::string_view text) {
    const std::size_t before = to.size();
    to += text;
    char* const begin = to.data() + before;
    std::size_t at = 0;
    for (; at + 8 <= text.size(); at += 8) {
        const std::uint64_t bytes = with_zeros(eight_bytes(begin + at));
        std::memcpy(begin + at, &bytes, sizeof bytes);
    }
    for (; at < text.size(); ++at) {
        begin[at] = begin[at] >= '0' && begin[at] <= '9' ? '0' : begin[at];
    }
}

}  // namespace

void LoopMeter::feed(std::string_view utf8) {
    while (!utf8.empty()) {
        const std::string_view part = utf8.substr(0, at_once);
        utf8.remove_prefix(part.size());
        append_with_zeros(text_, part);
        if (text_.size() >= sampled_ + at_once) {
            sample();
        }
        if (text_.size() > limits::loop_bytes) {
            sample();
            dropped_ += sampled_;
            text_.erase(0, sampled_);
            sampled_ = 0;
        }
    }
}

void LoopMeter::sample() {
    for (; sampled_ + window <= text_.size(); ++sampled_) {
        const std::uint64_t start = hash_of_start(text_.data() + sampled_);
        if (start >> (64U - sampled_bits) == 0) {
            sample_.add(hash_of_window(text_.data() + sampled_, start));
        }
    }
}

/// Can the sample be one of a loop? Three standard deviations of the number of windows in it are left to chance.
bool LoopMeter::may_loop(double windows) const {
    constexpr double rate = 1.0 / (1U << sampled_bits);
    const double expected = least_new * windows * rate;
    const double chance = dropped_ > 0 ? 0 : 3 * std::sqrt(expected);
    return static_cast<double>(sample_.estimate()) < expected + chance;
}

std::uint64_t LoopMeter::count_all() const {
    std::vector<std::uint64_t> hashes;
    hashes.reserve(text_.size());
    for (std::size_t at = 0; at + window <= text_.size(); ++at) {
        hashes.push_back(hash_of_window(text_.data() + at, hash_of_start(text_.data() + at)));
    }
    std::ranges::sort(hashes);
    return static_cast<std::uint64_t>(std::unique(hashes.begin(), hashes.end()) - hashes.begin());
}

bool LoopMeter::finish() {
    sample();
    const std::uint64_t bytes = dropped_ + text_.size();
    bool loops = false;
    if (bytes >= limits::loop_bytes_at_least) {
        const auto windows = static_cast<double>(bytes - window + 1);
        loops = may_loop(windows) && (dropped_ > 0 || static_cast<double>(count_all()) < least_new * windows);
    }
    text_.clear();
    dropped_ = 0;
    sampled_ = 0;
    sample_.clear();
    return loops;
}

}  // namespace kinprint
