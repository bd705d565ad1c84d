// The tasks that a good distance solves.
#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "kinprint/comparison.hpp"

namespace kinprint::quality {

struct Bench {
    Counts corpus;
    const Baseline& baseline;
    std::size_t seeds = 10;
};

/// T1: each source's stories are split in two by prompts, N words a half. Of all other halves, is its own the nearest?
/// T7, beside it: how often is the nearest half a stranger that answered the same prompts?
/// Weights are learned from the other fold of the sources, so they have not seen the source that is asked about.
void split_halves(const Bench& bench);

/// T2: is the nearest neighbour of a source by the same vendor? Of the sources that have a sibling.
void same_vendor(const Bench& bench, const std::map<std::string, std::string>& vendors);

/// T3: each source's stories against all sources' essays: are its own the nearest? With and without centring.
void across_genres(const Bench& bench);

}  // namespace kinprint::quality
