#include "kinprint/comparison.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "distance/cosine.hpp"
#include "distance/vectors.hpp"
#include "distance/zscore.hpp"
#include "kinprint/distance.hpp"
#include "kinprint/rates.hpp"
#include "kinprint/slop.hpp"
#include "weights/centring.hpp"
#include "weights/count_table.hpp"
#include "weights/prompt_sets.hpp"

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

/// Below this part of the reference's own coverage, text is not like the reference: another language, code.
constexpr double least_coverage = 0.6;

/// The median over the leaves of the share of their single terms and pairs that the weights cover.
double median_coverage(const CountTable& table) {
    std::vector<double> shares(table.leaves);
    std::ranges::transform(table.coverage, shares.begin(), [](const CountTable::Coverage& of_leaf) {
        return of_leaf.all > 0 ? of_leaf.covered / of_leaf.all : 0;
    });
    std::ranges::sort(shares);
    return shares.empty() ? 0 : shares[shares.size() / 2];
}

double median_words(const std::vector<const Source*>& leaves) {
    std::vector<double> words(leaves.size());
    std::ranges::transform(leaves, words.begin(),
                           [](const Source* leaf) { return static_cast<double>(leaf->words()); });
    std::ranges::sort(words);
    return words.empty() ? 0 : words[words.size() / 2];
}

/// Has each leaf company enough to be measured against?
bool are_groups_large(const PromptSets& sets) {
    return std::ranges::all_of(sets.group, [&](std::uint32_t group) {
        return static_cast<std::size_t>(std::ranges::count(sets.group, group)) >= least_leaves;
    });
}

