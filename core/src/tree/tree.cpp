#include "kinprint/tree.hpp"

#include <string>
#include <utility>

#include "comparison/notes.hpp"
#include "in_words.hpp"
#include "kinprint/limits.hpp"
#include "kinprint/tree_format.hpp"
#include "lacks.hpp"
#include "warnings.hpp"

namespace kinprint {

namespace {

std::string too_few_sources(std::size_t leaves, std::size_t left_out) {
    const std::string have = leaves == 0 ? "There is no source with text" : "There is one source only";
    return left_out == 0
               ? have + (leaves == 0 ? " in it" : "") + "; a tree needs two or more. Add texts of another writer."
               : have + (leaves == 0 ? "" : " with text") +
                     " enough; a tree needs two or more. Add texts, or use --force.";
}

/// What stands in the way of a tree, if anything.
std::optional<Error> obstacle(const CountedLeaves& leaves, std::size_t left_out, const TreeOptions& options,
                              const Baseline* baseline) {
    const std::size_t count = leaves.terms.sources.size();
    const auto error = [](ErrorCode code, std::string message) { return Error{code, "", {}, {}, std::move(message)}; };
    if (count < 2) {
        return error(ErrorCode::too_few_sources, too_few_sources(count, left_out));
    }
    if (count > limits::sources) {
        return error(ErrorCode::bad_option,
                     "There are more than " + grouped(limits::sources) + " sources. Join some of them.");
    }
    if (auto lack = what_lacks(options.distance, leaves, baseline)) {
        return error(ErrorCode::bad_option, std::move(*lack));
    }
    return std::nullopt;
}

/// The leaves, and those that have words but too few.
void list_sources(TreeResult& result, const Counts& counts, const Leaves& leaves) {
    const std::vector<bool> needing_dictionary = words_needing_dictionary(leaves.vocabulary());
    auto leaf = leaves.sources.begin();
    for (const Source* source : counts.terms.leaves()) {
        if (leaf != leaves.sources.end() && *leaf == source) {
            result.sources.push_back(
                {source->name, source->texts(), source->words(), source_warnings(*source, needing_dictionary)});
            ++leaf;
        } else {
            result.left_out.push_back({source->name, source->texts(), source->words()});
            result.errors.push_back(
                {ErrorCode::too_few_words, "", {}, {}, too_few_words(source->name, source->words())});
        }
    }
}

}  // namespace

std::vector<std::string> TreeResult::names() const {
    std::vector<std::string> names;
    names.reserve(sources.size());
    for (const TreeSource& source : sources) {
        names.push_back(source.name);
    }
    return names;
}

CountedLeaves leaves_of_tree(const Counts& counts, const TreeOptions& options) {
    return {counts, options.force ? 1 : words_for_a_place};
}

Comparison comparison_of_tree(const Counts& counts, const TreeOptions& options, const Weights* weights) {
    return {leaves_of_tree(counts, options).terms, {options.terms, options.centre}, weights};
}

TreeResult make_tree(const Counts& counts, const TreeOptions& options, const Reference& reference) {
    return make_tree(counts, options, comparison_of_tree(counts, options, reference.weights), reference.baseline);
}

TreeResult make_tree(const Counts& counts, const TreeOptions& options, const Comparison& comparison,
                     const Baseline* baseline) {
    TreeResult result;
    result.options = options;
    const CountedLeaves leaves = leaves_of_tree(counts, options);
    list_sources(result, counts, leaves.terms);
    if (auto problem = obstacle(leaves, result.left_out.size(), options, baseline)) {
        result.errors.push_back(std::move(*problem));
        return result;
    }
    result.notes = notes_of(comparison, options.distance, options.centre);
    if (needs_a_third(comparison, options.distance)) {
        warn_of_two(result.sources);
    }
    if (weighs_terms(options.distance)) {
        warn_of_unlike(result.sources, comparison.unlike_reference());
    }
    result.distances = distances_by(options.distance, comparison, leaves.content, baseline);
    result.tree = link(result.distances, options.linkage);
    result.order = optimal_leaf_order(result.tree.merges, result.distances);
    result.cophenetic_correlation = cophenetic_correlation(result.distances, cophenetic(result.tree));
    return result;
}

}  // namespace kinprint
