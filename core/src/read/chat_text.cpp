#include "chat_text.hpp"

#include <utility>

#include "chat_template.hpp"
#include "transcript.hpp"

namespace kinprint {

std::unique_ptr<ChatFilter> ChatFilter::of(std::string_view head) {
    if (is_templated(head)) {
        return std::make_unique<TemplateFilter>();
    }
    return is_transcript(head) ? std::make_unique<TranscriptFilter>() : nullptr;
}

void ChatFilter::say(std::string_view text) {
    if (in_answer_) {
        passed_ += text;
    }
}

void ChatFilter::begin_turn(bool is_assistant) {
    constexpr std::string_view paragraph_break = "\n\n";
    say(paragraph_break);
    in_answer_ = is_assistant;
}

std::string_view ChatFilter::feed(std::string_view utf8) {
    return pass_on(utf8, false);
}

std::string_view ChatFilter::finish() {
    return pass_on({}, true);
}

std::string_view ChatFilter::pass_on(std::string_view utf8, bool is_all) {
    passed_.clear();
    const std::string all = std::exchange(kept_, {}) + std::string(utf8);
    go_on(all, is_all);
    return passed_;
}

}  // namespace kinprint
