// What is said of a text that was placed in an atlas, in one word.
#pragma once

#include <cstdint>
#include <string_view>

namespace kinprint {

/// A candidate's probability is that of a text by one of the sources.
enum class Verdict : std::uint8_t {
    clear,       // the first has 0.9 or more, the text 1,000 words, nothing speaks against it, and the atlas was tried
    likely,      // of 0.5 or more, and "none of these" has less
    open,        // else
    unlike_all,  // "none of these" has 0.8 or more, or the text is unlike any that the atlas knows
    too_short,   // fewer than 200 words
};

/// "clear", "likely", "open", "unlike-all", "too-short".
std::string_view name(Verdict verdict);

/// What it goes by.
struct Judged {
    double words = 0;
    double first = 0;          // the probability of the first candidate
    double none_of_these = 0;  // where that is measured
    double strangeness = 0;
    bool is_beyond = false;   // is nothing to be said?
    bool is_measured = true;  // was the atlas tried?
};

/// Precondition: the text has 200 words.
Verdict verdict_of(const Judged& text);

/// The strangeness from which on a text is not like those that the atlas knows: one of the atlas's own texts in some
/// 500 is as strange.
inline constexpr double strange_from = 3;

/// The probability of "none of these" from which on a text may be by none.
inline constexpr double none_from = 0.5;

/// The probability that makes a first candidate clear.
inline constexpr double clear_from = 0.9;

}  // namespace kinprint
