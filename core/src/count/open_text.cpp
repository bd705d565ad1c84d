#include "open_text.hpp"

#include <span>
#include <utility>

#include "kinprint/limits.hpp"
#include "profile/joining.hpp"

namespace kinprint {

void OpenText::add(Block&& stretch, const Vocabulary& vocabulary) {
    stretch.bucket = bucket_of_stretch(stretches_);
    if (stretches_ > 0) {
        seen_.resize(vocabulary.size());
        if (stretches_ == 1) {
            tell_spread(blocks_.front());
        }
        tell_spread(stretch);
    }
    ++stretches_;
    waiting_ += stretch.terms.size();
    blocks_.push_back(std::move(stretch));
    if (blocks_.size() >= 2 * limits::blocks_per_source && waiting_ > joined_) {
        join(vocabulary);
    }
}

/// The text is counted where it begins; each term of it where it comes first.
void OpenText::tell_spread(Block& stretch) {
    const bool is_first = &stretch == blocks_.data();
    stretch.texts = is_first ? 1 : 0;
    for (const TermCount& entry : stretch.terms) {
        if (!is_first) {
            stretch.spread.push_back(seen_[entry.term] ? 0 : 1);
        }
        seen_[entry.term] = true;
    }
}

void OpenText::join(const Vocabulary& vocabulary) {
    Summing summing(vocabulary.size());
    joined_ = 0;
    join_alike(blocks_, [&](std::span<const Block> alike) {
        Block one = joined(alike, summing);
        joined_ += one.terms.size();
        return one;
    });
    waiting_ = 0;
    is_joined_ = true;
}

std::vector<Block> OpenText::end(const TextLabel& label) {
    const std::uint16_t bucket = bucket_of(label.prompt, label.id, 0);
    for (Block& block : blocks_) {
        block.prompt = label.prompt;
        block.id = label.id;
        block.genre = label.genre;
        block.bucket = shifted_bucket(bucket, block.bucket);
    }
    std::vector<Block> ended = std::move(blocks_);
    drop();
    return ended;
}

void OpenText::drop() {
    blocks_.clear();
    seen_.clear();
    stretches_ = 0;
    waiting_ = 0;
    joined_ = 0;
    is_joined_ = false;
}

}  // namespace kinprint
