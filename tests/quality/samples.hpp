// Parts of a corpus: which texts of which sources, under which names.
#pragma once

#include <cstdint>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "kinprint/profile.hpp"
#include "random.hpp"

namespace kinprint::quality {

/// A part of one source: the texts that answer these prompts, in this order, until there are enough.
struct Part {
    std::string name;           // of the leaf it becomes
    const std::string* source;  // of the corpus
    std::vector<std::string> prompts;
    std::uint64_t words = UINT64_MAX;  // about so many: whole texts, as many as the source's mean text asks for
};

/// The counts of these parts, over the corpus' own vocabulary. A part without a text is left out.
Counts counts_of_parts(const Counts& corpus, const std::vector<Part>& parts);

/// The prompts from `begin` up to `end`, numbers as the corpus has them.
std::vector<std::string> prompts_between(int begin, int end);

/// The same in random order.
std::vector<std::string> shuffled(kinprint::test::Random& random, std::vector<std::string> prompts);

}  // namespace kinprint::quality
