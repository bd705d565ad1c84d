// The tasks that a good distance solves.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "corpus.hpp"
#include "kinprint/comparison.hpp"

namespace kinprint::quality {

struct Bench {
    const Corpus& corpus;
    const Baseline& baseline;
    std::size_t seeds = 10;
};

inline constexpr std::array all_distances = {Distance::snr,     Distance::whitened, Distance::cosine_delta,
                                             Distance::burrows, Distance::jsd,      Distance::slop_overlap};

/// Titles of columns.
std::vector<std::string> names_of_distances();

/// T1: each source's stories are split in two by prompts, N words a half. Of all other halves, is its own the nearest?
/// T7, beside it: how often is the nearest half a stranger that answered the same prompts?
/// Both where all sources answer a half's prompts in one order, and where each has an order of its own.
/// Weights are learned from the other fold of the sources, so they have not seen the source that is asked about.
void split_halves(const Bench& bench);

/// T2: is the nearest neighbour of a source by the same vendor (of the sources that have a sibling)? And in what share of resamples are the
/// sources of one family a clade? Weights have seen no source of that vendor.
void lineage(const Bench& bench);

/// T3: each source's stories against all sources' essays: are its own the nearest? With and without centring, weights as in T1.
void across_genres(const Bench& bench);

/// T4: how sure is a tree, by words a source? The mean support of its clades, and of nearest neighbours. Weights of half the sources.
void support_by_words(const Bench& bench);

}  // namespace kinprint::quality
