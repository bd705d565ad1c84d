// Chats as models are given them: turns between the marks of a chat template.
#pragma once

#include <string>
#include <string_view>

namespace kinprint {

/// Is it written by a chat template (ChatML, those of Llama, Mistral, Gemma, DeepSeek, Command, Zephyr and gpt-oss)? It
/// begins with a mark of one, and an assistant speaks in it as well as somebody else. O(1) for nearly all texts, else
/// O(bytes).
bool is_templated(std::string_view text);

/// Lets through what the assistant says in such a chat; breaks between paragraphs stand for the marks and for what
/// others say. A stream of slices, which may end anywhere. O(bytes).
class TemplateFilter {
public:
    /// What of this slice the assistant says, without what may be a part of a mark; valid until the next call.
    std::string_view feed(std::string_view utf8);

    /// What was kept back.
    std::string_view finish();

private:
    void go_on(std::string_view rest, bool is_all);
    void pass(std::string_view text);

    bool in_answer_ = false;
    std::string kept_;  // from where a mark may begin
    std::string passed_;
};

}  // namespace kinprint
