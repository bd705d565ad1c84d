// What is to be expected of a source, given what it was asked to write.
#pragma once

#include <span>

#include "count_table.hpp"
#include "kinprint/matrix.hpp"

namespace kinprint {

/// What a source's rates are measured against.
enum class Origin : std::uint8_t {
    all_leaves,  // the mean rate of all leaves
    prompts,     // what its prompts asked for, and the mean rate of its group
};

/// Of fewer leaves the mean is not taken: it would be mostly the leaf's own.
inline constexpr std::size_t least_leaves = 3;

/// A prompt set of so many words has half of its effect taken off. Any from 1,500 to 10,000 does as well on real texts.
inline constexpr double half_known_words = 4000;

/// Keeps the scale of a term that is rare here within bounds.
inline constexpr double least_of_known = 0.2;

/// In what differences are told.
enum class Scale : std::uint8_t {
    rates,      // per 1,000 words
    reference,  // as the reference would have them, whose variances weights know
};

/// Of so many leaves the mean is no longer their own: what sets it apart is put down to what they were asked to write.
inline constexpr std::size_t enough_leaves = 10;

/// What weights know of the columns.
struct Known {
    std::span<const double> mean;     // mu; may be empty
    std::span<const double> within;   // sigma^2_w
    std::span<const double> between;  // sigma^2_b; where both are empty, the mean of a small group is its own, too
};

/// Each leaf's rates per 1,000 words less what is expected: leaves x columns.
///
/// `Origin::prompts`: the rate of leaf l in prompt set p is m_l + b_p + noise, with noise of a variance like 1 / words
/// and b_p random, about 0: sum over l, p of words_lp (rate_lp - m_l - b_p)^2 + lambda sum over p of b_p^2 is least,
/// lambda = `half_known_words`. So few answers take little off, and a leaf that left out what others did is still
/// measured on what they share. From m_l the mean of its group (see PromptSets) is taken: what groups wrote can't be
/// compared. The leaves of groups of fewer than `least_leaves` make one. `Origin::all_leaves`: the rate less the mean
/// of all leaves.
///
/// The mean of a few leaves is in part their style, above all of kin, and taking it off would tear them from kin in
/// other groups. So where `known` has variances, a group of fewer than `enough_leaves` is measured against
/// m + s (m_g - m), m the mean of all leaves and m_g that of the group, s = max(0, 1 - E / F): F the mean over terms of
/// (m_g - m)^2 / v, v = sigma^2_b + sigma^2_w mean(1000 / words), and E what style alone would make of F,
/// (1 - a + a / n) (1 - n / N), of n of N leaves whose variance within the group is a v, a at most 1.
///
/// `known.mean` is the mean where there are too few leaves to have one of their own.
///
/// `Scale::reference`: a rate varies the more the higher it is, as counts do (Poisson). So where leaves have another
/// mean m than the reference, differences are multiplied by sqrt((mu + e mu) / (m + e mu)), e = `least_of_known`.
/// Without a known mean nothing is. O(entries + sum over sets of (leaves * columns + leaves^2) + leaves^2 * columns).
/// Source: Henderson (1975), "Best linear unbiased estimation and prediction under a selection model".
Matrix centred_rates(const CountTable& table, const Multiplicities& times, Origin origin, const Known& known,
                     Scale scale = Scale::rates);

}  // namespace kinprint
