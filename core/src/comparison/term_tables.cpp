#include "term_tables.hpp"

#include <algorithm>
#include <utility>

#include "kinprint/rates.hpp"
#include "weights/prompt_sets.hpp"

namespace kinprint {

namespace {

/// Below this part of the reference's own coverage, text is not like the reference: another language, code. English
/// prose has 0.82 and more of it, handbooks 0.76 to 0.79, Python's library 0.67 to 0.80, C++ 0.50, other languages 0.3.
constexpr double least_coverage = 0.75;

/// What is learned of few sources leans on chance as much as on so many texts.
constexpr double texts_of_prior = 20;

/// The middle value, of an even number the higher of the two; 0 of none.
double median(std::vector<double> values) {
    std::ranges::sort(values);
    return values.empty() ? 0 : values[values.size() / 2];
}

/// Of each leaf: the share of its single terms and pairs that the weights cover.
std::vector<double> coverage_of_leaves(const CountTable& table) {
    std::vector<double> shares(table.leaves);
    std::ranges::transform(table.coverage, shares.begin(), [](const CountTable::Coverage& of_leaf) {
        return of_leaf.all > 0 ? of_leaf.covered / of_leaf.all : 0;
    });
    return shares;
}

double median_words(const std::vector<const Source*>& leaves) {
    std::vector<double> words(leaves.size());
    std::ranges::transform(leaves, words.begin(),
                           [](const Source* leaf) { return static_cast<double>(leaf->words()); });
    return median(std::move(words));
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

PromptSets sets_of(const Leaves& leaves, Centre centre) {
    return centre == Centre::genre ? genre_sets(leaves.sources) : prompt_sets(leaves.sources);
}

TermTable table_of(const Leaves& leaves, const std::vector<std::uint32_t>& column_of, std::size_t columns,
                   const PromptSets& sets) {
    TermTable table{count_table(leaves.sources, column_of, columns, sets), std::vector<TermId>(columns, no_term)};
    for (TermId term = 0; term < column_of.size(); ++term) {
        if (column_of[term] < columns) {
            table.terms[column_of[term]] = term;
        }
    }
    return table;
}

TermTable table_by(const Weights& weights, const Leaves& leaves, std::size_t terms, const PromptSets& sets) {
    return table_of(leaves, weight_of_terms(weights, leaves.vocabulary()), std::min(terms, weights.terms.size()), sets);
}

}  // namespace

TermTable plain_table(const Leaves& leaves, const CompareOptions& options) {
    std::vector<TermId> terms = most_frequent_terms(leaves, options.terms, [](TermId) { return true; });
    std::vector<std::uint32_t> column_of(leaves.vocabulary().size(), no_weight);
    for (std::uint32_t column = 0; column < terms.size(); ++column) {
        column_of[terms[column]] = column;
    }
    CountTable counts = count_table(leaves.sources, column_of, terms.size(), sets_of(leaves, options.centre));
    return {std::move(counts), std::move(terms)};
}

Matrix WeightedTable::excess(const Multiplicities& times, Scale scale) const {
    Known known{own ? std::span<const double>{} : std::span(reference->mean), {}, {}};
    if (centre == Centre::automatic) {
        known.within = weights().within;
        known.between = weights().between;
    }
    return centred_rates(table.counts, times, origin, known, scale);
}

WeightedTable weighted_table(const Leaves& leaves, const CompareOptions& options, const Weights* reference) {
    const PromptSets sets = sets_of(leaves, options.centre);
    WeightedTable weighted{
        {}, {}, reference, {}, options.centre, origin_of(options.centre, sets), median_words(leaves.sources)};
    if (reference != nullptr) {
        weighted.table = table_by(*reference, leaves, options.terms, sets);
        const std::vector<double> coverage = coverage_of_leaves(weighted.table.counts);
        const double least = least_coverage * reference->coverage;
        if (median(coverage) >= least) {
            for (std::size_t leaf = 0; leaf < coverage.size(); ++leaf) {
                if (coverage[leaf] < least) {
                    weighted.unlike.push_back(leaf);
                }
            }
            return weighted;
        }
    }
    weighted.own = train(leaves, {.terms = options.terms, .prior = texts_of_prior});
    weighted.table = table_by(*weighted.own, leaves, options.terms, sets);
    return weighted;
}

}  // namespace kinprint
