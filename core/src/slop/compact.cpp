#include "kinprint/compact.hpp"

#include <algorithm>
#include <vector>

#include "kinprint/rates.hpp"
#include "profile/totals.hpp"

namespace kinprint {

namespace {

TermId copy_term(Vocabulary& into, const Vocabulary& from, TermId id) {
    const Term& term = from[id];
    if (is_single(term.kind)) {
        return into.single(term.kind, from.single_text(id));
    }
    const TermId left = copy_term(into, from, term.left);
    return into.run(term.kind, left, copy_term(into, from, term.right));
}

void add_terms(std::vector<TermId>& kept, const std::vector<SlopTerm>& list) {
    for (const SlopTerm& entry : list) {
        kept.push_back(entry.term);
    }
}

/// The terms of a source's slop lists, each once.
std::vector<TermId> terms_of(const SlopLists& lists) {
    std::vector<TermId> kept;
    add_terms(kept, lists.words);
    add_terms(kept, lists.pairs);
    add_terms(kept, lists.triples);
    std::ranges::sort(kept);
    return kept;
}

/// The terms that any distance looks at.
std::vector<TermId> compared_terms(const Profile& profile, std::size_t terms, const Weights* weights) {
    std::vector<TermId> kept = most_frequent(profile, terms).terms;
    if (weights != nullptr) {
        const std::vector<std::uint32_t> weight_of = weight_of_terms(*weights, profile.vocabulary);
        for (TermId term = 0; term < weight_of.size(); ++term) {
            if (weight_of[term] != no_weight) {
                kept.push_back(term);
            }
        }
    }
    std::ranges::sort(kept);
    kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
    return kept;
}

/// Adds to `into` what a source has of the `kept` terms, its texts joined into one block.
Block& add_joined(Profile& into, const Source& from, const std::vector<TermId>& kept, const Vocabulary& vocabulary) {
    Block block{"", from.name, "", static_cast<std::uint32_t>(from.texts()), from.words(), {}, {}};
    block.bucket = bucket_of("", from.name, 0);
    for (const TermTotal& total : totals_of(from, TermSet(vocabulary.size(), kept)).terms) {
        if (total.count > 0) {
            const TermId copy = copy_term(into.vocabulary, vocabulary, total.term);
            block.terms.push_back({copy, static_cast<std::uint32_t>(total.count)});
            block.spread.push_back(total.texts);
        }
    }
    Source& source = into.source(from.name);
    source.empty_texts = from.empty_texts;
    return source.blocks.emplace_back(std::move(block));
}

}  // namespace

Counts compact(const Counts& counts, std::size_t terms, const Reference& reference, const SlopRule& rule) {
    const std::vector<TermId> kept_terms = compared_terms(counts.terms, terms, reference.weights);
    Counts small;
    for (const Source* leaf : counts.terms.leaves()) {
        // In how many texts a term came is asked of content words alone, and would be a fifth of the file.
        add_joined(small.terms, *leaf, kept_terms, counts.terms.vocabulary).spread.clear();
    }
    small.content.partial = true;
    for (const Source* leaf : counts.content.leaves()) {
        const std::vector<TermId> kept = terms_of(slop_lists(counts.content, *leaf, *reference.baseline, rule));
        add_joined(small.content, *leaf, kept, counts.content.vocabulary);
    }
    return small;
}

}  // namespace kinprint
