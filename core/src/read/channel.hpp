// Reasoning and answer of one text, told apart.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "kinprint/read.hpp"
#include "reasoning_marks.hpp"

namespace kinprint {

/// Where a text turns first. If that is out of reasoning, that began with the text, as where a model's prompt opens it.
enum class FirstTurn : std::uint8_t { none, into_reasoning, out_of_reasoning };

/// Lets through what of a text is in a channel. Reasoning is what stands between marks as models write them
/// (<think>…</think> and others: reasoning_marks.cpp has the table); one that is not ended goes on to the end of the
/// text. The marks themselves are in neither channel, and paragraph breaks stand for them; marks that are only spoken
/// of are text. A stream of slices, which may end anywhere. O(bytes).
class ChannelFilter {
public:
    /// `in_reasoning`: does the text begin within reasoning?
    explicit ChannelFilter(Channel channel, bool in_reasoning = false)
        : channel_(channel), in_reasoning_(in_reasoning) {}

    /// What of this slice is in the channel, without what may be a part of a mark; valid until the next call.
    std::string_view feed(std::string_view utf8);

    /// What was kept back.
    std::string_view finish();

    /// What stands for the end of reasoning, where no mark does.
    std::string_view end_reasoning();

    /// Was there any reasoning by now?
    [[nodiscard]] bool saw_reasoning() const { return saw_reasoning_; }

    /// Does the text, as far as it came, end in reasoning, or hold nothing else?
    [[nodiscard]] bool lacks_answer() const { return saw_reasoning_ && (in_reasoning_ || !saw_answer_); }

    /// Did reasoning end that had not begun, behind what was taken for the answer?
    [[nodiscard]] bool ended_unopened() const { return ended_unopened_; }

    [[nodiscard]] FirstTurn first_turn() const { return first_turn_; }

private:
    [[nodiscard]] bool is_open() const {
        return channel_ == Channel::both || in_reasoning_ == (channel_ == Channel::reasoning);
    }
    void see(std::string_view text);
    void pass(std::string_view text);
    void turn(const ReasoningMark& mark);
    [[nodiscard]] bool turns(const ReasoningMark& mark, std::string_view behind);
    void go_on(std::string_view rest, bool is_all);

    Channel channel_;
    bool in_reasoning_;
    std::string_view opened_by_;  // what the reasoning began with that we are in
    bool saw_reasoning_ = false;
    bool saw_answer_ = false;
    bool ended_unopened_ = false;
    FirstTurn first_turn_ = FirstTurn::none;
    BeforeMark before_;
    std::string kept_;  // from where a mark may begin
    std::string passed_;
};

/// Is there surely nothing in a text but its answer? `reasoning`: as below.
bool has_one_channel(std::string_view text, std::string_view reasoning);

/// `is_all`: is there no more of the text? Else a mark at its end may be left out.
FirstTurn first_turn(std::string_view text, bool is_all);

/// What of a whole text is in a channel.
struct InChannel {
    std::string text;
    bool has_reasoning = false;  // be it in the channel or not
    bool lacks_answer = false;   // does it end in that, or hold nothing else?
};

/// The same for a text that is whole. Here reasoning that ends without having begun is known, too. `reasoning`: what is
/// kept apart from the text, and comes before it.
InChannel in_channel(std::string_view text, std::string_view reasoning, Channel channel);

}  // namespace kinprint
