// A text that is a chat, be it written line by line (transcript.hpp) or by a chat template (chat_template.hpp).
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace kinprint {

/// Lets through what the model says in a chat; breaks between paragraphs stand for what others do. A stream of slices,
/// which may end anywhere. O(bytes).
class ChatFilter {
public:
    ChatFilter() = default;
    virtual ~ChatFilter() = default;
    ChatFilter(const ChatFilter&) = delete;
    ChatFilter& operator=(const ChatFilter&) = delete;

    /// The filter of a text that begins so; nullptr where it is no chat.
    static std::unique_ptr<ChatFilter> of(std::string_view head);

    /// What of this slice the model says, without what may be a part of what tells who speaks; valid until the next
    /// call.
    std::string_view feed(std::string_view utf8);

    /// What was kept back.
    std::string_view finish();

protected:
    /// What is said here goes on.
    void say(std::string_view text);

    /// Somebody speaks from here on.
    void begin_turn(bool is_assistant);

    /// `text` is to come again, with what follows it: who speaks can't be told yet.
    void keep(std::string_view text) { kept_ = text; }

private:
    /// Goes through all of it, or up to what is kept. `is_all`: is there no more of the text?
    virtual void go_on(std::string_view rest, bool is_all) = 0;

    std::string_view pass_on(std::string_view utf8, bool is_all);

    bool in_answer_ = false;
    std::string kept_;
    std::string passed_;
};

}  // namespace kinprint
