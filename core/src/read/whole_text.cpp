#include "whole_text.hpp"

namespace kinprint {

void WholeText::look_for_turn(bool is_all) {
    if (turn_ == FirstTurn::none) {
        turn_ = first_turn(head_, is_all);
    }
}

bool WholeText::tells_enough() const {
    return head_.size() >= limits::sniff_bytes && (turn_ != FirstTurn::none || head_.size() >= limits::unopened_bytes);
}

void WholeText::begin() {
    filter_ = ChannelFilter(target_.file.channel, turn_ == FirstTurn::out_of_reasoning);
    const std::optional<Cut> cut = target_.cut_of(head_);
    state_ = cut ? State::open : State::left_out;
    if (cut) {
        chat_ = ChatFilter::of(head_);
        if (chat_) {
            target_.seen.chats.see(0);
        }
        target_.sink.begin_text(*cut);
        pass(head_);
    }
    head_ = {};
}

void WholeText::pass(std::string_view utf8) {
    target_.sink.feed(filter_.feed(chat_ ? chat_->feed(utf8) : utf8));
}

void WholeText::feed(std::string_view utf8) {
    if (state_ == State::open) {
        pass(utf8);
    } else if (state_ == State::before) {
        head_ += utf8;
        look_for_turn(false);
        if (tells_enough()) {
            begin();
        }
    }
}

void WholeText::finish() {
    if (state_ == State::before) {
        look_for_turn(true);
        begin();
    }
    if (state_ == State::left_out) {
        return;
    }
    if (chat_) {
        target_.sink.feed(filter_.feed(chat_->finish()));
    }
    target_.sink.feed(filter_.finish());
    say_reasoning();
    const std::uint64_t words = target_.sink.end_text(target_.file.source, {"", target_.file.file});
    target_.count(target_.file.source, words);
    if (words == 0 && target_.report.looping + target_.report.unanswered == 0) {
        target_.errors.add(ErrorCode::no_words, {}, {},
                           target_.file.channel == Channel::reasoning
                               ? "There is no reasoning in this file."
                               : "There is not one word in this file, so there is nothing to compare.");
    }
}

void WholeText::say_reasoning() const {
    target_.count_reasoning(filter_.saw_reasoning(), filter_.lacks_answer(), 0);
    if (filter_.ended_unopened()) {
        target_.errors.add(ErrorCode::torn_reasoning, {}, {},
                           "Reasoning ends in this text that does not begin, more than " +
                               std::to_string(limits::unopened_bytes >> 20U) +
                               " MB behind its start, so it was counted as if it were the answer. Write <think> before "
                               "it, or take it out.");
    }
}

}  // namespace kinprint
