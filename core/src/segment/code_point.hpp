// What segmentation needs to know of a code point, packed into one byte.
#pragma once

#include <unicode/utf8.h>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "kinprint/segment.hpp"

namespace kinprint::segmentation {

/// The code point of valid UTF-8 that starts at `at`, which moves behind it. Ill-formed bytes read as U+FFFD.
inline char32_t decode(std::string_view utf8, std::size_t& at) {
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(utf8.data());
    UChar32 c = 0;
    U8_NEXT_OR_FFFD(bytes, at, utf8.size(), c);
    return static_cast<char32_t>(c);
}

/// Word_Break classes (UAX #29, table 3) as ICU's root word rules group them.
enum class WordBreak : std::uint8_t {
    other,
    carriage_return,
    line_feed,
    newline,
    extend,  // Extend and Format: rule WB4 treats them alike
    joiner,  // ZWJ
    regional_indicator,
    hebrew_letter,
    letter,
    single_quote,
    double_quote,
    mid_num_let,
    mid_letter,  // without ':', which ICU's root rules leave out
    mid_num,
    numeric,
    extend_num_let,
    space,     // WSegSpace
    kanji,     // the scripts Han and Hiragana, whatever their Word_Break
    katakana,  // Katakana
    hangul,    // Hangul syllables, which ICU parts from ALetter
};

/// A WordBreak class, and bits that add up (by `|`) to what is to be known of a segment.
using Traits = std::uint8_t;
inline constexpr Traits word_bit = 0x20;        // a letter or number
inline constexpr Traits mark_bit = 0x40;        // neither that, nor invisible
inline constexpr Traits dictionary_bit = 0x80;  // of a script without spaces, in which only dictionaries find words
inline constexpr Traits class_mask = 0x1F;
inline constexpr std::size_t word_break_count = class_mask + 1;  // a power of two, that rows may be found by a shift

constexpr WordBreak word_break(Traits traits) {
    return static_cast<WordBreak>(traits & class_mask);
}

/// Is there something to see where the traits of code points, joined by `|`, are `traits`?
constexpr bool is_seen(Traits traits) {
    return (traits & (word_bit | mark_bit)) != 0;
}

/// The kind of a segment of such traits. Precondition: `is_seen`.
constexpr SegmentKind kind_of(Traits traits) {
    return (traits & word_bit) != 0 ? SegmentKind::word : SegmentKind::mark;
}

/// What one code point adds to the kind of its segment: `word_bit`, `mark_bit` or nothing.
Traits kind_bits(char32_t code_point);

/// The traits of one code point, from ICU's compiled-in properties. Slow: see TraitsTable.
Traits traits_of(char32_t code_point);

/// `traits_of` as a table. A page of 256 code points is filled when one of them is first asked for, so that
/// start-up costs next to nothing, and scripts that do not occur no memory. Any number of threads may ask at once.
class TraitsTable {
public:
    TraitsTable() = default;
    TraitsTable(const TraitsTable&) = delete;
    TraitsTable& operator=(const TraitsTable&) = delete;
    ~TraitsTable();

    Traits operator[](char32_t code_point) {
        const Page* page = pages_[code_point >> 8U].load(std::memory_order_acquire);
        return page != nullptr ? (*page)[code_point & 0xFFU] : first_of_page(code_point);
    }

private:
    using Page = std::array<Traits, 256>;
    Traits first_of_page(char32_t code_point);

    std::array<std::atomic<const Page*>, 0x1100> pages_{};  // up to U+10FFFF
};

/// The one table: to fill the pages of a segmenter anew took a sixth of the time that a file of 2 MB takes.
TraitsTable& traits_table();

}  // namespace kinprint::segmentation
