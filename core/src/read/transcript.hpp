// Chats that were saved as plain text: what people say in them is not the model's.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace kinprint {

/// Where a line says who speaks.
struct Speaker {
    bool is_assistant = false;
    std::size_t bytes = 0;  // that the line takes to say so; what is said may follow on it
};

/// Who speaks from this line on: "User:", "Human:", "You said:" and the like, and "Assistant:", "ChatGPT said:", or
/// what models are called; be it bold, or a heading or in brackets, which need no colon; a time in brackets or a
/// picture may stand before it. Nothing where the line says nothing of it.
std::optional<Speaker> speaker_at(std::string_view line);

/// Is it a chat? Its first line that holds something, or the first behind a title, says who speaks, and a person does
/// so as well as an assistant. O(1) for nearly all texts, else O(bytes).
bool is_transcript(std::string_view text);

/// Lets through what the assistant says in a chat; breaks between paragraphs stand for what others do. A stream of
/// slices, which may end anywhere. O(bytes).
class TranscriptFilter {
public:
    /// What of this slice the assistant says, without a line's beginning that may say who speaks; valid until the next
    /// call.
    std::string_view feed(std::string_view utf8);

    /// What was kept back.
    std::string_view finish();

private:
    void go_on(std::string_view rest, bool is_all);
    void pass(std::string_view text);

    bool in_answer_ = false;
    bool begins_line_ = true;
    std::string kept_;
    std::string passed_;
};

}  // namespace kinprint
