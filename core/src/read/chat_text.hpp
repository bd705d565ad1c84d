// A text that is a chat, be it written line by line or by a chat template.
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <variant>

#include "chat_template.hpp"
#include "transcript.hpp"

namespace kinprint {

/// Lets through what the model says in a chat. A stream of slices, which may end anywhere. O(bytes).
class ChatFilter {
public:
    /// The filter of a text that begins so; nothing where it is no chat.
    static std::optional<ChatFilter> of(std::string_view head);

    /// Valid until the next call.
    std::string_view feed(std::string_view utf8) {
        return std::visit([&](auto& filter) { return filter.feed(utf8); }, filter_);
    }

    /// What was kept back.
    std::string_view finish() {
        return std::visit([](auto& filter) { return filter.finish(); }, filter_);
    }

private:
    using Filter = std::variant<TranscriptFilter, TemplateFilter>;

    explicit ChatFilter(Filter filter) : filter_(std::move(filter)) {}

    Filter filter_;
};

}  // namespace kinprint
