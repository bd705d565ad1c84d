#include "utf16_decoder.hpp"

#include <utility>

#include "surrogates.hpp"
#include "utf8.hpp"

namespace kinprint {

std::string_view Utf16Decoder::feed(std::string_view bytes) {
    text_.clear();
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        ++offset_;
        if (!odd_) {
            odd_ = byte;
            continue;
        }
        const unsigned first = *std::exchange(odd_, std::nullopt);
        const unsigned unit = big_endian_ ? (first << 8U) | byte : (unsigned{byte} << 8U) | first;
        take(static_cast<char16_t>(unit), offset_ - 2);
    }
    return text_;
}

void Utf16Decoder::take(char16_t unit, std::uint64_t at) {
    if (high_ != 0) {
        const char16_t high = std::exchange(high_, u'\0');
        if (is_low_surrogate(unit)) {
            append_utf8(text_, code_point_of(high, unit));
            return;
        }
        replace(at - 2);
    }
    if (is_high_surrogate(unit)) {
        high_ = unit;
    } else if (is_low_surrogate(unit)) {
        replace(at);
    } else {
        append_utf8(text_, unit);
    }
}

std::string_view Utf16Decoder::finish() {
    text_.clear();
    if (high_ != 0 || odd_) {
        replace(offset_ - (odd_ ? 1 : 0) - (high_ != 0 ? 2 : 0));
    }
    high_ = 0;
    odd_.reset();
    return text_;
}

void Utf16Decoder::replace(std::uint64_t at) {
    text_ += "\uFFFD";
    ++invalid_;
    first_ = first_.value_or(at);
}

}  // namespace kinprint
