#include "utf8_cleaner.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

namespace kinprint {

namespace {

/// How a byte may lead a code point: its length, and the range of the byte after it (Unicode, table 3-7).
struct Lead {
    std::size_t length = 0;  // 0: cannot lead
    unsigned char low = 0x80;
    unsigned char high = 0xBF;
};

constexpr Lead lead_of(unsigned char byte) {
    if (byte == 0) return {0};
    if (byte < 0x80) return {1};
    if (byte < 0xC2) return {0};
    if (byte < 0xE0) return {2};
    if (byte < 0xF0)
        return {3, static_cast<unsigned char>(byte == 0xE0 ? 0xA0 : 0x80),
                static_cast<unsigned char>(byte == 0xED ? 0x9F : 0xBF)};
    if (byte < 0xF5)
        return {4, static_cast<unsigned char>(byte == 0xF0 ? 0x90 : 0x80),
                static_cast<unsigned char>(byte == 0xF4 ? 0x8F : 0xBF)};
    return {0};
}

/// The code point, or the part of one, that `bytes` begins with.
struct Sequence {
    std::size_t bytes = 1;
    bool valid = false;
    bool cut_off = false;  // so far right, but the bytes end
};

Sequence sequence_of(std::string_view bytes) {
    const Lead lead = lead_of(static_cast<unsigned char>(bytes[0]));
    if (lead.length == 0) {
        return {};
    }
    unsigned char low = lead.low;
    unsigned char high = lead.high;
    for (std::size_t at = 1; at < lead.length; ++at) {
        if (at == bytes.size()) {
            return {at, false, true};
        }
        const auto byte = static_cast<unsigned char>(bytes[at]);
        if (byte < low || byte > high) {
            return {at, false, false};
        }
        low = 0x80;
        high = 0xBF;
    }
    return {lead.length, true, false};
}

/// How many bytes at the beginning are ASCII, and not zero.
std::size_t ascii_prefix(std::string_view bytes) {
    std::size_t at = 0;
    for (std::uint64_t eight = 0; at + 8 <= bytes.size(); at += 8) {
        std::memcpy(&eight, bytes.data() + at, 8);
        // Less one, a byte has its upper bit set where it was zero.
        if (((eight | (eight - 0x0101010101010101U)) & 0x8080808080808080U) != 0) {
            break;
        }
    }
    while (at < bytes.size() && bytes[at] != '\0' && static_cast<unsigned char>(bytes[at]) < 0x80) {
        ++at;
    }
    return at;
}

}  // namespace

std::string_view Utf8Cleaner::feed(std::string_view bytes) {
    clean_.clear();
    if (pending_.empty()) {
        clean(bytes, false);
    } else {
        const std::string joined = std::exchange(pending_, {}) + std::string(bytes);
        clean(joined, false);
    }
    return clean_;
}

std::string_view Utf8Cleaner::finish() {
    clean_.clear();
    const std::string rest = std::exchange(pending_, {});
    clean(rest, true);
    return clean_;
}

void Utf8Cleaner::clean(std::string_view bytes, bool at_end) {
    std::size_t copied = 0;
    std::size_t at = 0;
    while (at < bytes.size()) {
        at += ascii_prefix(bytes.substr(at));
        if (at == bytes.size()) {
            break;
        }
        const Sequence sequence = sequence_of(bytes.substr(at));
        if (sequence.cut_off && !at_end) {
            pending_ = bytes.substr(at);
            clean_.append(bytes, copied, at - copied);
            offset_ += at;
            return;
        }
        if (!sequence.valid) {
            clean_.append(bytes, copied, at - copied);
            replace(at);
            copied = at + sequence.bytes;
        }
        at += sequence.bytes;
    }
    clean_.append(bytes, copied, bytes.size() - copied);
    offset_ += bytes.size();
}

void Utf8Cleaner::replace(std::size_t at) {
    clean_.append("\uFFFD");
    ++invalid_;
    if (!first_) {
        first_ = offset_ + at;
    }
}

namespace {

/// Halves of surrogate pairs, as some programs write them, for characters of as many bytes.
void replace_surrogates(std::string& bytes) {
    for (std::size_t at = bytes.find('\xED'); at != bytes.npos && at + 2 < bytes.size();
         at = bytes.find('\xED', at + 1)) {
        const bool is_half = (static_cast<unsigned char>(bytes[at + 1]) & 0xE0U) == 0xA0U &&
                             (static_cast<unsigned char>(bytes[at + 2]) & 0xC0U) == 0x80U;
        bytes[at] = is_half ? '\xEE' : bytes[at];
    }
}

}  // namespace

bool looks_like_utf8(std::string bytes) {
    std::erase(bytes, '\0');
    replace_surrogates(bytes);
    Utf8Cleaner cleaner;
    const std::string text(cleaner.feed(bytes));
    const auto leads = [](std::string_view of) {
        return static_cast<std::uint64_t>(
            std::ranges::count_if(of, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0xC0U; }));
    };
    return leads(text) - cleaner.invalid() >= cleaner.invalid();
}

}  // namespace kinprint
