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

/// Is it kept, of terms of this kind, in how many texts they came? Slop lists ask for it; trees do not.
[[nodiscard]] constexpr bool has_spread(TermKind kind) {
    return kind == TermKind::word || kind == TermKind::content_pair || kind == TermKind::content_triple;
}

/// The counts of one text, or of several texts joined into one.
struct Block {
    std::string prompt;            // the prompt_id that was answered; empty when unknown
    std::string id;                // where the text came from: "file" or "file:line"
    std::uint32_t texts = 1;       // texts joined here
    std::uint64_t words = 0;       // terms of kind `word`, repeats counted
    std::vector<TermCount> terms;  // each term once, in no order
    // Per entry of `terms`: in how many of the texts, for words and content runs (see `has_spread`), else 0. Empty when texts == 1.
    std::vector<std::uint32_t> spread;
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

    /// The source of that name, made when new. O(sources).
    Source& source(std::string_view name);
    [[nodiscard]] const Source* find(std::string_view name) const;

    /// The sources that have a word: those that a tree can hold, in source order.
    [[nodiscard]] std::vector<const Source*> leaves() const;
};

/// Adds the counts of `from` to `into`: sources of one name become one. Associative and commutative, up to the numbering of terms.
/// O(terms + entries).
void merge(Profile& into, Profile&& from);

/// Orders the blocks of each source, after blocks were added by hand.
void sort_blocks(Profile& profile);

}  // namespace kinprint
