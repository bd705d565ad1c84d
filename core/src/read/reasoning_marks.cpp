#include "reasoning_marks.hpp"

#include <algorithm>
#include <array>

#include "ascii.hpp"

namespace kinprint {

namespace {

// As they stand in chat templates and in the reasoning parsers of vLLM and SGLang. Of gpt-oss's channels "commentary"
// holds calls of tools: no answers either.
constexpr std::array marks = {
    ReasoningMark{"<think>", Turn::opens},  // DeepSeek R1, Qwen 3 and most others
    ReasoningMark{"</think>", Turn::closes},
    ReasoningMark{"<THINK>", Turn::opens},
    ReasoningMark{"</THINK>", Turn::closes},
    ReasoningMark{"<thinking>", Turn::opens},
    ReasoningMark{"</thinking>", Turn::closes},
    ReasoningMark{"<reasoning>", Turn::opens},
    ReasoningMark{"</reasoning>", Turn::closes},
    ReasoningMark{"<thought>", Turn::opens},  // EXAONE Deep, Gemini
    ReasoningMark{"</thought>", Turn::closes},
    ReasoningMark{"<seed:think>", Turn::opens},  // Seed-OSS
    ReasoningMark{"</seed:think>", Turn::closes},
    ReasoningMark{"[THINK]", Turn::opens},  // Magistral
    ReasoningMark{"[/THINK]", Turn::closes},
    ReasoningMark{"◁think▷", Turn::opens},  // Kimi
    ReasoningMark{"◁/think▷", Turn::closes},
    ReasoningMark{"<|channel|>analysis<|message|>", Turn::opens},  // gpt-oss
    ReasoningMark{"<|channel|>commentary", Turn::opens},
    ReasoningMark{"<|channel|>final<|message|>", Turn::closes},
    ReasoningMark{"<|start|>assistant", Turn::ends},
    ReasoningMark{"<|end|>", Turn::ends},
    ReasoningMark{"<|call|>", Turn::ends},
    ReasoningMark{"<|return|>", Turn::ends},
    ReasoningMark{"<|begin_of_thought|>", Turn::opens},  // Sky-T1, OpenThinker
    ReasoningMark{"<|end_of_thought|>", Turn::closes},
    ReasoningMark{"<|begin_of_solution|>", Turn::closes},
    ReasoningMark{"<|end_of_solution|>", Turn::ends},
    ReasoningMark{"<|START_THINKING|>", Turn::opens},  // Command A
    ReasoningMark{"<|END_THINKING|>", Turn::closes},
    ReasoningMark{"<|START_RESPONSE|>", Turn::closes},
    ReasoningMark{"<|END_RESPONSE|>", Turn::ends},
    ReasoningMark{"<|im_end|>", Turn::ends},  // ChatML; below Llama 3, Gemma, DeepSeek
    ReasoningMark{"<|eot_id|>", Turn::ends},
    ReasoningMark{"<end_of_turn>", Turn::ends},
    ReasoningMark{"<｜end▁of▁sentence｜>", Turn::ends},
    ReasoningMark{"<|endoftext|>", Turn::ends},
    ReasoningMark{"<details type=\"reasoning\"", Turn::opens},  // as Open WebUI keeps it
    ReasoningMark{"</details>", Turn::closes, "<details type=\"reasoning\""},
    ReasoningMark{":::thinking", Turn::opens},  // LibreChat
    ReasoningMark{":::", Turn::closes, ":::thinking"},
};
constexpr std::size_t longest_mark = 30;
static_assert(std::ranges::all_of(marks, [](const ReasoningMark& mark) { return mark.text.size() <= longest_mark; }));
/// What marks begin with.
constexpr std::array<std::string_view, 4> beginnings = {"<", "[", "◁", ":::"};

constexpr std::string_view fence = "```";
/// Bytes before a mark that tell whether it is one: a fence on a line of its own, or a word before it.
constexpr std::size_t kept_before = 16;
constexpr std::array<std::string_view, 7> quotes_before = {"\"", "'", "“", "‘", "«", "(", "*"};
constexpr std::array<std::string_view, 7> quotes_behind = {"\"", "'", "”", "’", "»", ")", "*"};
/// What follows on a word that is explained, or in a cell of a table.
constexpr std::array<std::string_view, 5> goes_on = {":", ";", ",", " |", "|"};
constexpr std::array<std::string_view, 3> articles = {" the ", " a ", " an "};
constexpr std::array<std::string_view, 5> nouns = {" tag", " token", " block", " section", " marker"};
static_assert(std::ranges::all_of(nouns, [](std::string_view noun) { return noun.size() <= told_by_bytes; }));

template <typename Is>
bool is_any(const auto& all, const Is& is) {
    return std::ranges::any_of(all, is);
}

/// May `text` be cut off within a mark?
bool begins_mark(std::string_view text) {
    return is_any(marks, [&](const ReasoningMark& mark) { return mark.text.starts_with(text); });
}

/// Is there nothing but blanks before this place on its line? Of a text that begins there, too.
bool begins_line(std::string_view text, std::size_t at) {
    const std::size_t before = text.substr(0, at).find_last_not_of(' ');
    return before == std::string_view::npos || text[before] == '\n';
}

/// Does a sentence go on over it? Words stand before it, a blank away, and behind it small letters likewise, or a mark
/// of punctuation; or it is explained there.
bool is_in_sentence(std::string_view before, std::string_view behind) {
    constexpr std::array<std::string_view, 7> ends = {".", ")", "!", "?", "…", "/", " …"};
    const auto begins_behind = [&](std::string_view text) { return behind.starts_with(text); };
    const bool follows_word = before.size() > 1 && before.back() == ' ' &&
                              (is_ascii_letter(before[before.size() - 2]) || before[before.size() - 2] == ',');
    const bool has_small = behind.size() > 1 && behind[0] == ' ' && behind[1] >= 'a' && behind[1] <= 'z';
    const auto ends_before = [&](std::string_view text) { return before.ends_with(text); };
    return is_any(goes_on, begins_behind) || is_any(articles, ends_before) ||
           (follows_word && (has_small || is_any(ends, begins_behind)));
}

/// Does a quote, a bracket or emphasis open right before this place, rather than end there?
bool is_opened(std::string_view before) {
    const auto mark =
        std::ranges::find_if(quotes_before, [&](std::string_view quote) { return before.ends_with(quote); });
    if (mark == quotes_before.end()) {
        return false;
    }
    const std::size_t last = before.substr(0, before.size() - mark->size()).find_last_not_of('*');
    return last == std::string_view::npos || std::string_view(" \n(").find(before[last]) != std::string_view::npos;
}

}  // namespace

const ReasoningMark* mark_at(std::string_view text) {
    if (!is_any(beginnings, [&](std::string_view beginning) { return text.starts_with(beginning.front()); })) {
        return nullptr;  // nearly everywhere
    }
    const auto* const found =
        std::ranges::find_if(marks, [&](const ReasoningMark& mark) { return text.starts_with(mark.text); });
    return found == marks.end() ? nullptr : found;
}

bool holds_mark(std::string_view text) {
    return is_any(beginnings, [&](std::string_view beginning) {
        std::size_t at = text.find(beginning);
        while (at != std::string_view::npos && mark_at(text.substr(at)) == nullptr) {
            at = text.find(beginning, at + 1);
        }
        return at != std::string_view::npos;
    });
}

std::size_t begun_mark(std::string_view text) {
    for (std::size_t at = text.size() - std::min(text.size(), longest_mark - 1); at < text.size(); ++at) {
        if (begins_mark(text.substr(at))) {
            return at;
        }
    }
    return text.size();
}

void BeforeMark::pass(std::string_view text) {
    const std::size_t known = last_.size();
    const std::string all = last_ + std::string(text);
    for (std::size_t at = all.find(fence); at != std::string::npos; at = all.find(fence, at + 1)) {
        const bool is_new = at + fence.size() > known;
        is_in_fence_ = is_in_fence_ != (is_new && begins_line(all, at));
    }
    last_ = all.substr(all.size() - std::min(all.size(), kept_before));
}

bool BeforeMark::speaks_of_mark(const ReasoningMark& mark, std::string_view behind, bool in_answer) {
    const bool opens = mark.turn == Turn::opens;
    const bool closes_pair = in_answer && mark.turn == Turn::closes && spoke_of_opening_;
    const bool is_spoken_of =
        is_quoted(behind, opens) || closes_pair || (in_answer && (is_in_fence_ || is_in_sentence(last_, behind)));
    spoke_of_opening_ = (spoke_of_opening_ || opens) && is_spoken_of && !closes_pair;
    return is_spoken_of;
}

bool BeforeMark::is_quoted(std::string_view behind, bool opens) const {
    const auto ends_before = [&](std::string_view text) { return last_.ends_with(text); };
    const auto begins_behind = [&](std::string_view text) { return behind.starts_with(text); };
    // A fence beside a mark is no span of code: an answer may begin with one, and with a span.
    const bool span_before = ends_before("`") && !ends_before(fence);
    const bool span_behind = begins_behind("`") && !begins_behind(fence);
    return (span_before && (span_behind || opens)) || (is_opened(last_) && is_any(quotes_behind, begins_behind)) ||
           is_any(nouns, begins_behind);
}

}  // namespace kinprint
