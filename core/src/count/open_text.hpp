// The blocks of the text that is being counted.
#pragma once

#include <cstdint>
#include <vector>

#include "kinprint/profile.hpp"
#include "kinprint/text_sink.hpp"

namespace kinprint {

/// Takes a text stretch by stretch. Of one that has more than a source may have blocks, stretches are joined while it
/// is read, as they would be when it has ended, so that memory does not grow with its length.
class OpenText {
public:
    /// The next stretch. Amortised O(entries), and O(vocabulary) now and then.
    void add(Block&& stretch, const Vocabulary& vocabulary);

    /// Its blocks, named by the label. Nothing is open then.
    std::vector<Block> end(const TextLabel& label);

    void drop();

    /// Were stretches joined since the last `end`? Then texts are no longer told apart in their profile.
    [[nodiscard]] bool is_joined() const { return is_joined_; }

private:
    void tell_spread(Block& stretch);
    void join(const Vocabulary& vocabulary);

    std::vector<Block> blocks_;  // their buckets are those of stretches, see bucket_of_stretch
    std::vector<bool> seen_;     // by term; of a text of several stretches
    std::uint32_t stretches_ = 0;
    std::size_t waiting_ = 0;  // entries of blocks that came after the last joining
    std::size_t joined_ = 0;   // entries there were after it
    bool is_joined_ = false;
};

}  // namespace kinprint
