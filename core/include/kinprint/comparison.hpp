// Counts -> distances: the way from what was counted to what a tree is made of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kinprint/baseline.hpp"
#include "kinprint/leaves.hpp"
#include "kinprint/matrix.hpp"
#include "kinprint/weights.hpp"

namespace kinprint {

enum class Distance : std::uint8_t { snr, whitened, cosine_delta, burrows, jsd, slop_overlap };
inline constexpr std::size_t distance_count = 6;

std::string_view name(Distance distance);
std::optional<Distance> distance_of(std::string_view name);

/// Does the distance weigh terms by what reference sources teach of them? These are snr and whitened.
bool weighs_terms(Distance distance);

/// Is the distance 1 - cos of an angle between vectors of terms, so that each term has a part in it (see evidence.hpp)?
/// These are snr, whitened and cosine-delta.
bool is_made_of_terms(Distance distance);

/// What the rates of a source are measured against, by the distances that weigh terms (snr and whitened).
enum class Centre : std::uint8_t {
    automatic,  // `prompts` where sources answer different prompts, yet shared ones link each with two others or more;
                // else `none`
    prompts,    // what their prompts asked for, and the mean rate of those with whom shared prompts link them:
                // core/src/weights/centring.hpp
    genre,      // the same with genres in the place of prompts
    none,       // the mean rate of all
};

std::string_view name(Centre centre);
std::optional<Centre> centre_of(std::string_view name);

/// What Kinprint knows before it sees a text. Either may be missing.
struct Reference {
    const Baseline* baseline = nullptr;  // slop overlap needs it
    const Weights* weights = nullptr;    // without it weights are learned from the sources that are compared
};

struct CompareOptions {
    std::size_t terms = 5000;  // most frequent single terms and pairs to compare; slop overlap has lists of its own
    Centre centre = Centre::automatic;
};

/// How often each block is taken: leaf by leaf, block by block. Empty: once each.
using BlockTimes = std::vector<std::vector<std::uint32_t>>;

/// Two leaves of a comparison, term by term. Index of a term: from 0 to below `Comparison::terms`.
struct PairByTerm {
    std::vector<double> contributions;  // what each term adds to 1 - distance, which is their sum
    Matrix rates;                       // leaves x terms, per 1,000 words
    Matrix excess;                      // leaves x terms: the rates less what was expected of each leaf
};

/// Some leaves, ready to be compared by any distance over the rates of their terms, and that again over resampled
/// blocks. What distances share (the counts of the terms they look at, their weights) is made when it is first asked
/// for, and kept: one comparison of the same leaves serves all that is asked of them. Threads must not share one.
class Comparison {
public:
    /// The profile of the leaves and `weights` must outlive this, and stay as they are. `weights`: those of the
    /// reference; may be null.
    Comparison(Leaves leaves, const CompareOptions& options, const Weights* weights);
    ~Comparison();
    Comparison(Comparison&&) noexcept;
    Comparison& operator=(Comparison&&) noexcept;

    [[nodiscard]] const Leaves& leaves() const;

    // Precondition of all that follows: the distance is not slop overlap, which looks at content words and has lists of
    // its own.

    /// The distances between the leaves. O(entries + leaves^2 * terms).
    [[nodiscard]] CondensedMatrix distances(Distance distance, const BlockTimes& times) const;

    /// How many terms are compared, and which: the text of one, and its id, which is `no_term` where weights know a
    /// term that no leaf has.
    [[nodiscard]] std::size_t terms(Distance distance) const;
    [[nodiscard]] std::string term(Distance distance, std::size_t at) const;
    [[nodiscard]] TermId term_id(Distance distance, std::size_t at) const;

    /// The lowest mean rate, over the leaves, of the terms that are compared, per 1,000 words; 0 of none. O(leaves *
    /// terms).
    [[nodiscard]] double least_rate(Distance distance) const;

    /// Takes the distance between leaves `a` and `b` apart into terms. With y the vectors whose angle is the distance,
    /// a term contributes c_t = y_at y_bt / (|y_a| |y_b|); with `whitened`, y = L^-1 z for z = x / sigma_w, where no
    /// row of y is a term, it is c_t = (z_at (M z_b)_t + z_bt (M z_a)_t) / (2 |y_a| |y_b|), M = (L L^T)^-1. All are 0
    /// where a leaf is just as expected in all terms. Preconditions: the distance is made of terms; a and b are two
    /// leaves. O(entries + leaves * terms), and as `whitened_distance`.
    [[nodiscard]] PairByTerm by_term(Distance distance, std::size_t a, std::size_t b) const;

    /// By the distances that weigh terms: are rates centred by prompts or genres?
    [[nodiscard]] bool is_centred() const;

    /// By the distances that weigh terms: were weights learned from these sources, for want of a reference that covers
    /// their text?
    [[nodiscard]] bool has_own_weights() const;

    /// By the distances that weigh terms, where the reference's weights are used: the leaves that are not like it, of
    /// whose text it covers too little.
    [[nodiscard]] const std::vector<std::size_t>& unlike_reference() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// The distances by any measure: slop overlap from the content words of the same leaves and a baseline, which it needs,
/// all others from the comparison. O(entries + leaves^2 * terms).
CondensedMatrix distances_by(Distance distance, const Comparison& comparison, const Leaves& content,
                             const Baseline* baseline);

}  // namespace kinprint
