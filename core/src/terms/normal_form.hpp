// Segment -> tokens in normal form.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "kinprint/vocabulary.hpp"

namespace kinprint {

struct Token {
    TermKind kind{};
    std::string text;
};

/// The tokens of one segment that is not white space: mostly one, none for invisible characters. NFKC_Casefold (UAX
/// #31, UAX #44), curly quotes straight, decimal digits "0", white space that the folding makes (U+202F joins words,
/// and folds to a blank) parts tokens, low lines at the edges of a word are marks of their own; cut at
/// `limits::term_bytes`. O(bytes).
std::vector<Token> normal_form(std::string_view segment);

/// Does the word hold a script that is written without spaces (Chinese, Japanese, Thai, Lao, Khmer, Burmese)? Without a
/// dictionary such words are whole phrases.
bool needs_dictionary(std::string_view word);

}  // namespace kinprint
