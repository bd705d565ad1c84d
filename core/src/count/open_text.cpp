#include "open_text.hpp"

#include <algorithm>
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
    std::ranges::stable_sort(blocks_, {}, &Block::bucket);
    Summing summing(vocabulary.size());
    std::vector<Block> joined_blocks;
    joined_ = 0;
    for (auto first = blocks_.begin(); first != blocks_.end();) {
        const auto last =
            std::find_if(first, blocks_.end(), [&](const Block& block) { return block.bucket != first->bucket; });
        joined_blocks.push_back(joined({first, last}, summing));
        std::fill(first, last, Block{});  // frees what is summed up
        joined_ += joined_blocks.back().terms.size();
        first = last;
    }
    blocks_ = std::move(joined_blocks);
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
