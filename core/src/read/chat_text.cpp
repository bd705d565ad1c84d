#include "chat_text.hpp"

namespace kinprint {

std::optional<ChatFilter> ChatFilter::of(std::string_view head) {
    if (is_templated(head)) {
        return ChatFilter(TemplateFilter());
    }
    return is_transcript(head) ? std::optional(ChatFilter(TranscriptFilter())) : std::nullopt;
}

}  // namespace kinprint
