#include "kinprint/tree.hpp"

#include <string>

#include "comparison/notes.hpp"
#include "kinprint/limits.hpp"
#include "terms/normal_form.hpp"

namespace kinprint {

namespace {

// Measured by resampling real texts: below the first, a source's place is a guess; below the second, it often moves.
constexpr std::uint64_t words_for_a_guess = 5'000;
constexpr std::uint64_t words_for_a_tree = 20'000;

std::string grouped(std::uint64_t number) {
    std::string digits = std::to_string(number);
    for (std::size_t at = digits.size(); at > 3; at -= 3) {
        digits.insert(at - 3, ",");
    }
    return digits;
}

/// For each term: is it a word of a script that is written without spaces? Empty when none is.
std::vector<bool> words_needing_dictionary(const Vocabulary& vocabulary) {
    std::vector<bool> needing;
    for (TermId term = 0; term < vocabulary.size(); ++term) {
        if (vocabulary[term].kind == TermKind::word && needs_dictionary(vocabulary.single_text(term))) {
            needing.resize(vocabulary.size());
            needing[term] = true;
        }
    }
    return needing;
}

std::uint64_t count_of(const Source& source, const std::vector<bool>& terms) {
    std::uint64_t count = 0;
    if (terms.empty()) {
        return count;
    }
    for (const Block& block : source.blocks) {
        for (const TermCount& entry : block.terms) {
            count += terms[entry.term] ? entry.count : 0;
        }
    }
    return count;
}

std::vector<std::string> warnings_of(const Source& source, const std::vector<bool>& needing_dictionary) {
    std::vector<std::string> warnings;
    const std::uint64_t words = source.words();
    if (words < words_for_a_guess) {
        warnings.push_back("Only " + grouped(words) + (words == 1 ? " word" : " words") + ": below " +
                           grouped(words_for_a_guess) + ", its place in the tree is a guess.");
    } else if (words < words_for_a_tree) {
        warnings.push_back("Only " + grouped(words) + " words: below " + grouped(words_for_a_tree) +
                           ", its place in the tree is unsure.");
    }
    if (source.empty_texts > 0) {
        const std::uint64_t all = source.texts() + source.empty_texts;
        warnings.push_back(grouped(source.empty_texts) + " of its " + grouped(all) +
                           " texts have no word in them and were left out.");
    }
    if (count_of(source, needing_dictionary) * 20 > words) {
        warnings.emplace_back(
            "Much of it is in a script without spaces between words (such as Chinese or Thai), which is not yet cut into words: its "
            "place in the tree means little.");
    }
    return warnings;
}

/// What stands in the way of a tree, if anything.
std::optional<Error> obstacle(const Counts& counts, const TreeOptions& options, const Reference& reference) {
    const std::size_t leaves = counts.terms.leaves().size();
    if (leaves < 2) {
        const std::string have = leaves == 0 ? "There is no source with text in it" : "There is one source only";
        return Error{
            ErrorCode::too_few_sources, "", {}, {}, have + "; a tree needs two or more. Add texts of another writer."};
    }
    if (leaves > limits::sources) {
        return Error{ErrorCode::bad_option,
                     "",
                     {},
                     {},
                     "There are more than " + grouped(limits::sources) + " sources. Join some of them."};
    }
    if (!is_computable(options.distance, counts, reference)) {
        return Error{ErrorCode::bad_option,
                     "",
                     {},
                     {},
                     "Slop overlap needs the table of human word frequencies, and the counts of content words."};
    }
    return std::nullopt;
}

void warn_of_two(std::vector<TreeSource>& sources) {
    for (TreeSource& source : sources) {
        source.warnings.emplace_back(
            "With two sources alone there is nothing to measure against: any two are equally far apart. Choose Jensen-Shannon or add "
            "sources.");
    }
}

bool is_standardised(Distance distance) {
    return distance == Distance::cosine_delta || distance == Distance::burrows;
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

TreeResult make_tree(const Counts& counts, const TreeOptions& options, const Reference& reference) {
    TreeResult result;
    result.options = options;
    const std::vector<bool> needing_dictionary = words_needing_dictionary(counts.terms.vocabulary);
    const std::vector<const Source*> leaves = counts.terms.leaves();
    for (const Source* leaf : leaves) {
        result.sources.push_back({leaf->name, leaf->texts(), leaf->words(), warnings_of(*leaf, needing_dictionary)});
    }
    if (auto problem = obstacle(counts, options, reference)) {
        result.errors.push_back(std::move(*problem));
        return result;
    }
    const Comparison comparison(counts, {options.distance, options.terms, options.centre}, reference);
    result.notes = notes_of(counts, comparison, options.distance);
    if (leaves.size() == 2 && (is_standardised(options.distance) || comparison.has_own_weights())) {
        warn_of_two(result.sources);
    }
    result.distances = comparison.distances({});
    result.tree = link(result.distances, options.linkage);
    result.order = optimal_leaf_order(result.tree.merges, result.distances);
    result.cophenetic_correlation = cophenetic_correlation(result.distances, cophenetic(result.tree));
    return result;
}

}  // namespace kinprint
