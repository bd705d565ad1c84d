// How much more one side uses a term than another: measures over four counts.
#pragma once

#include <cstdint>
#include <optional>

namespace kinprint {

/// How often a term comes on one side, and of how many running words. Fractions are fine: a table of rates has no whole
/// counts.
struct Usage {
    double count = 0;
    double words = 0;
};

/// What is believed of a term before anything is counted: as if `words` words had been read, `share` of them this term.
struct Prior {
    double share = 0;  // occurrences per word
    double words = 0;
};

/// The prior between two sides: it weighs as much as the smaller of them. Lighter, and a term that the other side never
/// uses has a variance without bound, so that the clearest habits come last; as heavy as everything that was read, and
/// a source among many drowns in it. It is the same whichever side comes first.
Prior prior_between(const Usage& source, const Usage& others, double share);

/// The z-score of the weighted log-odds ratio with an informative Dirichlet prior, in standard deviations: above 0 the
/// source uses the term more than the others do, and beyond 1.96 chance alone is a poor reason. With y counts, n words,
/// a0 = prior.words and a = a0 * prior.share:
///
///   delta = ln((y_s + a) / (n_s + a0 - y_s - a)) - ln((y_o + a) / (n_o + a0 - y_o - a))
///   z     = delta / sqrt(1 / (y_s + a) + 1 / (y_o + a))
///
/// Nothing where the odds are not finite: a term that is unknown to both a side and the prior, or that is all there is.
/// Source: Monroe, Colaresi & Quinn 2008, "Fightin' Words", Political Analysis 16(4), eq. 16-22.
std::optional<double> log_odds_z(const Usage& source, const Usage& others, const Prior& prior);

/// The log-likelihood statistic of the 2x2 table (term, other words) x (source, others): G2 = 2 sum O ln(O / E), with 0
/// ln 0 = 0. At least 0, and blind to which side has more. Above 3.84 it is significant at 5 %, for one term looked at
/// alone.
/// Source: Dunning 1993, "Accurate Methods for the Statistics of Surprise and Coincidence", Computational
/// Linguistics 19(1).
double log_likelihood(const Usage& source, const Usage& others);

/// log2 of (rate of the source / rate of the others): 1 is twice as often. A count of 0 is taken as 0.5, for a ratio
/// must be finite. Precondition: both sides have words.
/// Source: Hardie 2014, "Log Ratio - an informal introduction".
double log_ratio(const Usage& source, const Usage& others);

/// Does a term of so few of the source's prompts say more of their topics than of how it writes? Names that a model
/// gives its hero come in one prompt and its retelling, and however large the collection, a habit is not confined to a
/// hundredth of it: topical is what comes in less than 3 prompts or in less than 1 % of them. Where a source answered
/// less than 10, few prompts are all there are, and nothing is.
bool is_topical(std::uint64_t prompts, std::uint64_t source_prompts);

}  // namespace kinprint
