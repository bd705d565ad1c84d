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

/// The counts of one text, of a stretch of a long one, or of several texts joined into one.
struct Block {
    std::string prompt;                 // the prompt_id that was answered; empty when unknown
    std::string id;                     // where the text came from: "file" or "file:line"
    std::string genre;                  // of the texts; empty when unknown
    std::uint32_t texts = 1;            // texts that begin here: 0 for all but the first stretch of a long text
    std::uint64_t words = 0;            // words of the text, repeats counted
    std::vector<TermCount> terms;       // each term once, in no order
    std::vector<std::uint32_t> spread;  // per entry of `terms`: how many texts have it here first; empty: one each
};

/// One leaf of the tree to be.
struct Source {
    std::string name;
    std::vector<Block> blocks;      // sorted by prompt, then id
    std::uint64_t empty_texts = 0;  // texts without a word, left out

    [[nodiscard]] std::uint64_t words() const;
    [[nodiscard]] std::uint64_t texts() const;
};

/// The counts of a set of sources over one vocabulary. Sources are sorted by name (bytewise), each name once: this is the
/// "source order" that breaks all ties, so results do not depend on the order in which files came.
struct Profile {
    Vocabulary vocabulary;
    std::vector<Source> sources;
    bool partial = false;  // holds only a part of the terms: what a source lacks here it may yet have used

    /// The source of that name, made when new. O(sources).
    Source& source(std::string_view name);
    [[nodiscard]] const Source* find(std::string_view name) const;

    /// The sources that have a word: those that a tree can hold, in source order.
    [[nodiscard]] std::vector<const Source*> leaves() const;
};

/// What is counted of a set of texts. Both hold the same sources and blocks, but nothing of the one is needed to read the other, and either
/// may be left uncounted: content runs are three quarters of all distinct terms, and most trees do without them.
struct Counts {
    Profile terms;    // words, marks and pairs of neighbours: what distances compare
    Profile content;  // content words, and their pairs and triples: what slop lists are drawn from
};

/// Adds the counts of `from` to `into`: sources of one name become one, and a part with a whole is a part. Associative and
/// commutative, up to the numbering of terms. O(terms + entries).
void merge(Profile& into, Profile&& from);
void merge(Counts& into, Counts&& from);

/// Orders the blocks of each source, after blocks were added by hand.
void sort_blocks(Profile& profile);
void sort_blocks(Counts& counts);

}  // namespace kinprint
