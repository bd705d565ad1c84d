// A file that is one text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "channel.hpp"
#include "chat_text.hpp"
#include "file_reader.hpp"

namespace kinprint {

/// Hands the one text of a file to the sink, slice by slice, as far as it is in the channel that is asked for, and of a
/// chat what the model says. Its
/// first `limits::unopened_bytes` are held until a mark of reasoning comes: one that ends it tells that all before is
/// that.
class WholeText {
public:
    explicit WholeText(ReadTarget target) : target_(target), filter_(target.file.channel) {}

    void feed(std::string_view utf8);
    void finish();

private:
    enum class State : std::uint8_t { before, open, left_out };

    void look_for_turn(bool is_all);
    [[nodiscard]] bool tells_enough() const;
    void begin();
    void pass(std::string_view utf8);
    void say_reasoning() const;

    ReadTarget target_;
    ChannelFilter filter_;
    std::unique_ptr<ChatFilter> chat_;  // of a chat
    State state_ = State::before;
    std::string head_;  // as long as it is too short to tell how words are found, and what is reasoning
    FirstTurn turn_ = FirstTurn::none;
};

}  // namespace kinprint
