// The marks of reasoning, as models write them, and where they are only spoken of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kinprint {

/// What a mark does: `ends` ends a message, and reasoning if that is what it was, but says nothing of what it was.
enum class Turn : std::uint8_t { opens, closes, ends };

struct ReasoningMark {
    std::string_view text;
    Turn turn;
    std::string_view only_after = {};  // of one that is other things, too: the mark by which reasoning began
};

/// The mark that `text` begins with; nullptr where it begins with none.
const ReasoningMark* mark_at(std::string_view text);

/// Is there a mark anywhere, be it only spoken of? O(bytes), by one search for each of the few bytes that they begin
/// with.
bool holds_mark(std::string_view text);

/// Where, at its end, a mark may begin of which more is to come; its size where none does.
std::size_t begun_mark(std::string_view text);

/// Bytes behind a mark that tell whether it is one.
inline constexpr std::size_t told_by_bytes = 10;

/// What stands before a place in a text, as far as it tells whether a mark there is one. Grows with the text, slice by
/// slice. O(bytes).
class BeforeMark {
public:
    void pass(std::string_view text);

    /// Is a mark in this place only spoken of, rather than one? In code ("`<think>`", or between fences), in quotes or
    /// brackets, as "<think> tag", where a sentence goes on over it, or as what closes a pair of which the opening
    /// was spoken of. `behind`: what follows it, of `told_by_bytes` or more, unless the text ends. `in_answer`: within
    /// reasoning neither fences count, for it may break off within one, nor sentences and pairs.
    bool speaks_of_mark(const ReasoningMark& mark, std::string_view behind, bool in_answer);

private:
    [[nodiscard]] bool is_quoted(std::string_view behind, bool opens) const;

    std::string last_;  // bytes
    bool is_in_fence_ = false;
    bool spoke_of_opening_ = false;
};

}  // namespace kinprint
