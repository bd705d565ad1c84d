#include "kinprint/compact.hpp"

#include <algorithm>
#include <vector>

#include "bundles.hpp"
#include "kinprint/leaves.hpp"
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

/// What the blocks of a bundle have of the `kept` terms.
Block block_of(const Bundle& bundle, const Source& from, const TermSet& kept, const std::vector<TermId>& copies) {
    Block joined;
    joined.prompt = bundle.prompt;
    joined.id = bundle.id;
    joined.genre = bundle.genre;
    joined.prompts = bundle.prompts;
    joined.bucket = bucket_of(bundle.prompt, bundle.id, 0);
    joined.texts = 0;
    std::vector<std::uint32_t> counts(kept.size());
    for (const std::uint32_t at : bundle.blocks) {
        const Block& block = from.blocks[at];
        joined.texts += block.texts;
        joined.words += block.words;
        for (const TermCount& entry : block.terms) {
            if (kept.contains(entry.term)) {
                counts[kept.place(entry.term)] += entry.count;
            }
        }
    }
    for (std::size_t place = 0; place < counts.size(); ++place) {
        if (counts[place] > 0) {
            joined.terms.push_back({copies[place], counts[place]});
        }
    }
    return joined;
}

/// Of each leaf its bundles, and of these the `kept` terms. In how many texts a term came is asked of content words
/// alone, and would be a fifth of the file.
Profile bundled(const Leaves& leaves, const std::vector<TermId>& kept) {
    Profile small;
    std::vector<TermId> copies(kept.size());
    std::ranges::transform(kept, copies.begin(),
                           [&](TermId term) { return copy_term(small.vocabulary, leaves.vocabulary(), term); });
    const TermSet set(leaves.vocabulary().size(), kept);
    const std::vector<std::vector<Bundle>> bundles = bundles_of(leaves.sources);
    for (std::size_t leaf = 0; leaf < bundles.size(); ++leaf) {
        const Source& from = *leaves.sources[leaf];
        Source& source = small.source(from.name);
        source.empty_texts = from.empty_texts;
        for (const Bundle& bundle : bundles[leaf]) {
            source.blocks.push_back(block_of(bundle, from, set, copies));
        }
    }
    sort_blocks(small);
    return small;
}

/// Adds to `into` what a source has of the `kept` terms, its texts joined into one block.
void add_sums(Profile& into, const Source& from, const std::vector<TermId>& kept, const Vocabulary& vocabulary) {
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
    source.blocks.push_back(std::move(block));
}

}  // namespace

Counts compact(const Counts& counts, std::size_t terms, const Reference& reference, const SlopRule& rule) {
    Counts small;
    small.terms = bundled(counts.terms, compared_terms(counts.terms, terms, reference.weights));
    small.terms.floor = counts.terms.floor;
    small.content.floor = counts.content.floor;
    small.content.partial = true;
    for (const Source* leaf : counts.content.leaves()) {
        const std::vector<TermId> kept = terms_of(slop_lists(counts.content, *leaf, *reference.baseline, rule));
        add_sums(small.content, *leaf, kept, counts.content.vocabulary);
    }
    return small;
}

}  // namespace kinprint
