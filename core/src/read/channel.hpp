// Reasoning and answer of one text, told apart.
#pragma once

#include <string>
#include <string_view>

#include "kinprint/read.hpp"

namespace kinprint {

/// Lets through what of a text is in a channel. Reasoning is what stands between <think> and </think>, or <thinking>
/// and
/// </thinking>; one that is not ended goes on to the end of the text. The tags themselves are in neither channel, and
/// paragraph breaks stand for them. A stream of slices, which may end anywhere. O(bytes).
class ChannelFilter {
public:
    explicit ChannelFilter(Channel channel) : channel_(channel) {}

    /// What of this slice is in the channel, without what may be a part of a tag; valid until the next call.
    std::string_view feed(std::string_view utf8);

    /// What was kept back.
    std::string_view finish();

    /// Was there any reasoning by now?
    [[nodiscard]] bool saw_reasoning() const { return saw_reasoning_; }

private:
    [[nodiscard]] bool is_open() const {
        return channel_ == Channel::both || in_reasoning_ == (channel_ == Channel::reasoning);
    }
    void pass(std::string_view text);

    Channel channel_;
    bool in_reasoning_ = false;
    bool saw_reasoning_ = false;
    std::string kept_;  // the beginning of what may be a tag
    std::string passed_;
};

/// Is there surely nothing in a text but its answer? `reasoning`: as below.
bool has_one_channel(std::string_view text, std::string_view reasoning);

/// What of a whole text is in a channel.
struct InChannel {
    std::string text;
    bool has_reasoning = false;  // be it in the channel or not
};

/// The same for a text that is whole. Here reasoning that ends without having begun, as where a model's prompt opens
/// it, is known, too: it begins with the text. `reasoning`: what is kept apart from the text, and comes before it.
InChannel in_channel(std::string_view text, std::string_view reasoning, Channel channel);

}  // namespace kinprint
