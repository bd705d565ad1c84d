// Parts of a corpus: which texts of which sources, under which names.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "corpus.hpp"
#include "kinprint/profile.hpp"
#include "random.hpp"

namespace kinprint::quality {

inline constexpr std::uint64_t all_words = UINT64_MAX;

/// A part of one source: its texts that answer these prompts, in this order, whole ones, until there are so many words.
struct Part {
    std::string name;    // of the leaf that it becomes
    std::string source;  // of the corpus
    std::vector<std::string> prompts;
    std::uint64_t words = all_words;
};

/// The counts of these parts, over the corpus' own vocabulary. A part without a text is left out.
Counts counts_of_parts(const Counts& corpus, const std::vector<Part>& parts);

/// In which order a source answers its prompts.
enum class Order : std::uint8_t {
    same,  // all sources in one: those who write as much have the same prompts
    own,   // each in its own: few prompts are shared, unless all are taken
};

/// What a source writes: answers to these prompts, in random order, until there are so many words.
struct Draw {
    std::vector<std::string> prompts;
    std::uint64_t words = all_words;
};

/// Of each source two leaves, "name/0" and "name/1", each from a draw of its own.
Counts two_parts(const Corpus& corpus, kinprint::test::Random& random, const Draw& first, const Draw& second,
                 Order order);

/// The corpus' stories have the prompts from 0, its essays those from 150.
std::vector<std::string> story_prompts();
std::vector<std::string> essay_prompts();

/// The same in random order.
std::vector<std::string> shuffled(kinprint::test::Random& random, std::vector<std::string> prompts);

}  // namespace kinprint::quality
