#include "whole_text.hpp"

namespace kinprint {

void WholeText::begin() {
    const std::optional<Cut> cut = target_.cut_of(head_);
    state_ = cut ? State::open : State::left_out;
    if (cut) {
        target_.sink.begin_text(*cut);
        target_.sink.feed(filter_.feed(head_));
    }
    head_ = {};
}

void WholeText::feed(std::string_view utf8) {
    if (state_ == State::open) {
        target_.sink.feed(filter_.feed(utf8));
    } else if (state_ == State::before) {
        head_ += utf8;
        if (head_.size() >= limits::sniff_bytes) {
            begin();
        }
    }
}

void WholeText::finish() {
    if (state_ == State::before) {
        begin();
    }
    if (state_ == State::left_out) {
        return;
    }
    target_.sink.feed(filter_.finish());
    target_.report.reasoned += filter_.saw_reasoning() ? 1 : 0;
    const std::uint64_t words = target_.sink.end_text(target_.file.source, {"", target_.file.file});
    target_.count(target_.file.source, words);
    if (words == 0 && target_.report.looping == 0) {
        target_.errors.add(ErrorCode::no_words, {}, {},
                           target_.file.channel == Channel::reasoning
                               ? "There is no reasoning in this file."
                               : "There is not one word in this file, so there is nothing to compare.");
    }
}

}  // namespace kinprint
