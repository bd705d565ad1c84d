// A file that is one text.
#pragma once

#include <cstdint>
#include <string_view>

#include "channel.hpp"
#include "file_reader.hpp"

namespace kinprint {

/// Hands the one text of a file to the sink, slice by slice, as far as it is in the channel that is asked for.
class WholeText {
public:
    explicit WholeText(ReadTarget target) : target_(target), filter_(target.file.channel) {}

    void feed(std::string_view utf8);
    void finish();

private:
    enum class State : std::uint8_t { before, open, left_out };

    void begin();

    ReadTarget target_;
    ChannelFilter filter_;
    State state_ = State::before;
    std::string head_;  // as long as it is too short to tell how words are found
};

}  // namespace kinprint
