#include "kinprint/comparison.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "distance/cosine.hpp"
#include "distance/vectors.hpp"
#include "distance/zscore.hpp"
#include "kinprint/distance.hpp"
#include "kinprint/slop.hpp"
#include "term_tables.hpp"

namespace kinprint {

namespace {

constexpr std::array<std::string_view, distance_count> distance_names = {"snr",           "whitened", "cosine-delta",
                                                                         "burrows-delta", "jsd",      "slop-overlap"};
constexpr std::array<std::string_view, 4> centre_names = {"auto", "prompts", "genre", "none"};

template <typename Value, std::size_t size>
std::optional<Value> value_of(const std::array<std::string_view, size>& names, std::string_view name) {
    const auto found = std::ranges::find(names, name);
    return found == names.end() ? std::nullopt : std::optional(static_cast<Value>(found - names.begin()));
}

Multiplicities times_of_rows(const CountTable& table, const BlockTimes& times) {
    Multiplicities of_rows;
    if (!times.empty()) {
        for (const CountTable::Row& row : table.rows) {
            of_rows.push_back(times[row.leaf][row.block]);
        }
    }
    return of_rows;
}

/// What each term adds to 1 - cosine Delta.
std::vector<double> delta_contributions(const Matrix& rates, std::size_t a, std::size_t b) {
    const ZScores z = zscores_by_term(rates);
    const std::vector<double> varying = cosine_contributions(z.by_term, z.by_term, z.by_term, a, b);
    std::vector<double> found(rates.columns);
    for (std::size_t row = 0; row < varying.size(); ++row) {
        found[z.terms[row]] = varying[row];
    }
    return found;
}

}  // namespace

std::string_view name(Distance distance) {
    return distance_names[static_cast<std::size_t>(distance)];
}

std::optional<Distance> distance_of(std::string_view name) {
    return value_of<Distance>(distance_names, name);
}

bool weighs_terms(Distance distance) {
    return distance == Distance::snr || distance == Distance::whitened;
}

bool is_made_of_terms(Distance distance) {
    return weighs_terms(distance) || distance == Distance::cosine_delta;
}

std::string_view name(Centre centre) {
    return centre_names[static_cast<std::size_t>(centre)];
}

std::optional<Centre> centre_of(std::string_view name) {
    return value_of<Centre>(centre_names, name);
}

struct Comparison::Impl {
    Leaves leaves;
    CompareOptions options;
    const Weights* reference;
    // Made when first asked for.
    std::optional<TermTable> plain_;
    std::optional<WeightedTable> weighted_;
    std::optional<Matrix> factor_;

    const TermTable& plain() {
        if (!plain_) {
            plain_ = plain_table(leaves, options);
        }
        return *plain_;
    }

    const WeightedTable& weighted() {
        if (!weighted_) {
            weighted_ = weighted_table(leaves, options, reference);
        }
        return *weighted_;
    }

    const TermTable& table(Distance distance) { return weighs_terms(distance) ? weighted().table : plain(); }

    /// Of the whitened distance: whatever is resampled, it stays the same.
    const Matrix& factor() {
        if (!factor_) {
            factor_ = whitening_factor(weighted().weights(), weighted().table.counts.columns);
        }
        return *factor_;
    }

    Whitened whitened(const Matrix& excess) { return whitened_vectors(excess, weighted().weights(), factor()); }

    std::vector<double> weighted_contributions(Distance distance, std::size_t a, std::size_t b) {
        const Matrix excess = weighted().excess({}, Scale::reference);
        if (distance == Distance::snr) {
            const Matrix y = snr_vectors(excess, weighted().weights(), weighted().words);
            return cosine_contributions(y, y, y, a, b);
        }
        const Whitened of = whitened(excess);
        auto found = cosine_contributions(of.y, of.scaled, back_to_terms(of.y, factor()), a, b);
        found.resize(excess.columns);
        return found;
    }
};

Comparison::Comparison(Leaves leaves, const CompareOptions& options, const Weights* weights)
    : impl_(std::make_unique<Impl>(Impl{std::move(leaves), options, weights, {}, {}, {}})) {}
Comparison::~Comparison() = default;
Comparison::Comparison(Comparison&&) noexcept = default;
Comparison& Comparison::operator=(Comparison&&) noexcept = default;

const Leaves& Comparison::leaves() const {
    return impl_->leaves;
}

CondensedMatrix Comparison::distances(Distance distance, const BlockTimes& times) const {
    Impl& impl = *impl_;
    const CountTable& counts = impl.table(distance).counts;
    const Multiplicities of_rows = times_of_rows(counts, times);
    if (weighs_terms(distance)) {
        const WeightedTable& weighted = impl.weighted();
        const Matrix excess = weighted.excess(of_rows, Scale::reference);
        return distance == Distance::snr ? snr_distance(excess, weighted.weights(), weighted.words)
                                         : whitened_distance(excess, weighted.weights(), impl.factor());
    }
    const Matrix found = rates(counts, of_rows);
    switch (distance) {
        case Distance::cosine_delta: return cosine_delta(found);
        case Distance::burrows: return burrows_delta(found);
        default: return jensen_shannon(found);
    }
}

std::size_t Comparison::terms(Distance distance) const {
    return impl_->table(distance).terms.size();
}

TermId Comparison::term_id(Distance distance, std::size_t at) const {
    return impl_->table(distance).terms[at];
}

std::string Comparison::term(Distance distance, std::size_t at) const {
    const TermId id = term_id(distance, at);
    return id == no_term ? impl_->weighted().weights().terms[at] : impl_->leaves.vocabulary().text(id);
}

double Comparison::least_rate(Distance distance) const {
    const Matrix found = rates(impl_->table(distance).counts, {});
    std::vector<double> sums(found.columns);
    for (std::size_t leaf = 0; leaf < found.rows; ++leaf) {
        std::ranges::transform(sums, found.row(leaf), sums.begin(), std::plus{});
    }
    return sums.empty() ? 0 : std::ranges::min(sums) / static_cast<double>(found.rows);
}

PairByTerm Comparison::by_term(Distance distance, std::size_t a, std::size_t b) const {
    Impl& impl = *impl_;
    const CountTable& counts = impl.table(distance).counts;
    PairByTerm pair{{}, rates(counts, {}), {}};
    if (weighs_terms(distance)) {
        pair.excess = impl.weighted().excess({}, Scale::rates);
        pair.contributions = impl.weighted_contributions(distance, a, b);
    } else {
        pair.excess = centred_rates(counts, {}, Origin::all_leaves, {});
        pair.contributions = delta_contributions(pair.rates, a, b);
    }
    return pair;
}

bool Comparison::is_centred() const {
    return impl_->weighted().origin == Origin::prompts;
}

bool Comparison::has_own_weights() const {
    return impl_->weighted().own.has_value();
}

const std::vector<std::size_t>& Comparison::unlike_reference() const {
    return impl_->weighted().unlike;
}

CondensedMatrix distances_by(Distance distance, const Comparison& comparison, const Leaves& content,
                             const Baseline* baseline) {
    return distance == Distance::slop_overlap ? slop_overlap(content, *baseline, SlopRule{})
                                              : comparison.distances(distance, {});
}

}  // namespace kinprint
