#include "prompt_sets.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <string_view>
#include <utility>

namespace kinprint {

namespace {

using Answering = std::vector<std::uint32_t>;  // leaves, ascending

using Label = std::string Block::*;

std::map<std::string_view, Answering> answering_leaves(const std::vector<const Source*>& leaves, Label label) {
    std::map<std::string_view, Answering> answering;
    for (std::uint32_t leaf = 0; leaf < leaves.size(); ++leaf) {
        for (const Block& block : leaves[leaf]->blocks) {
            Answering& known = answering[block.*label];
            if (known.empty() || known.back() != leaf) {
                known.push_back(leaf);
            }
        }
    }
    return answering;
}

/// Disjoint sets of leaves, each known by its first one; Tarjan (1975), "Efficiency of a good but not linear set union
/// algorithm".
class Groups {
public:
    explicit Groups(std::size_t size) : parent_(size) { std::iota(parent_.begin(), parent_.end(), 0U); }

    std::uint32_t of(std::uint32_t leaf) {
        while (parent_[leaf] != leaf) {
            leaf = parent_[leaf] = parent_[parent_[leaf]];
        }
        return leaf;
    }

    void join(std::uint32_t a, std::uint32_t b) {
        const std::uint32_t one = of(a);
        const std::uint32_t other = of(b);
        parent_[std::max(one, other)] = std::min(one, other);
    }

private:
    std::vector<std::uint32_t> parent_;
};

/// What tells a set from others: who answered, and where labels are not put together the label.
using Key = std::pair<Answering, std::string_view>;

std::vector<std::uint32_t> groups_of(const std::map<Key, std::uint32_t>& sets, std::size_t leaves) {
    Groups groups(leaves);
    for (const auto& [key, number] : sets) {
        for (const std::uint32_t leaf : key.first) {
            groups.join(key.first.front(), leaf);
        }
    }
    std::vector<std::uint32_t> group(leaves);
    for (std::uint32_t leaf = 0; leaf < leaves; ++leaf) {
        group[leaf] = groups.of(leaf);
    }
    return group;
}

PromptSets sets_by(Label label, bool put_together, const std::vector<const Source*>& leaves) {
    const std::map<std::string_view, Answering> answering = answering_leaves(leaves, label);
    PromptSets sets;
    std::map<Key, std::uint32_t> known;
    for (const Source* leaf : leaves) {
        std::vector<std::uint32_t>& of_block = sets.of_block.emplace_back();
        for (const Block& block : leaf->blocks) {
            const Answering& these = answering.at(block.*label);
            const Key key{these, put_together ? std::string_view{} : block.*label};
            const auto [found, is_new] = known.emplace(key, static_cast<std::uint32_t>(known.size()));
            if (is_new) {
                sets.leaves.push_back(static_cast<std::uint32_t>(these.size()));
            }
            of_block.push_back(found->second);
        }
    }
    sets.group = groups_of(known, leaves.size());
    return sets;
}

}  // namespace

PromptSets prompt_sets(const std::vector<const Source*>& leaves) {
    return sets_by(&Block::prompt, true, leaves);
}

PromptSets genre_sets(const std::vector<const Source*>& leaves) {
    return sets_by(&Block::genre, false, leaves);
}

std::size_t leaves_apart(const std::vector<const Source*>& leaves, const PromptSets& sets, std::uint32_t answering,
                         Unknown unknown) {
    std::size_t apart = 0;
    for (std::size_t leaf = 0; leaf < leaves.size(); ++leaf) {
        std::uint64_t shared = 0;
        for (std::size_t block = 0; block < leaves[leaf]->blocks.size(); ++block) {
            const Block& one = leaves[leaf]->blocks[block];
            const bool counts = unknown == Unknown::one_prompt || !one.prompt.empty();
            shared += counts && sets.leaves[sets.of_block[leaf][block]] >= answering ? one.words : 0;
        }
        apart += shared * 10 < leaves[leaf]->words() * 9 ? 1 : 0;
    }
    return apart;
}

}  // namespace kinprint
