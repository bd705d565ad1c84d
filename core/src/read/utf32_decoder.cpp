#include "utf32_decoder.hpp"

#include <utility>

#include "surrogates.hpp"
#include "utf8.hpp"

namespace kinprint {

namespace {

constexpr std::uint64_t unit_bytes = 4;

}  // namespace

std::string_view Utf32Decoder::feed(std::string_view bytes) {
    text_.clear();
    for (const char c : bytes) {
        const char32_t byte = static_cast<unsigned char>(c);
        unit_ = big_endian_ ? unit_ << 8U | byte : unit_ >> 8U | byte << 24U;
        if (++offset_ % unit_bytes == 0) {
            take(std::exchange(unit_, 0), offset_ - unit_bytes);
        }
    }
    return text_;
}

void Utf32Decoder::take(char32_t unit, std::uint64_t at) {
    constexpr char32_t last = 0x10FFFF;
    if (unit == 0 || unit > last || is_high_surrogate(unit) || is_low_surrogate(unit)) {
        replace(at);
    } else {
        append_utf8(text_, unit);
    }
}

std::string_view Utf32Decoder::finish() {
    text_.clear();
    if (offset_ % unit_bytes != 0) {
        replace(offset_ - offset_ % unit_bytes);
    }
    return text_;
}

void Utf32Decoder::replace(std::uint64_t at) {
    text_ += "\uFFFD";
    ++invalid_;
    first_ = first_.value_or(at);
}

}  // namespace kinprint
