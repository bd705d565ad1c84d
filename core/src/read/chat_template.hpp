// Chats as models are given them: turns between the marks of a chat template.
#pragma once

#include <string_view>

#include "chat_text.hpp"

namespace kinprint {

/// Is it written by a chat template (ChatML, those of Llama, Mistral, Gemma, DeepSeek, Command, Zephyr and gpt-oss)? It
/// begins with a mark of one, and an assistant speaks in it as well as somebody else. O(1) for nearly all texts, else
/// O(bytes).
bool is_templated(std::string_view text);

/// Of such a chat; breaks stand for the marks, too.
class TemplateFilter final : public ChatFilter {
private:
    void go_on(std::string_view rest, bool is_all) override;
};

}  // namespace kinprint
