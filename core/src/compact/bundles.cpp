#include "bundles.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "weights/prompt_sets.hpp"

namespace kinprint {

namespace {

/// What may stand in one bundle: prompts of one set and genre, or blocks of unknown prompt and one genre.
struct Kind {
    bool is_known = false;
    std::uint32_t set = 0;
    std::string_view genre;

    friend bool operator<(const Kind& a, const Kind& b) {
        return std::tie(a.is_known, a.set, a.genre) < std::tie(b.is_known, b.set, b.genre);
    }
};

Kind kind_of(const Block& block, std::uint32_t set) {
    return block.prompt.empty() ? Kind{false, 0, block.genre} : Kind{true, set, block.genre};
}

/// How many to a bundle, so that all bundles but the last are as large.
std::size_t size_of_bundles(std::size_t members) {
    const std::size_t bundles = std::max<std::size_t>(1, (members + prompts_of_bundle / 2) / prompts_of_bundle);
    return (members + bundles - 1) / bundles;
}

/// The prompts of one kind and their places in order.
using Places = std::map<std::string_view, std::size_t>;

std::map<Kind, Places> places_of_prompts(const std::vector<const Source*>& leaves, const PromptSets& sets) {
    std::map<Kind, Places> of_kind;
    for (std::size_t leaf = 0; leaf < leaves.size(); ++leaf) {
        for (std::size_t block = 0; block < leaves[leaf]->blocks.size(); ++block) {
            const Block& one = leaves[leaf]->blocks[block];
            if (!one.prompt.empty()) {
                of_kind[kind_of(one, sets.of_block[leaf][block])].emplace(one.prompt, 0);
            }
        }
    }
    for (auto& [kind, places] : of_kind) {
        std::size_t next = 0;
        for (auto& [prompt, place] : places) {
            place = next++;
        }
    }
    return of_kind;
}

/// How many blocks of unknown prompt a leaf has of each genre.
std::map<std::string_view, std::size_t> unknown_by_genre(const Source& leaf) {
    std::map<std::string_view, std::size_t> number;
    for (const Block& block : leaf.blocks) {
        number[block.genre] += block.prompt.empty() ? 1 : 0;
    }
    return number;
}

std::string and_more(const std::string& first, std::size_t more) {
    return more == 0 ? first : first + " and " + std::to_string(more) + " more";
}

std::vector<Bundle> bundles_of_leaf(const Source& leaf, const std::vector<std::uint32_t>& set_of_block,
                                    const std::map<Kind, Places>& prompts) {
    const std::map<std::string_view, std::size_t> unknown = unknown_by_genre(leaf);
    std::map<std::string_view, std::size_t> seen;  // of the unknown
    std::map<std::pair<Kind, std::size_t>, Bundle> bundles;
    for (std::uint32_t at = 0; at < leaf.blocks.size(); ++at) {
        const Block& block = leaf.blocks[at];
        const Kind kind = kind_of(block, set_of_block[at]);
        const std::size_t members = kind.is_known ? prompts.at(kind).size() : unknown.at(kind.genre);
        const std::size_t place = kind.is_known ? prompts.at(kind).at(block.prompt) : seen[kind.genre]++;
        const std::size_t size = size_of_bundles(members);
        Bundle& bundle = bundles[{kind, place / size}];
        if (bundle.blocks.empty()) {
            const std::size_t more = std::min(size, members - place / size * size) - 1;
            bundle.prompt = kind.is_known ? and_more(block.prompt, more) : "";
            bundle.id = and_more(block.id, more);
            bundle.genre = block.genre;
            bundle.prompts = kind.is_known ? static_cast<std::uint32_t>(more + 1) : 1;
        }
        bundle.blocks.push_back(at);
    }
    std::vector<Bundle> all;
    all.reserve(bundles.size());
    for (auto& [key, bundle] : bundles) {
        all.push_back(std::move(bundle));
    }
    return all;
}

}  // namespace

std::vector<std::vector<Bundle>> bundles_of(const std::vector<const Source*>& leaves) {
    const PromptSets sets = prompt_sets(leaves);
    const std::map<Kind, Places> prompts = places_of_prompts(leaves, sets);
    std::vector<std::vector<Bundle>> bundles(leaves.size());
    for (std::size_t leaf = 0; leaf < leaves.size(); ++leaf) {
        bundles[leaf] = bundles_of_leaf(*leaves[leaf], sets.of_block[leaf], prompts);
    }
    return bundles;
}

}  // namespace kinprint
