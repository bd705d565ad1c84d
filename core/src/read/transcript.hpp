// Chats that were saved as plain text: what people say in them is not the model's.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "chat_text.hpp"

namespace kinprint {

/// Where a line says who speaks.
struct Speaker {
    bool is_assistant = false;
    std::size_t bytes = 0;  // that the line takes to say so; what is said may follow on it
};

/// Who speaks from this line on: "User:", "Human:", "You said:" and the like, and "Assistant:", "ChatGPT said:", or
/// what models are called; be it bold, a heading, in brackets or "said", which need no colon; a time in brackets or a
/// picture may stand before it. Nothing where the line says nothing of it.
std::optional<Speaker> speaker_at(std::string_view line);

/// Is it a chat? Its first line that holds something, or the first behind a title, says who speaks, and a person does
/// so as well as an assistant. O(1) for nearly all texts, else O(bytes).
bool is_transcript(std::string_view text);

/// Of such a chat.
class TranscriptFilter final : public ChatFilter {
private:
    void go_on(std::string_view rest, bool is_all) override;

    bool begins_line_ = true;
};

}  // namespace kinprint
