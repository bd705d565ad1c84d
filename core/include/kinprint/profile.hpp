// What is known of each source: how often it used each term, text by text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kinprint/vocabulary.hpp"

namespace kinprint {

struct TermCount {
    TermId term = 0;
    std::uint32_t count = 0;

    friend bool operator==(const TermCount&, const TermCount&) = default;
};

/// How finely the texts of a profile are told apart: each for itself, or by so many leading bits of their buckets. With
/// the fewest bits genres are no longer told apart: there are too many of them.
using Fineness = std::uint8_t;

inline constexpr Fineness bucket_bits = 9;
inline constexpr Fineness texts_apart = bucket_bits + 1;
inline constexpr Fineness fewest_bits = 3;

/// The counts of one text, of a stretch of a long one, or of several texts joined into one.
struct Block {
    std::string prompt;            // the prompt_id that was answered; empty when unknown; of joined texts the bucket
    std::string id;                // where the text came from: "file" or "file:line"; of joined texts the bucket
    std::string genre;             // of the texts; empty when unknown
    std::uint32_t texts = 1;       // texts that begin here: 0 for all but the first stretch of a long text
    std::uint64_t words = 0;       // words of the text, repeats counted
    std::vector<TermCount> terms;  // each term once, in no order
    std::vector<std::uint32_t> spread;  // of the first of `terms`: texts that have it here first; of the rest: one
    std::uint64_t uncounted = 0;        // terms of these texts that are too rare to be held, see Profile
    std::uint16_t bucket = 0;           // by the hash of its prompt, see bucket_of
    std::uint32_t prompts = 1;          // that it stands for: of a bundle (see compact.hpp) those put together

    /// How many texts have that entry of `terms` here first.
    [[nodiscard]] std::uint32_t texts_with(std::size_t at) const { return at < spread.size() ? spread[at] : 1; }
};

/// One leaf of the tree to be.
struct Source {
    std::string name;
    std::vector<Block> blocks;      // sorted by prompt, then id; at most limits::blocks_per_source
    std::uint64_t empty_texts = 0;  // texts without a word, left out

    [[nodiscard]] std::uint64_t words() const;
    [[nodiscard]] std::uint64_t texts() const;
};

/// The counts of a set of sources over one vocabulary. Sources are sorted by name (bytewise), each name once: this is
/// the "source order" that breaks all ties, so results do not depend on the order in which files came.
///
/// Where a source has more than `limits::blocks_per_source` blocks or `limits::source_entries` entries, or all of them
/// more than `limits::entries`, `fineness` goes down until that is no longer so, and in all sources those blocks become
/// one that share the leading bits of their bucket and their genre, and have all a prompt or all none. Such a block
/// stands for a prompt from then on: sources that answered the same prompts have the same ones. (Those that answered
/// different ones have them, too: that they differ is forgotten.)
///
/// Of a large collection only terms are held that are common enough (see survey.hpp); what it says of these is exact.
struct Profile {
    Vocabulary vocabulary;
    std::vector<Source> sources;
    bool partial = false;  // holds only a part of the terms: what a source lacks here it may yet have used
    Fineness fineness = texts_apart;
    std::uint32_t floor = 0;  // a term that it does not hold came fewer times than this in what was counted; 0: never

    /// The source of that name, made when new. O(sources).
    Source& source(std::string_view name);
    [[nodiscard]] const Source* find(std::string_view name) const;

    /// The sources that have a word: those that a tree can hold, in source order.
    [[nodiscard]] std::vector<const Source*> leaves() const;
};

/// What is counted of a set of texts. Both hold the same sources, of the same texts, but nothing of the one is needed
/// to read the other, and either may be left uncounted: content runs are three quarters of all distinct terms, and most
/// trees do without them.
struct Counts {
    Profile terms;    // words, marks and pairs of neighbours: what distances compare
    Profile content;  // content words, and their pairs and triples: what slop lists are drawn from
};

/// The bucket of a text's stretch (0: the first): `bucket_bits` bits of a hash of the prompt, or of the id where there
/// is none, and of the stretch, so that a source of a few long texts keeps blocks to resample; which stretches share a
/// bucket is known before the text's label is. The same on every machine, and from version to version: files hold it.
/// O(bytes). Source: FNV-1a (Fowler, Noll and Vo), its bits mixed by the finaliser of SplitMix64 (see open_table.hpp).
std::uint16_t bucket_of(std::string_view prompt, std::string_view id, std::uint32_t stretch);

/// Adds the counts of `from` to `into`: sources of one name become one, a part with a whole is a part, and what is then
/// too much for one source is joined. Associative and commutative, up to the numbering of terms. O(terms + entries).
void merge(Profile& into, Profile&& from);
void merge(Counts& into, Counts&& from);

/// Orders the blocks of a source, or of each, after blocks were added by hand.
void sort_blocks(Source& source);
void sort_blocks(Profile& profile);
void sort_blocks(Counts& counts);

}  // namespace kinprint
