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

/// Is the distance 1 - cos of an angle between vectors of terms, so that each term has a part in it (see evidence.hpp)? These are
/// snr, whitened and cosine-delta.
bool is_made_of_terms(Distance distance);

/// Are the two computed from the same terms, counted out once for both?
bool look_at_same_terms(Distance a, Distance b);

/// What the rates of a source are measured against, by the distances that weigh terms (snr and whitened).
enum class Centre : std::uint8_t {
    automatic,  // `prompts` where sources answer different prompts, yet shared ones link each with two others or more; else `none`
    prompts,  // what their prompts asked for, and the mean rate of those with whom shared prompts link them: core/src/weights/centring.hpp
    genre,    // the same with genres in the place of prompts
    none,     // the mean rate of all
};

std::string_view name(Centre centre);
std::optional<Centre> centre_of(std::string_view name);

/// What Kinprint knows before it sees a text. Either may be missing.
struct Reference {
    const Baseline* baseline = nullptr;  // slop overlap needs it
    const Weights* weights = nullptr;    // without it weights are learned from the sources that are compared
};

struct CompareOptions {
    Distance distance = Distance::snr;
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

/// One way of comparing some leaves, ready to be repeated over resampled blocks.
class Comparison {
public:
    /// The counts and `reference` must outlive this. Slop overlap needs a baseline and the content words of all the leaves.
    Comparison(CountedLeaves leaves, const CompareOptions& options, const Reference& reference);
    ~Comparison();
    Comparison(Comparison&&) noexcept;
    Comparison& operator=(Comparison&&) noexcept;

    /// The distances between the leaves. O(entries + leaves^2 * terms). Slop overlap is never resampled: it does not look at `times`.
    [[nodiscard]] CondensedMatrix distances(const BlockTimes& times) const;

    /// How many terms are compared, and which: the text of one, and its id, which is `no_term` where weights know a term that no leaf has.
    [[nodiscard]] std::size_t terms() const;
    [[nodiscard]] std::string term(std::size_t at) const;
    [[nodiscard]] TermId term_id(std::size_t at) const;

    /// Takes the distance between leaves `a` and `b` apart into terms. With y the vectors whose angle is the distance, a term contributes
    /// c_t = y_at y_bt / (|y_a| |y_b|); with `whitened`, y = L^-1 z for z = x / sigma_w, where no row of y is a term, it is
    /// c_t = (z_at (M z_b)_t + z_bt (M z_a)_t) / (2 |y_a| |y_b|), M = (L L^T)^-1. All are 0 where a leaf is just as expected in all terms.
    /// Preconditions: the distance is made of terms; a and b are two leaves. O(entries + leaves * terms), and as `whitened_distance`.
    [[nodiscard]] PairByTerm by_term(std::size_t a, std::size_t b) const;

    /// The distances by another measure that looks at the same terms.
    [[nodiscard]] CondensedMatrix distances_by(Distance distance, const BlockTimes& times) const;

    /// Were the rates centred by prompts?
    [[nodiscard]] bool is_centred() const;

    /// Were weights learned from these sources, for want of a reference that covers their text?
    [[nodiscard]] bool has_own_weights() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kinprint
