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

std::vector<TermId> with_slop(std::vector<TermId> kept, const SlopLists& lists) {
    add_terms(kept, lists.words);
    add_terms(kept, lists.pairs);
    add_terms(kept, lists.triples);
    std::ranges::sort(kept);
    kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
    return kept;
}

Block joined(const Source& source, const std::vector<TermId>& kept, const Vocabulary& from, Vocabulary& into) {
    const Totals totals = totals_of(source, from.size());
    Block block{"", source.name, static_cast<std::uint32_t>(source.texts()), source.words(), {}, {}};
    for (const TermId term : kept) {
        if (totals.count[term] > 0) {
            block.terms.push_back({copy_term(into, from, term), static_cast<std::uint32_t>(totals.count[term])});
            block.spread.push_back(has_spread(from[term].kind) ? totals.texts[term] : 0);
        }
    }
    return block;
}

}  // namespace

Profile compact(const Profile& profile, std::size_t terms, const Baseline& baseline, const SlopRule& rule) {
    const std::vector<TermId> frequent = most_frequent(profile, terms).terms;
    Profile small;
    for (const Source* leaf : profile.leaves()) {
        const auto kept = with_slop(frequent, slop_lists(profile, *leaf, baseline, rule));
        Source& source = small.source(leaf->name);
        source.empty_texts = leaf->empty_texts;
        source.blocks.push_back(joined(*leaf, kept, profile.vocabulary, small.vocabulary));
    }
    return small;
}

}  // namespace kinprint
