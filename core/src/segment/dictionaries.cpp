#include "kinprint/dictionaries.hpp"

#include <unicode/udata.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>

#include "code_point.hpp"
#include "kinprint/limits.hpp"

namespace kinprint {

namespace {

using segmentation::Traits;

/// ICU reads the package in place, and wants it so aligned.
struct alignas(16) Line {
    std::uint8_t bytes[16];
};

/// Never given back: ICU may look into it for as long as the process lives.
std::unique_ptr<Line[]>& kept() {
    static std::unique_ptr<Line[]> package;
    return package;
}

std::optional<std::uint32_t> hexadecimal(std::string_view digits) {
    std::uint32_t value = 0;
    for (const char digit : digits) {
        const char lower = static_cast<char>(digit | 0x20);
        const bool is_letter = lower >= 'a' && lower <= 'f';
        if (!is_letter && (digit < '0' || digit > '9')) {
            return std::nullopt;
        }
        value = value * 16 + static_cast<std::uint32_t>(is_letter ? lower - 'a' + 10 : digit - '0');
    }
    return value;
}

/// The code point at `at`, which moves behind it; \uXXXX is read as what it stands for.
char32_t next(std::string_view head, std::size_t& at) {
    constexpr std::size_t escape = 6;
    if (head[at] == '\\' && at + escape <= head.size() && head[at + 1] == 'u') {
        if (const auto unit = hexadecimal(head.substr(at + 2, 4))) {
            at += escape;
            return static_cast<char32_t>(*unit);
        }
    }
    return segmentation::decode(head, at);
}

}  // namespace

bool load_dictionaries(std::string_view package) {
    if (kept()) {
        return true;
    }
    constexpr std::size_t least = 32;  // the header alone has as much
    if (package.size() < least) {
        return false;
    }
    auto lines = std::make_unique<Line[]>(package.size() / sizeof(Line) + 1);
    std::memcpy(lines.get(), package.data(), package.size());
    UErrorCode status = U_ZERO_ERROR;
    udata_setCommonData(lines.get(), &status);
    if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING) {
        return false;
    }
    kept() = std::move(lines);
    return true;
}

bool have_dictionaries() {
    return kept() != nullptr;
}

bool needs_dictionaries(std::string_view head) {
    head = head.substr(0, limits::sniff_bytes);
    std::size_t letters = 0;
    std::size_t without_spaces = 0;
    for (std::size_t at = 0; at < head.size();) {
        const Traits traits = segmentation::traits_of(next(head, at));
        letters += (traits & segmentation::word_bit) != 0 ? 1 : 0;
        without_spaces += (traits & segmentation::dictionary_bit) != 0 ? 1 : 0;
    }
    return without_spaces * 20 > letters;
}

}  // namespace kinprint
