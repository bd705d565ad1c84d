#include "strip_sink.hpp"

#include "kinprint/limits.hpp"
#include "rules.hpp"

namespace kinprint {

std::string stripped(std::string_view text, std::string_view prompt, const Strip& what) {
    std::string rest(text);
    // Blocks of code and wrappers are known by marks that Markdown has; a prompt is told as it was given.
    if (what.prompt && !prompt.empty()) {
        rest = strip::without_prompt(rest, prompt);
    }
    if (what.code) {
        rest = strip::without_code(rest);
    }
    if (what.wrappers) {
        rest = strip::without_wrappers(rest);
    }
    if (what.markdown) {
        rest = strip::without_markdown(rest);
    }
    return rest;
}

void StripSink::begin_text(Cut cut) {
    cut_ = cut;
    text_.clear();
    goes_through_ = false;
}

void StripSink::feed(std::string_view utf8) {
    if (!goes_through_ && text_.size() + utf8.size() > limits::stripped_bytes) {
        goes_through_ = true;
        saw_too_long_ = true;
        sink_->begin_text(cut_);
        sink_->feed(std::exchange(text_, {}));
    }
    if (goes_through_) {
        sink_->feed(utf8);
    } else {
        text_ += utf8;
    }
}

std::uint64_t StripSink::end_text(std::string_view source, const TextLabel& label) {
    if (!goes_through_) {
        sink_->begin_text(cut_);
        sink_->feed(stripped(text_, label.asked, strip_));
    }
    return sink_->end_text(source, label);
}

void StripSink::drop_text() {
    if (goes_through_) {
        sink_->drop_text();
    }
}

}  // namespace kinprint
