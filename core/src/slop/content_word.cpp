#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>

#include "kinprint/slop.hpp"

namespace kinprint {

namespace {

using namespace std::string_view_literals;

// Snowball's English stop words (BSD, see NOTICE) and can, just, now, will: those of four letters or more, without
// contractions, which are no content words in any case. Sorted, for the binary search.
constexpr std::array stop_words = std::to_array<std::string_view>({
    "about",   "above",  "after",    "again",      "against", "because", "been",    "before", "being",     "below",
    "between", "both",   "cannot",   "could",      "does",    "doing",   "down",    "during", "each",      "from",
    "further", "have",   "having",   "here",       "hers",    "herself", "himself", "into",   "itself",    "just",
    "more",    "most",   "myself",   "once",       "only",    "other",   "ought",   "ours",   "ourselves", "over",
    "same",    "should", "some",     "such",       "than",    "that",    "their",   "theirs", "them",      "themselves",
    "then",    "there",  "these",    "they",       "this",    "those",   "through", "under",  "until",     "very",
    "were",    "what",   "when",     "where",      "which",   "while",   "whom",    "will",   "with",      "would",
    "your",    "yours",  "yourself", "yourselves",
});
static_assert(std::ranges::is_sorted(stop_words));

constexpr int least_letters = 4;

}  // namespace

bool is_content_word(std::string_view word) {
    const auto* const bytes = reinterpret_cast<const std::uint8_t*>(word.data());
    const auto size = static_cast<std::int32_t>(word.size());
    int letters = 0;
    for (std::int32_t at = 0; at < size;) {
        UChar32 c = 0;
        U8_NEXT_OR_FFFD(bytes, at, size, c);
        const bool mark = (U_GET_GC_MASK(c) & U_GC_M_MASK) != 0;  // a combining mark belongs to its letter
        if (!mark && !u_isalpha(c)) {
            return false;
        }
        letters += mark ? 0 : 1;
    }
    return letters >= least_letters && !std::ranges::binary_search(stop_words, word);
}

}  // namespace kinprint
