#include "channel.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kinprint {

namespace {

/// What a mark does: `ends` ends a message, and reasoning if that is what it was, but says nothing of what it was.
enum class Turn : std::uint8_t { opens, closes, ends };

struct Mark {
    std::string_view text;
    Turn turn;
};

// As they stand in chat templates and in the reasoning parsers of vLLM and SGLang. Of gpt-oss's channels "commentary"
// holds calls of tools: no answers either.
constexpr std::array marks = {
    Mark{"<think>", Turn::opens},  // DeepSeek R1, Qwen 3 and most others
    Mark{"</think>", Turn::closes},
    Mark{"<thinking>", Turn::opens},
    Mark{"</thinking>", Turn::closes},
    Mark{"<reasoning>", Turn::opens},
    Mark{"</reasoning>", Turn::closes},
    Mark{"<thought>", Turn::opens},  // EXAONE Deep, Gemini
    Mark{"</thought>", Turn::closes},
    Mark{"<seed:think>", Turn::opens},  // Seed-OSS
    Mark{"</seed:think>", Turn::closes},
    Mark{"[THINK]", Turn::opens},  // Magistral
    Mark{"[/THINK]", Turn::closes},
    Mark{"◁think▷", Turn::opens},  // Kimi
    Mark{"◁/think▷", Turn::closes},
    Mark{"<|channel|>analysis<|message|>", Turn::opens},  // gpt-oss
    Mark{"<|channel|>commentary", Turn::opens},
    Mark{"<|channel|>final<|message|>", Turn::closes},
    Mark{"<|start|>assistant", Turn::ends},
    Mark{"<|end|>", Turn::ends},
    Mark{"<|call|>", Turn::ends},
    Mark{"<|return|>", Turn::ends},
    Mark{"<|begin_of_thought|>", Turn::opens},  // Sky-T1, OpenThinker
    Mark{"<|end_of_thought|>", Turn::closes},
    Mark{"<|begin_of_solution|>", Turn::closes},
    Mark{"<|end_of_solution|>", Turn::ends},
    Mark{"<|START_THINKING|>", Turn::opens},  // Command A
    Mark{"<|END_THINKING|>", Turn::closes},
    Mark{"<|START_RESPONSE|>", Turn::closes},
    Mark{"<|END_RESPONSE|>", Turn::ends},
};
constexpr std::size_t longest_mark = 30;
static_assert(std::ranges::all_of(marks, [](const Mark& mark) { return mark.text.size() <= longest_mark; }));
/// What marks begin with.
constexpr std::array<std::string_view, 3> beginnings = {"<", "[", "◁"};
constexpr std::string_view break_for_mark = "\n\n";

bool may_begin_mark(char c) {
    return std::ranges::any_of(beginnings, [&](std::string_view beginning) { return beginning.front() == c; });
}

/// The mark that `text` begins with.
const Mark* mark_at(std::string_view text) {
    const auto* const found =
        std::ranges::find_if(marks, [&](const Mark& mark) { return text.starts_with(mark.text); });
    return found == marks.end() ? nullptr : found;
}

/// May `text` be cut off within a mark?
bool begins_mark(std::string_view text) {
    return std::ranges::any_of(marks, [&](const Mark& mark) { return mark.text.starts_with(text); });
}

/// Where the first mark begins, or npos; by one search for each beginning, for most texts have none of them.
template <typename Wanted>
std::size_t first_mark(std::string_view text, std::size_t from, const Wanted& wanted) {
    std::size_t first = std::string_view::npos;
    for (const std::string_view beginning : beginnings) {
        for (std::size_t at = text.find(beginning, from); at < first; at = text.find(beginning, at + 1)) {
            if (wanted(mark_at(text.substr(at)))) {
                first = at;
            }
        }
    }
    return first;
}

bool is_mark(const Mark* mark) {
    return mark != nullptr;
}

/// Where, at its end, a mark may begin of which more is to come; its size where none does.
std::size_t kept_from(std::string_view text) {
    for (std::size_t at = text.size() - std::min(text.size(), longest_mark - 1); at < text.size(); ++at) {
        if (may_begin_mark(text[at]) && begins_mark(text.substr(at))) {
            return at;
        }
    }
    return text.size();
}

}  // namespace

void ChannelFilter::see(std::string_view text) {
    bool& saw = in_reasoning_ ? saw_reasoning_ : saw_answer_;
    saw = saw || text.find_first_not_of(" \t\r\n") != std::string_view::npos;
}

void ChannelFilter::pass(std::string_view text) {
    see(text);
    if (is_open()) {
        passed_ += text;
    }
}

std::string_view ChannelFilter::feed(std::string_view utf8) {
    const auto whole_until = [](std::string_view text) {
        return first_mark(text, 0, is_mark) == std::string_view::npos ? kept_from(text) : 0;
    };
    if (kept_.empty() && whole_until(utf8) == utf8.size()) {
        see(utf8);
        return is_open() ? utf8 : std::string_view();  // nearly all there is
    }
    passed_.clear();
    const std::string text = std::exchange(kept_, {}) + std::string(utf8);
    std::string_view rest = text;
    for (std::size_t at = 0; at < rest.size();) {
        const Mark* const mark = may_begin_mark(rest[at]) ? mark_at(rest.substr(at)) : nullptr;
        if (mark == nullptr) {
            ++at;
            continue;
        }
        pass(rest.substr(0, at));
        ended_unopened_ = ended_unopened_ || (mark->turn == Turn::closes && !saw_reasoning_ && saw_answer_);
        in_reasoning_ = mark->turn == Turn::opens;
        passed_ += is_open() ? break_for_mark : "";
        rest.remove_prefix(at + mark->text.size());
        at = 0;
    }
    const std::size_t kept = kept_from(rest);
    kept_ = rest.substr(kept);
    pass(rest.substr(0, kept));
    return passed_;
}

std::string_view ChannelFilter::finish() {
    passed_.clear();
    pass(std::exchange(kept_, {}));
    return passed_;
}

bool has_one_channel(std::string_view text, std::string_view reasoning) {
    return reasoning.empty() && first_mark(text, 0, is_mark) == std::string_view::npos;
}

FirstTurn first_turn(std::string_view text, std::size_t from) {
    const auto is_turn = [](const Mark* mark) { return mark != nullptr && mark->turn != Turn::ends; };
    const std::size_t at = first_mark(text, from - std::min(from, longest_mark - 1), is_turn);
    if (at == std::string_view::npos) {
        return FirstTurn::none;
    }
    return mark_at(text.substr(at))->turn == Turn::opens ? FirstTurn::into_reasoning : FirstTurn::out_of_reasoning;
}

InChannel in_channel(std::string_view text, std::string_view reasoning, Channel channel) {
    const bool begins_in_reasoning = !reasoning.empty() || first_turn(text) == FirstTurn::out_of_reasoning;
    ChannelFilter filter(channel, begins_in_reasoning);
    std::string passed;
    if (!reasoning.empty()) {
        passed += filter.feed(reasoning);
        passed += filter.feed("</think>");
    }
    passed += filter.feed(text);
    passed += filter.finish();
    return {std::move(passed), filter.saw_reasoning(), filter.lacks_answer()};
}

}  // namespace kinprint
