// Many texts -> blocks as many as memory has room for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "kinprint/profile.hpp"

namespace kinprint {

/// Sums up blocks over one vocabulary, some after others. What it costs is that of the blocks: of a large vocabulary
/// each has a small part.
class Summing {
public:
    struct Sum {
        TermId term = 0;
        std::uint32_t texts = 0;  // that have it
        std::uint64_t count = 0;
    };

    /// O(vocabulary).
    explicit Summing(std::size_t vocabulary_size) : place_of_(vocabulary_size, unseen) {}

    /// Each term that is in one of the blocks. O(entries).
    std::vector<Sum> of(std::span<const Block> blocks);

private:
    static constexpr std::uint32_t unseen = UINT32_MAX;

    std::vector<std::uint32_t> place_of_;  // of each term in the sums that are being made
};

/// Orders blocks; those that neither comes before the other stay in their order. The one such sort of blocks that there
/// is: each takes 9 kB of the page's engine. O(blocks log blocks).
void sort_stably(std::vector<Block>& blocks, bool (*before)(const Block&, const Block&));

/// Puts one block in the place of all those of one bucket and genre, of those with a prompt and of those without, which
/// `as_one` makes of them; they are sorted by that then. O(blocks log blocks), and what `as_one` takes.
void join_alike(std::vector<Block>& blocks, const std::function<Block(std::span<Block>)>& as_one);

/// Blocks as one, without a name: counts, texts, words and spread summed up. Bucket and genre are those of the first.
/// O(entries). Precondition: one block or more.
Block joined(std::span<const Block> blocks, Summing& summing);

/// Orders the terms so that `spread` is short: most are in one text. It says at least of one term of how many texts, or
/// it would not be known. O(entries).
void pack_spread(Block& block);

/// Joins, of these sources of the profile, what its fineness does not tell apart. O(vocabulary + entries) where that is
/// not `texts_apart`.
void join_as_fine(const Profile& profile, const std::vector<Source*>& sources);

/// Counts of a term in a block: what a profile's memory goes by. O(blocks).
std::size_t entries_of(const Profile& profile);

/// Has a source more than `limits::blocks_per_source` blocks, or are there more than `limits::entries`, or
/// `limits::source_entries` of a source, that a coarser profile would have fewer of? O(blocks).
bool has_surplus(const Profile& profile);

/// What a stretch of a text (0: the first) adds to the bucket of the text: 0 of the first, else bits of a hash.
std::uint16_t bucket_of_stretch(std::uint32_t stretch);

/// The bucket that lies so far behind another; the first comes after the last.
std::uint16_t shifted_bucket(std::uint16_t bucket, std::uint16_t by);

/// Joins what the fineness of the profile does not tell apart, and makes it coarser while it has a surplus. What comes
/// out depends on which texts were counted, not on when they were joined: of joined blocks a coarser profile is made as
/// of the texts. Sources where blocks were joined are sorted. O(vocabulary + entries) where there are some, else
/// O(blocks log blocks).
void join_surplus(Profile& profile);

/// The same, where only these sources of it have blocks that may be finer than the profile.
void join_surplus(Profile& profile, const std::vector<Source*>& changed);

}  // namespace kinprint
