#include "joining.hpp"

#include <algorithm>
#include <limits>
#include <optional>
#include <string>
#include <tuple>
#include <utility>

#include "fnv1a.hpp"
#include "kinprint/limits.hpp"
#include "totals.hpp"

namespace kinprint {

namespace {

std::size_t entries_of(const Source& source) {
    std::size_t entries = 0;
    for (const Block& block : source.blocks) {
        entries += block.terms.size();
    }
    return entries;
}

/// Saturates, so that the order of sums is without influence.
std::uint32_t as_count(std::uint64_t sum) {
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(sum, std::numeric_limits<std::uint32_t>::max()));
}

auto key_of(const Block& block) {
    return std::tuple(block.prompt.empty(), block.bucket, std::string_view(block.genre));
}

/// Leaves of the bucket, and of the genre, what the fineness tells apart.
void coarsen(Block& block, Fineness fineness) {
    block.bucket &= static_cast<std::uint16_t>(~0U << (bucket_bits - fineness));
    if (fineness == fewest_bits) {
        block.genre.clear();
    }
}

/// Names a block by its bucket and genre: within a source no two are called the same, and between sources the same ones
/// are.
void name_by_bucket(Block& block) {
    const std::string name =
        std::to_string(block.bucket) + (block.genre.empty() ? "" : '/' + std::to_string(fnv1a(block.genre)));
    block.prompt = block.prompt.empty() ? "" : name;
    block.id = name;
}

std::uint16_t leading_bits(std::uint64_t hash) {
    return static_cast<std::uint16_t>(hash >> (64U - bucket_bits));
}

/// Joins sources of one profile, to its fineness.
class Joining {
public:
    explicit Joining(const Profile& profile) : fineness_(profile.fineness), vocabulary_(profile.vocabulary) {}

    void join(Source& source) {
        std::vector<Block>& blocks = source.blocks;
        for (Block& block : blocks) {
            coarsen(block, fineness_);
        }
        join_alike(blocks, [&](std::span<Block> alike) { return as_one(alike); });
        sort_blocks(source);
    }

private:
    Block as_one(std::span<Block> blocks) {
        Block one;
        if (blocks.size() == 1) {
            one = std::move(blocks.front());
        } else {
            if (!summing_) {
                summing_.emplace(vocabulary_.size());
            }
            one = joined(blocks, *summing_);
            one.prompt = blocks.front().prompt;
        }
        name_by_bucket(one);
        pack_spread(one);
        return one;
    }

    Fineness fineness_;
    const Vocabulary& vocabulary_;
    std::optional<Summing> summing_;  // made where it is needed: it is as large as the vocabulary
};

}  // namespace

void sort_stably(std::vector<Block>& blocks, bool (*before)(const Block&, const Block&)) {
    std::ranges::stable_sort(blocks, before);
}

void join_alike(std::vector<Block>& blocks, const std::function<Block(std::span<Block>)>& as_one) {
    sort_stably(blocks, [](const Block& a, const Block& b) { return key_of(a) < key_of(b); });
    auto kept = blocks.begin();
    for (auto first = blocks.begin(); first != blocks.end();) {
        const auto last =
            std::find_if(first, blocks.end(), [&](const Block& block) { return key_of(block) != key_of(*first); });
        Block one = as_one(std::span<Block>(first, last));
        std::fill(first, last, Block{});  // frees what is summed up
        *kept++ = std::move(one);
        first = last;
    }
    blocks.erase(kept, blocks.end());
    blocks.shrink_to_fit();
}

std::uint16_t bucket_of(std::string_view prompt, std::string_view id, std::uint32_t stretch) {
    return shifted_bucket(leading_bits(hash_number(fnv1a(prompt.empty() ? id : prompt))), bucket_of_stretch(stretch));
}

std::uint16_t bucket_of_stretch(std::uint32_t stretch) {
    return leading_bits(hash_number(stretch));
}

std::uint16_t shifted_bucket(std::uint16_t bucket, std::uint16_t by) {
    return (bucket + by) % (1U << bucket_bits);
}

std::vector<Summing::Sum> Summing::of(std::span<const Block> blocks) {
    std::vector<Sum> sums;
    for (const Block& block : blocks) {
        for (std::size_t at = 0; at < block.terms.size(); ++at) {
            const TermCount& entry = block.terms[at];
            std::uint32_t& place = place_of_[entry.term];
            if (place == unseen) {
                place = static_cast<std::uint32_t>(sums.size());
                sums.push_back({entry.term, 0, 0});
            }
            sums[place].count += entry.count;
            sums[place].texts += block.texts_with(at);
        }
    }
    for (const Sum& sum : sums) {
        place_of_[sum.term] = unseen;
    }
    return sums;
}

Block joined(std::span<const Block> blocks, Summing& summing) {
    Block one;
    one.bucket = blocks.front().bucket;
    one.genre = blocks.front().genre;
    std::uint64_t texts = 0;
    for (const Block& block : blocks) {
        texts += block.texts;
        one.words += block.words;
        one.uncounted += block.uncounted;
        one.prompts = std::max(one.prompts, block.prompts);
    }
    one.texts = as_count(texts);
    const std::vector<Summing::Sum> sums = summing.of(blocks);
    one.terms.reserve(sums.size());
    for (const Summing::Sum& sum : sums) {
        one.terms.push_back({sum.term, as_count(sum.count)});
    }
    if (std::ranges::all_of(blocks, is_spread_known)) {
        one.spread.reserve(sums.size());
        std::ranges::transform(sums, std::back_inserter(one.spread), &Summing::Sum::texts);
    }
    pack_spread(one);
    return one;
}

void pack_spread(Block& block) {
    std::size_t told = 0;
    for (std::size_t at = 0; at < block.spread.size(); ++at) {
        if (block.spread[at] != 1) {
            std::swap(block.terms[at], block.terms[told]);
            std::swap(block.spread[at], block.spread[told++]);
        }
    }
    const std::size_t least = block.texts > 1 && !block.spread.empty() ? 1 : 0;
    block.spread.resize(std::max(told, least));
    block.spread.shrink_to_fit();
}

void join_as_fine(const Profile& profile, const std::vector<Source*>& sources) {
    if (profile.fineness == texts_apart) {
        return;
    }
    Joining joining(profile);
    for (Source* source : sources) {
        joining.join(*source);
    }
}

std::size_t entries_of(const Profile& profile) {
    std::size_t entries = 0;
    for (const Source& source : profile.sources) {
        entries += entries_of(source);
    }
    return entries;
}

bool has_surplus(const Profile& profile) {
    const auto has_blocks = [](const Source& source) { return source.blocks.size() > limits::blocks_per_source; };
    const auto has_entries = [](const Source& source) { return entries_of(source) > limits::source_entries; };
    return std::ranges::any_of(profile.sources, has_blocks) ||
           (profile.fineness > fewest_bits &&
            (entries_of(profile) > limits::entries || std::ranges::any_of(profile.sources, has_entries)));
}

void join_surplus(Profile& profile, const std::vector<Source*>& changed) {
    join_as_fine(profile, changed);
    while (has_surplus(profile)) {
        --profile.fineness;
        Joining joining(profile);
        for (Source& source : profile.sources) {
            joining.join(source);
        }
    }
}

void join_surplus(Profile& profile) {
    std::vector<Source*> all;
    all.reserve(profile.sources.size());
    for (Source& source : profile.sources) {
        all.push_back(&source);
    }
    join_surplus(profile, all);
}

}  // namespace kinprint
