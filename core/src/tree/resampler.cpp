#include "resampler.hpp"

#include <algorithm>
#include <map>
#include <string_view>

#include "profile/prompt_tally.hpp"

namespace kinprint {

namespace {

/// Fewer texts or prompts than this are too few to draw from.
constexpr std::size_t fewest_texts = 10;

/// Of each set: may its prompts be drawn? A set of one draw is the same in every resample, and all would look sure.
std::vector<bool> are_sets_large(const std::vector<const Source*>& leaves, const PromptSets& sets) {
    std::vector<PromptTally> prompts(sets.leaves.size());
    for (std::size_t leaf = 0; leaf < leaves.size(); ++leaf) {
        for (std::size_t block = 0; block < leaves[leaf]->blocks.size(); ++block) {
            prompts[sets.of_block[leaf][block]].add(leaves[leaf]->blocks[block]);
        }
    }
    std::vector<bool> are_large(prompts.size());
    std::transform(prompts.begin(), prompts.end(), are_large.begin(),
                   [](const PromptTally& of_set) { return of_set.names() > 1 && of_set.prompts() >= fewest_texts; });
    return are_large;
}

/// Are nine words in ten of each leaf in sets to draw from?
bool is_most_drawn(const std::vector<const Source*>& leaves, const PromptSets& sets) {
    const std::vector<bool> are_large = are_sets_large(leaves, sets);
    for (std::size_t leaf = 0; leaf < leaves.size(); ++leaf) {
        std::uint64_t drawn = 0;
        for (std::size_t block = 0; block < leaves[leaf]->blocks.size(); ++block) {
            drawn += are_large[sets.of_block[leaf][block]] ? leaves[leaf]->blocks[block].words : 0;
        }
        if (drawn * 10 < leaves[leaf]->words() * 9) {
            return false;
        }
    }
    return true;
}

/// Is a block a further stretch of the text before? Joined blocks may begin no text, and yet are each for itself.
bool goes_on_from(const Block& before, const Block& block) {
    return block.texts == 0 && block.id == before.id && block.prompt == before.prompt;
}

}  // namespace

Resampler::Resampler(const std::vector<const Source*>& leaves) {
    for (const Source* leaf : leaves) {
        none_.emplace_back(leaf->blocks.size());
    }
    const PromptSets sets = prompt_sets(leaves);
    if (leaves_apart(leaves, sets, 2, Unknown::no_prompt) == 0 && is_most_drawn(leaves, sets)) {
        by_prompts_ = true;
        add_prompts(leaves, sets);
        return;
    }
    for (std::uint32_t leaf = 0; leaf < leaves.size(); ++leaf) {
        add_texts(leaf, *leaves[leaf]);
    }
}

void Resampler::add_prompts(const std::vector<const Source*>& leaves, const PromptSets& sets) {
    strata_.resize(sets.leaves.size());
    std::map<std::string_view, std::pair<std::uint32_t, Unit>> units;  // by prompt: its set, and its blocks
    for (std::uint32_t leaf = 0; leaf < leaves.size(); ++leaf) {
        for (std::uint32_t block = 0; block < leaves[leaf]->blocks.size(); ++block) {
            auto& [set, unit] = units[leaves[leaf]->blocks[block].prompt];
            set = sets.of_block[leaf][block];
            unit.emplace_back(leaf, block);
        }
    }
    for (auto& [prompt, unit] : units) {
        strata_[unit.first].push_back(std::move(unit.second));
    }
}

void Resampler::add_texts(std::uint32_t leaf, const Source& source) {
    const bool by_text = source.texts() >= fewest_texts;
    std::vector<Unit>& units = strata_.emplace_back();
    for (std::uint32_t block = 0; block < source.blocks.size(); ++block) {
        const bool goes_on = by_text && block > 0 && goes_on_from(source.blocks[block - 1], source.blocks[block]);
        if (!goes_on) {
            units.emplace_back();
        }
        units.back().emplace_back(leaf, block);
    }
}

std::vector<std::uint32_t> Resampler::leaves_of_one_draw() const {
    std::vector<std::uint32_t> leaves;
    for (std::uint32_t leaf = 0; !by_prompts_ && leaf < strata_.size(); ++leaf) {
        if (strata_[leaf].size() < 2) {
            leaves.push_back(leaf);
        }
    }
    return leaves;
}

BlockTimes Resampler::draw(SplitMix& random) const {
    BlockTimes times = none_;
    for (const std::vector<Unit>& units : strata_) {
        for (std::size_t drawn = 0; drawn < units.size(); ++drawn) {
            for (const auto& [leaf, block] : units[random.below(units.size())]) {
                ++times[leaf][block];
            }
        }
    }
    return times;
}

}  // namespace kinprint
