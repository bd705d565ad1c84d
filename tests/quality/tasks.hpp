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
    Places places = {};
};

inline constexpr std::array all_distances = {Distance::snr,     Distance::whitened, Distance::cosine_delta,
                                             Distance::burrows, Distance::jsd,      Distance::slop_overlap};

/// Titles of columns.
std::vector<std::string> names_of_distances();

/// T1: each source's stories are split in two by prompts, N words a half. All 44 halves are compared in one run. Of the
/// 22 other halves, which answer the other prompts, is a source's own the nearest? And of all 43, where those of
/// strangers answer the same prompts, too? T7: how often is the nearest of all 43 a stranger's that answered the same
/// prompts? Both where each source answers a half's prompts in an order of its own, and where all have one. Weights are
/// learned from the other fold of the sources, so they have not seen the source that is asked about.
void split_halves(const Bench& bench);

/// T2: is the nearest neighbour of a source by the same vendor (of the sources that have a sibling)? And in what share
/// of resamples are the sources of one family a clade? Weights have seen no source of that vendor.
void lineage(const Bench& bench);

/// T3: N words of each source's stories against all sources' essays: are its own the nearest? Against all essays there
/// are, and, which is harder, against N words of each source's. With and without centring, weights as in T1.
void across_genres(const Bench& bench);

/// T4: how sure is a tree, by words a source? The mean support of its clades, and of nearest neighbours. Weights of
/// half the sources.
void support_by_words(const Bench& bench);

/// T8: two groups of sources, each with prompts of its own, of one genre or of two. Is the nearest of a source the one
/// that it has where all of them have answered all prompts? By the centring that Kinprint chooses and by none, weights
/// as in T1.
void groups_apart(const Bench& bench);

/// T9: does it help to take something out of texts before they are counted? T1 among 22, own order, and T3 centred
/// against all essays, of texts less each thing that `Strip` knows and less all of them; and how much better or worse
/// each is than with all left in, split by split.
void stripped_texts(const Bench& bench);

/// T10: stretches of N words by a known source, of stories and of essays, among the 22 sources of an atlas that knows
/// what these wrote to the other four fifths of the prompts: is it placed first, among the first three, at its vendor;
/// how far is the probability of the first from how often it is right (expected calibration error, by tenths), and how
/// often is that of 0.9 or more right? And how well are sources told that the atlas does not know, each left out in
/// turn? The same where it knows but the other genre. Calibrated by the samples of the other fifths. At most five
/// seeds.
void placing(const Bench& bench);

/// T11: N words of a source's stories, and N of another's behind them, before an atlas that knows answers to other
/// prompts: is it seen where the style changes, and how often is a change seen in 2 N words by one? The same where one
/// half, by turns the first and the second, is by a source that the atlas does not know. At most five seeds.
void splices(const Bench& bench);

/// What the rounding of weights in JSON changes of the distances and trees of all texts.
void rounding(const Bench& bench);

}  // namespace kinprint::quality
