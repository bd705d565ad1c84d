#include "normal_form.hpp"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <stdexcept>

#include "ascii.hpp"
#include "kinprint/limits.hpp"

namespace kinprint {

namespace {

const icu::Normalizer2& nfkc_casefold() {
    static const icu::Normalizer2* const normalizer = [] {
        UErrorCode status = U_ZERO_ERROR;
        const icu::Normalizer2* found = icu::Normalizer2::getNFKCCasefoldInstance(status);
        if (U_FAILURE(status)) {
            throw std::runtime_error("ICU has no nfkc_cf data");
        }
        return found;
    }();
    return *normalizer;
}

/// What nearly all segments are: letters, digits and marks of ASCII that make one token.
bool is_plain(std::string_view segment) {
    const auto is_own = [](char c) { return c > ' ' && c < 0x7F && c != '_'; };
    return segment.size() + U8_MAX_LENGTH <= limits::term_bytes && std::ranges::all_of(segment, is_own);
}

Token plain_token(std::string_view segment) {
    Token token{TermKind::mark, std::string(segment)};
    for (char& c : token.text) {
        const bool is_digit = c >= '0' && c <= '9';
        c = is_digit ? '0' : lower_ascii(c);
        token.kind = is_digit || (c >= 'a' && c <= 'z') ? TermKind::word : token.kind;
    }
    return token;
}

std::string fold(std::string_view segment) {
    std::string folded;
    icu::StringByteSink<std::string> sink(&folded);
    UErrorCode status = U_ZERO_ERROR;
    nfkc_casefold().normalizeUTF8(0, {segment.data(), static_cast<std::int32_t>(segment.size())}, sink, nullptr,
                                  status);
    if (U_FAILURE(status)) {
        throw std::runtime_error("ICU could not normalise a segment");
    }
    return folded;
}

UChar32 straight(UChar32 c) {
    switch (c) {
        case 0x2018:  // ‘ ’ ‚ ‛ and the modifier letter apostrophe
        case 0x2019:
        case 0x201A:
        case 0x201B:
        case 0x02BC: return '\'';
        case 0x201C:  // “ ” „ ‟
        case 0x201D:
        case 0x201E:
        case 0x201F: return '"';
        default: return u_charType(c) == U_DECIMAL_DIGIT_NUMBER ? '0' : c;
    }
}

void append_utf8(std::string& to, UChar32 c) {
    if (c < 0x80) {
        to.push_back(static_cast<char>(c));
        return;
    }
    icu::StringByteSink<std::string> sink(&to);
    icu::UnicodeString(c).toUTF8(sink);
}

/// One token under construction: its text, and whether it holds a letter or a number.
struct Piece {
    std::string text;
    bool word = false;
};

void push(std::vector<Token>& tokens, TermKind kind, std::string_view text) {
    if (!text.empty()) {
        tokens.push_back({kind, std::string(text)});
    }
}

/// Low lines join words (WB13a); those at the edges are Markdown's emphasis, that is, marks.
void push_word(std::vector<Token>& tokens, std::string_view text) {
    while (text.starts_with('_')) {
        push(tokens, TermKind::mark, "_");
        text.remove_prefix(1);
    }
    const std::size_t end = text.find_last_not_of('_') + 1;
    push(tokens, TermKind::word, text.substr(0, end));
    for (std::size_t at = end; at < text.size(); ++at) {
        push(tokens, TermKind::mark, "_");
    }
}

void push_piece(std::vector<Token>& tokens, Piece& piece) {
    if (piece.word) {
        push_word(tokens, piece.text);
    } else {
        push(tokens, TermKind::mark, piece.text);
    }
    piece = {};
}

}  // namespace

std::vector<Token> normal_form(std::string_view segment) {
    if (is_plain(segment)) {
        return {plain_token(segment)};
    }
    const std::string folded = fold(segment);
    std::vector<Token> tokens;
    Piece piece;
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(folded.data());
    const auto size = static_cast<std::int32_t>(folded.size());
    for (std::int32_t at = 0; at < size;) {
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(bytes, at, size, c);
        if (u_isUWhiteSpace(c) || piece.text.size() + U8_MAX_LENGTH > limits::term_bytes) {
            push_piece(tokens, piece);
        }
        if (u_isUWhiteSpace(c) || u_charType(c) == U_CONTROL_CHAR) {
            continue;
        }
        append_utf8(piece.text, straight(c));
        constexpr std::uint32_t word_types = U_GC_L_MASK | U_GC_N_MASK;
        piece.word = piece.word || (U_GET_GC_MASK(c) & word_types) != 0;
    }
    push_piece(tokens, piece);
    return tokens;
}

bool needs_dictionary(std::string_view word) {
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(word.data());
    const auto size = static_cast<std::int32_t>(word.size());
    for (std::int32_t at = 0; at < size;) {
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(bytes, at, size, c);
        if (c < 0x0E00) {  // the first such script is Thai
            continue;
        }
        if (u_getIntPropertyValue(c, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT ||
            u_hasBinaryProperty(c, UCHAR_IDEOGRAPHIC)) {
            return true;
        }
        UErrorCode status = U_ZERO_ERROR;
        const UScriptCode script = uscript_getScript(c, &status);
        if (script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA) {
            return true;
        }
    }
    return false;
}

}  // namespace kinprint