Origin origin_of(Centre centre, const PromptSets& sets) {
    const bool differ = sets.leaves.size() > 1;
    const bool by_sets = centre == Centre::prompts || centre == Centre::genre ||
                         (centre == Centre::automatic && differ && are_groups_large(sets));
    return by_sets ? Origin::prompts : Origin::all_leaves;
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

bool look_at_same_terms(Distance a, Distance b) {
    const auto is_slop = [](Distance distance) { return distance == Distance::slop_overlap; };
    return weighs_terms(a) == weighs_terms(b) && is_slop(a) == is_slop(b);
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
    CountedLeaves counted;
    CompareOptions options;
    Reference reference;
    std::optional<Weights> own;  // learned from the leaves themselves
    CountTable table;
    std::vector<TermId> term_of_column;
    Origin origin = Origin::all_leaves;
    double words = 0;  // of a leaf of middling size

    [[nodiscard]] const Weights& weights() const { return own ? *own : *reference.weights; }

    void prepare() {
        if (options.distance == Distance::slop_overlap) {
            return;
        }
        const std::vector<const Source*>& leaves = counted.terms.sources;
        const PromptSets sets = options.centre == Centre::genre ? genre_sets(leaves) : prompt_sets(leaves);
        words = median_words(leaves);
        if (weighs_terms(options.distance)) {
            origin = origin_of(options.centre, sets);
            tabulate_weighted(leaves, sets);
        } else {
            const std::vector<TermId> terms =
                most_frequent_terms(counted.terms, options.terms, [](TermId) { return true; });
            std::vector<std::uint32_t> column_of(counted.terms.vocabulary().size(), no_weight);
            for (std::uint32_t column = 0; column < terms.size(); ++column) {
                column_of[terms[column]] = column;
            }
            tabulate(leaves, column_of, terms.size(), sets);
        }
    }

    void tabulate(const std::vector<const Source*>& leaves, const std::vector<std::uint32_t>& column_of,
                  std::size_t columns, const PromptSets& sets) {
        table = count_table(leaves, column_of, columns, sets);
        term_of_column.assign(columns, no_term);
        for (TermId term = 0; term < column_of.size(); ++term) {
            if (column_of[term] < columns) {
                term_of_column[column_of[term]] = term;
            }
        }
    }

    void tabulate_weighted(const std::vector<const Source*>& leaves, const PromptSets& sets) {
        if (reference.weights != nullptr) {
            tabulate_by(*reference.weights, leaves, sets);
            if (median_coverage(table) >= least_coverage * reference.weights->coverage) {
                return;
            }
        }
        own = train(counted.terms, {.terms = options.terms});
        tabulate_by(*own, leaves, sets);
    }

    void tabulate_by(const Weights& by, const std::vector<const Source*>& leaves, const PromptSets& sets) {
        const std::vector<std::uint32_t> column_of = weight_of_terms(by, counted.terms.vocabulary());
        tabulate(leaves, column_of, std::min(options.terms, by.terms.size()), sets);
    }

    [[nodiscard]] std::vector<double> contributions(const Matrix& rates, const Matrix& excess, std::size_t a,
                                                    std::size_t b) const {
        if (options.distance == Distance::snr) {
            const Matrix y = snr_vectors(excess, weights(), words);
            return cosine_contributions(y, y, y, a, b);
        }
        if (options.distance == Distance::whitened) {
            const Whitened whitened = whitened_vectors(excess, weights());
            auto found = cosine_contributions(whitened.y, whitened.scaled, back_to_terms(whitened), a, b);
            found.resize(table.columns);
            return found;
        }
        const ZScores z = zscores_by_term(rates);
        const std::vector<double> varying = cosine_contributions(z.by_term, z.by_term, z.by_term, a, b);
        std::vector<double> found(table.columns);
        for (std::size_t row = 0; row < varying.size(); ++row) {
            found[z.terms[row]] = varying[row];
        }
        return found;
    }

    [[nodiscard]] Matrix weighted_rates(const Multiplicities& times, Scale scale = Scale::reference) const {
        const std::span<const double> mean = own ? std::span<const double>{} : std::span(reference.weights->mean);
        return centred_rates(table, times, origin, mean, scale);
    }
};

Comparison::Comparison(CountedLeaves leaves, const CompareOptions& options, const Reference& reference)
    : impl_(std::make_unique<Impl>(Impl{std::move(leaves), options, reference, {}, {}, {}, Origin::all_leaves, 0})) {
    impl_->prepare();
}
Comparison::~Comparison() = default;
Comparison::Comparison(Comparison&&) noexcept = default;
Comparison& Comparison::operator=(Comparison&&) noexcept = default;

CondensedMatrix Comparison::distances(const BlockTimes& times) const {
    return distances_by(impl_->options.distance, times);
}

CondensedMatrix Comparison::distances_by(Distance distance, const BlockTimes& times) const {
    const Impl& impl = *impl_;
    const Multiplicities of_rows = times_of_rows(impl.table, times);
    switch (distance) {
        case Distance::snr: return snr_distance(impl.weighted_rates(of_rows), impl.weights(), impl.words);
        case Distance::whitened: return whitened_distance(impl.weighted_rates(of_rows), impl.weights());
        case Distance::cosine_delta: return cosine_delta(rates(impl.table, of_rows));
        case Distance::burrows: return burrows_delta(rates(impl.table, of_rows));
        case Distance::jsd: return jensen_shannon(rates(impl.table, of_rows));
        case Distance::slop_overlap: break;
    }
    return slop_overlap(impl.counted.content, *impl.reference.baseline, SlopRule{});
}

std::size_t Comparison::terms() const {
    return impl_->table.columns;
}

TermId Comparison::term_id(std::size_t at) const {
    return impl_->term_of_column[at];
}

std::string Comparison::term(std::size_t at) const {
    const TermId id = term_id(at);
    return id == no_term ? impl_->weights().terms[at] : impl_->counted.terms.vocabulary().text(id);
}

PairByTerm Comparison::by_term(std::size_t a, std::size_t b) const {
    const Impl& impl = *impl_;
    PairByTerm pair{{}, rates(impl.table, {}), {}};
    if (weighs_terms(impl.options.distance)) {
        pair.excess = impl.weighted_rates({}, Scale::rates);
        pair.contributions = impl.contributions(pair.rates, impl.weighted_rates({}), a, b);
    } else {
        pair.excess = centred_rates(impl.table, {}, Origin::all_leaves, {});
        pair.contributions = impl.contributions(pair.rates, pair.excess, a, b);
    }
    return pair;
}

bool Comparison::is_centred() const {
    return impl_->origin == Origin::prompts;
}

bool Comparison::has_own_weights() const {
    return impl_->own.has_value();
}

}  // namespace kinprint
