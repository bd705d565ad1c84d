#include "label.hpp"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

namespace kinprint {

namespace {

/// The code point that starts at `at`, which moves behind it; U+FFFD where bytes are ill-formed.
UChar32 next(std::string_view utf8, std::size_t& at) {
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, at, utf8.size(), c);
    return c;
}

bool disturbs_a_line(UChar32 c) {
    return (U_GET_GC_MASK(c) & (U_GC_CC_MASK | U_GC_ZL_MASK | U_GC_ZP_MASK)) != 0 ||
           u_hasBinaryProperty(c, UCHAR_BIDI_CONTROL) != 0 || U_IS_UNICODE_NONCHAR(c);
}

std::size_t columns_of_code_point(UChar32 c) {
    if ((U_GET_GC_MASK(c) & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK)) != 0) {
        return 0;
    }
    const int width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

std::string one_line(std::string_view name) {
    constexpr std::string_view replacement = "\uFFFD";
    std::string line;
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t begin = at;
        const UChar32 c = next(name, at);
        const std::string_view itself = name.substr(begin, at - begin);
        line += disturbs_a_line(c) ? " " : c == 0xFFFD ? replacement : itself;
    }
    return line;
}

std::size_t columns_of(std::string_view utf8) {
    std::size_t columns = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        columns += columns_of_code_point(next(utf8, at));
    }
    return columns;
}

std::string cut_to(std::string_view utf8, std::size_t columns) {
    if (columns_of(utf8) <= columns) {
        return std::string(utf8);
    }
    std::size_t end = 0;
    for (std::size_t at = 0, used = 0; at < utf8.size(); end = at) {
        used += columns_of_code_point(next(utf8, at));
        if (used > columns - 1) {
            break;
        }
    }
    return std::string(utf8.substr(0, end)) + "…";
}

std::string one_cell(std::string_view name, std::size_t columns) {
    const std::string cut = cut_to(one_line(name), columns);
    const std::size_t used = columns_of(cut);
    return cut + std::string(columns - std::min(columns, used), ' ');
}

}  // namespace kinprint
