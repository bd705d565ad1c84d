#include "loop_meter.hpp"

#include <algorithm>
#include <array>
#include <bit>
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

std::uint64_t hash_of_window(const char* at) {
    std::uint64_t hash = 0;
    for (std::size_t byte = 0; byte < window; byte += 8) {
        hash = ((hash << 29U) | (hash >> 35U)) ^ (eight_bytes(at + byte) * 0xbf58476d1ce4e5b9U);
    }
    return hash_number(hash);
}

/// Four numbers that are reckoned with together.
using Four = std::uint32_t __attribute__((vector_size(16)));
constexpr std::size_t starts_at_once = 16;
static_assert(window >= starts_at_once + 7, "the starts of windows are looked at beyond the last of them");

Four four_at(const char* at) {
    Four four{};
    std::memcpy(&four, at, sizeof four);
    return four;
}

/// Of the windows that start at `at` and 4, 8 and 12 bytes behind it, those in the sample: all bits of these are set.
/// By a hash of their first eight bytes (Fibonacci hashing: Knuth, TAOCP vol. 3, 6.4).
Four sampled_at(const char* at) {
    const Four hash = (four_at(at) ^ (four_at(at + 4) * 0x85ebca6bU)) * 0x9e3779b9U;
    return Four((hash >> (32U - sampled_bits)) == 0);
}

bool is_any_set(const Four& four) {
    return (four[0] | four[1] | four[2] | four[3]) != 0;
}

/// Of the windows that start at `at` and the 15 bytes behind it, those in the sample: a bit for each.
unsigned sampled_at_once(const char* at) {
    const std::array<Four, 4> sampled{sampled_at(at), sampled_at(at + 1), sampled_at(at + 2), sampled_at(at + 3)};
    unsigned bits = 0;
    if (is_any_set(sampled[0] | sampled[1] | sampled[2] | sampled[3])) {
        for (unsigned start = 0; start < starts_at_once; ++start) {
            bits |= (sampled[start % 4][start / 4] & 1U) << start;
        }
    }
    return bits;
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
    while (sampled_ + window <= text_.size()) {
        const std::size_t starts = std::min(text_.size() - window + 1 - sampled_, starts_at_once);
        const char* const at = text_.data() + sampled_;
        for (unsigned bits = sampled_at_once(at) & ((1U << starts) - 1); bits != 0; bits &= bits - 1) {
            sample_.add(hash_of_window(at + std::countr_zero(bits)));
        }
        sampled_ += starts;
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
        hashes.push_back(hash_of_window(text_.data() + at));
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
