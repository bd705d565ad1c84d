// What reference sources teach about terms: which of them tell writers apart, and which only rustle.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kinprint/error.hpp"
#include "kinprint/leaves.hpp"

namespace kinprint {

/// What is known of each of some terms, index by index. Rates are occurrences per 1,000 words.
struct Weights {
    std::vector<std::string> terms;  // single terms, and pairs with a blank between; the most frequent first
    std::vector<double> mean;        // mu: the mean of the sources' rates
    std::vector<double> within;      // sigma^2_w: variance of the rate in 1,000 words by one source
    std::vector<double> between;     // sigma^2_b: variance of the sources' true rates, 0 where none is seen
    std::vector<double> share;       // of the prompts, how many have it in any answer
    /// Within-source correlation of the first K terms: the lower triangle without its diagonal, row by row, K (K - 1)
    /// / 2.
    std::vector<double> correlation;
    std::size_t correlated = 0;  // K
    double coverage = 0;         // the share of all single terms and pairs of the reference that these terms make up
    std::string about;           // what they were learned from

    /// SNR of a term: sigma^2_b / sigma^2_w.
    [[nodiscard]] double snr(std::size_t term) const { return within[term] > 0 ? between[term] / within[term] : 0; }
};

struct TrainOptions {
    std::size_t terms = 5000;      // of the terms that qualify, the most frequent
    std::size_t correlated = 600;  // K: of these, how many are whitened
    double least_share = 0.1;      // a term of fewer prompts is a topic, not a habit
    double least_prompts = 0;      // so many have a term that qualifies, at least
    /// How many texts the belief that terms fall at random (Poisson) is worth, in sigma^2_w. Of few texts a rare term
    /// hardly varies by chance; without a prior it would then outweigh all others.
    double prior = 0;
};

/// Learns weights from the leaves (words, marks and pairs).
///
/// sigma^2_w = sum over texts of (w/1000) (r - m)^2 / sum (n - 1), where a text of w words has the rate r, and m is the
/// rate of its source in all texts of that prompt set (see prompt_sets.hpp), n texts: a rate in w words varies 1000/w
/// as much as one in 1,000 words, so texts count by their length. With a prior of p texts the sums gain p mu and p, mu
/// being what chance alone (Poisson) makes of sigma^2_w; it is that, too, where no source has two texts. sigma^2_b =
/// variance of the sources' rates, centred by prompts (see centring.hpp), - sigma^2_w * mean(1000 / words of the
/// source); at least 0. Correlations are pooled in the same way. O(entries * K + terms). Source: variance components of
/// the one-way random-effects model, Searle, Casella and McCulloch (1992).
Weights train(const Leaves& leaves, const TrainOptions& options);

/// For each term of the vocabulary the index of its weight; `no_weight` where it has none. O(terms).
std::vector<std::uint32_t> weight_of_terms(const Weights& weights, const Vocabulary& vocabulary);
inline constexpr std::uint32_t no_weight = UINT32_MAX;

/// The weights as JSON. Figures are rounded to five digits, correlations to 1/32768.
std::string weights_json(const Weights& weights);

/// Reads what `weights_json` wrote. Anything out of place is a `bad_profile` error.
std::optional<Weights> parse_weights(std::string_view text, std::string_view file, Errors& errors);

}  // namespace kinprint
