// Counts -> distances: the way from what was counted to what a tree is made of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "kinprint/baseline.hpp"
#include "kinprint/matrix.hpp"
#include "kinprint/profile.hpp"
#include "kinprint/weights.hpp"

namespace kinprint {

enum class Distance : std::uint8_t { snr, whitened, cosine_delta, burrows, jsd, slop_overlap };
inline constexpr std::size_t distance_count = 6;

std::string_view name(Distance distance);
std::optional<Distance> distance_of(std::string_view name);

/// What the rates of a source are measured against, by the distances that weigh terms (snr and whitened).
enum class Centre : std::uint8_t {
    automatic,  // `prompts` where sources answer different prompts, yet each answers most with two others or more; else `none`
    prompts,  // the mean rate of those who answered the same prompts
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

/// One way of comparing the leaves of some counts, ready to be repeated over resampled blocks.
class Comparison {
public:
    /// `counts` and `reference` must outlive this. Precondition: the distance is computable.
    Comparison(const Counts& counts, const CompareOptions& options, const Reference& reference);
    ~Comparison();
    Comparison(Comparison&&) noexcept;
    Comparison& operator=(Comparison&&) noexcept;

    /// The distances between the leaves. O(entries + leaves^2 * terms). Slop overlap is never resampled: it does not look at `times`.
    [[nodiscard]] CondensedMatrix distances(const BlockTimes& times) const;

    /// Were the rates centred by prompts?
    [[nodiscard]] bool is_centred() const;

    /// Were weights learned from these sources, for want of a reference that covers their text?
    [[nodiscard]] bool has_own_weights() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Is there what the distance needs? Slop overlap wants a baseline, and the counts of content words.
bool is_computable(Distance distance, const Counts& counts, const Reference& reference);

/// Do all leaves answer the same prompts (or is of no text known which)?
bool answer_same_prompts(const Counts& counts);

}  // namespace kinprint
