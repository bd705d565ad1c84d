#include "channel.hpp"

#include <utility>

namespace kinprint {

namespace {

constexpr std::string_view break_for_mark = "\n\n";

}  // namespace

void ChannelFilter::see(std::string_view text) {
    bool& saw = in_reasoning_ ? saw_reasoning_ : saw_answer_;
    saw = saw || text.find_first_not_of(" \t\r\n") != std::string_view::npos;
}

void ChannelFilter::pass(std::string_view text) {
    see(text);
    before_.pass(text);
    if (is_open()) {
        passed_ += text;
    }
}

/// Is a mark one, rather than something else, or only spoken of?
bool ChannelFilter::turns(const ReasoningMark& mark, std::string_view behind) {
    return (mark.only_after.empty() || mark.only_after == opened_by_) &&
           !before_.speaks_of_mark(mark, behind, !in_reasoning_);
}

void ChannelFilter::turn(const ReasoningMark& mark) {
    ended_unopened_ = ended_unopened_ || (mark.turn == Turn::closes && !saw_reasoning_ && saw_answer_);
    if (first_turn_ == FirstTurn::none && mark.turn != Turn::ends) {
        first_turn_ = mark.turn == Turn::opens ? FirstTurn::into_reasoning : FirstTurn::out_of_reasoning;
    }
    in_reasoning_ = mark.turn == Turn::opens;
    opened_by_ = in_reasoning_ ? mark.text : std::string_view();
    before_ = {};
    passed_ += is_open() ? break_for_mark : "";
}

std::string_view ChannelFilter::feed(std::string_view utf8) {
    if (kept_.empty() && !holds_mark(utf8) && begun_mark(utf8) == utf8.size()) {
        see(utf8);
        before_.pass(utf8);
        return is_open() ? utf8 : std::string_view();  // nearly all there is
    }
    passed_.clear();
    go_on(std::exchange(kept_, {}) + std::string(utf8), false);
    return passed_;
}

std::string_view ChannelFilter::end_reasoning() {
    passed_.clear();
    turn({"", Turn::closes});
    return passed_;
}

std::string_view ChannelFilter::finish() {
    passed_.clear();
    go_on(std::exchange(kept_, {}), true);
    return passed_;
}

void ChannelFilter::go_on(std::string_view rest, bool is_all) {
    const std::size_t begun = is_all ? rest.size() : begun_mark(rest);
    std::size_t kept = begun;
    std::size_t done = 0;
    for (std::size_t at = 0; at < begun; ++at) {
        const ReasoningMark* const mark = mark_at(rest.substr(at));
        if (mark == nullptr) {
            continue;
        }
        const std::string_view behind = rest.substr(at + mark->text.size());
        if (!is_all && behind.size() < told_by_bytes) {
            kept = at;
            break;
        }
        pass(rest.substr(done, at - done));
        done = at;
        if (turns(*mark, behind)) {
            turn(*mark);
            done = at + mark->text.size();
        }
        at += mark->text.size() - 1;
    }
    pass(rest.substr(done, kept - done));
    kept_ = rest.substr(kept);
}

bool has_one_channel(std::string_view text, std::string_view reasoning) {
    return reasoning.empty() && !holds_mark(text);
}

FirstTurn first_turn(std::string_view text, bool is_all) {
    ChannelFilter filter(Channel::both);
    if (holds_mark(text)) {
        filter.feed(text);
        if (is_all) {
            filter.finish();
        }
    }
    return filter.first_turn();
}

InChannel in_channel(std::string_view text, std::string_view reasoning, Channel channel) {
    const bool begins_in_reasoning = !reasoning.empty() || first_turn(text, true) == FirstTurn::out_of_reasoning;
    ChannelFilter filter(channel, begins_in_reasoning);
    std::string passed;
    if (!reasoning.empty()) {
        passed += filter.feed(reasoning);
        passed += filter.finish();
        passed += filter.end_reasoning();
    }
    passed += filter.feed(text);
    passed += filter.finish();
    return {std::move(passed), filter.saw_reasoning(), filter.lacks_answer()};
}

}  // namespace kinprint
