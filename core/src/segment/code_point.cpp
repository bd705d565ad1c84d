#include "code_point.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <memory>

namespace kinprint::segmentation {
namespace {

bool is_kanji(UChar32 c) {
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(c, &status);
    return script == USCRIPT_HAN || script == USCRIPT_HIRAGANA;
}

/// Letters of Thai, Lao, Khmer, Burmese and the like: `other` to UAX #29, but joined by ICU like all letters.
bool is_complex_context(UChar32 c) {
    return u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT;
}

WordBreak class_of(UChar32 c) {
    if (is_kanji(c)) return WordBreak::kanji;
    if (c >= 0xAC00 && c <= 0xD7A3) return WordBreak::hangul;
    switch (u_getIntPropertyValue(c, UCHAR_WORD_BREAK)) {
        case U_WB_CR: return WordBreak::carriage_return;
        case U_WB_LF: return WordBreak::line_feed;
        case U_WB_NEWLINE: return WordBreak::newline;
        case U_WB_EXTEND:
        case U_WB_FORMAT: return WordBreak::extend;
        case U_WB_ZWJ: return WordBreak::joiner;
        case U_WB_REGIONAL_INDICATOR: return WordBreak::regional_indicator;
        case U_WB_HEBREW_LETTER: return WordBreak::hebrew_letter;
        case U_WB_ALETTER: return WordBreak::letter;
        case U_WB_SINGLE_QUOTE: return WordBreak::single_quote;
        case U_WB_DOUBLE_QUOTE: return WordBreak::double_quote;
        case U_WB_MIDNUMLET: return WordBreak::mid_num_let;
        case U_WB_MIDLETTER: {
            const bool colon = c == 0x3A || c == 0xFE55 || c == 0xFF1A;
            return colon ? WordBreak::other : WordBreak::mid_letter;
        }
        case U_WB_MIDNUM: return WordBreak::mid_num;
        case U_WB_NUMERIC: return WordBreak::numeric;
        case U_WB_EXTENDNUMLET: return WordBreak::extend_num_let;
        case U_WB_WSEGSPACE: return WordBreak::space;
        case U_WB_KATAKANA: return WordBreak::katakana;
        default: return is_complex_context(c) ? WordBreak::letter : WordBreak::other;
    }
}

}  // namespace

Traits kind_bits(char32_t code_point) {
    const auto c = static_cast<UChar32>(code_point);
    const std::uint32_t category = U_GET_GC_MASK(c);
    if ((category & (U_GC_L_MASK | U_GC_N_MASK)) != 0) return word_bit;
    const bool invisible = (category & (U_GC_CC_MASK | U_GC_CF_MASK)) != 0 || u_isUWhiteSpace(c);
    return invisible ? Traits{0} : mark_bit;
}

Traits traits_of(char32_t code_point) {
    const WordBreak word_break = class_of(static_cast<UChar32>(code_point));
    const bool without_spaces = word_break == WordBreak::kanji || word_break == WordBreak::katakana ||
                                is_complex_context(static_cast<UChar32>(code_point));
    return static_cast<Traits>(static_cast<Traits>(word_break) | kind_bits(code_point) |
                               (without_spaces ? dictionary_bit : Traits{0}));
}

TraitsTable::~TraitsTable() {
    for (const auto& page : pages_) delete page.load(std::memory_order_relaxed);
}

Traits TraitsTable::first_of_page(char32_t code_point) {
    const char32_t first = code_point & ~char32_t{0xFF};
    auto page = std::make_unique<Page>();
    for (char32_t i = 0; i < page->size(); ++i) (*page)[i] = traits_of(first + i);
    const Traits traits = (*page)[code_point & 0xFFU];
    const Page* filled = nullptr;  // by another thread, meanwhile
    if (pages_[code_point >> 8U].compare_exchange_strong(filled, page.get(), std::memory_order_release,
                                                         std::memory_order_relaxed)) {
        static_cast<void>(page.release());
    }
    return traits;
}

TraitsTable& traits_table() {
    static TraitsTable table;
    return table;
}

}  // namespace kinprint::segmentation
