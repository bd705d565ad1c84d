#include "kinprint/dictionaries.hpp"

#include <unicode/udata.h>

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <memory>

#include "code_point.hpp"
#include "hexadecimal.hpp"
#include "kinprint/limits.hpp"

namespace kinprint {

namespace {

/// ICU reads the package in place, and wants it so aligned.
struct alignas(16) Line {
    std::uint8_t bytes[16];
};

/// Never given back: ICU may look into it for as long as the process lives.
std::unique_ptr<Line[]>& kept() {
    static std::unique_ptr<Line[]> package;
    return package;
}

/// The code point at `at`, which moves behind it; \uXXXX is read as what it stands for.
char32_t next(std::string_view head, std::size_t& at) {
    constexpr std::size_t escape = 6;
    if (head[at] == '\\' && at + escape <= head.size() && head[at + 1] == 'u') {
        if (const auto unit = four_hexadecimal_digits(head.substr(at + 2))) {
            at += escape;
            return static_cast<char32_t>(*unit);
        }
    }
    return segmentation::decode(head, at);
}

/// How many of the first bytes, in steps of eight, are ASCII and no backslash.
std::size_t plain_bytes(std::string_view text) {
    constexpr std::uint64_t ones = 0x0101010101010101U;
    std::size_t at = 0;
    for (std::uint64_t bytes = 0; at + sizeof bytes <= text.size(); at += sizeof bytes) {
        std::memcpy(&bytes, text.data() + at, sizeof bytes);
        const std::uint64_t off = bytes ^ ('\\' * ones);  // a byte that is zero is a backslash
        if (((bytes | ((off - ones) & ~off)) & (0x80 * ones)) != 0) {
            break;
        }
    }
    return at;
}

/// Passes over ASCII, which is nearly all of most texts and never such a letter.
std::size_t count_without_spaces(std::string_view head) {
    segmentation::TraitsTable& traits_of = segmentation::traits_table();
    std::size_t count = 0;
    for (std::size_t at = plain_bytes(head); at < head.size();) {
        if (static_cast<unsigned char>(head[at]) < 0x80 && head[at] != '\\') {
            ++at;
        } else {
            count += (traits_of[next(head, at)] & segmentation::dictionary_bit) != 0 ? 1 : 0;
            at += plain_bytes(head.substr(at));
        }
    }
    return count;
}

std::size_t count_letters(std::string_view head) {
    segmentation::TraitsTable& traits_of = segmentation::traits_table();
    std::size_t count = 0;
    for (std::size_t at = 0; at < head.size();) {
        count += (traits_of[next(head, at)] & segmentation::word_bit) != 0 ? 1 : 0;
    }
    return count;
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
    const std::size_t without_spaces = count_without_spaces(head);
    return without_spaces > 0 && without_spaces * 20 > count_letters(head);
}

}  // namespace kinprint
