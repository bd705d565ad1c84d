#include "stream.hpp"

#include <algorithm>
#include <utility>

#include "kinprint/limits.hpp"
#include "profile/joining.hpp"

namespace kinprint {

void Stream::end_text(std::string_view source, const TextLabel& label) {
    if (text_.is_joined()) {
        profile.fineness = std::min(profile.fineness, bucket_bits);
    }
    Source& target = profile.source(source);
    for (Block& block : text_.end(label)) {
        waiting_ += block.terms.size();
        target.blocks.push_back(std::move(block));
    }
    const bool is_much = target.blocks.size() >= 2 * limits::blocks_per_source || waiting_ > limits::source_entries;
    if (is_much && waiting_ > joined_) {
        join();
    }
}

/// Joins what is waiting. That goes over all that was joined before, so as much should wait: then each entry is gone
/// over a few times, and memory is at most doubled.
void Stream::join() {
    join_surplus(profile);
    waiting_ = 0;
    joined_ = entries_of(profile);
}

Profile Stream::take() {
    join_surplus(profile);
    sort_blocks(profile);
    return std::move(profile);
}

}  // namespace kinprint
