#include "kinprint/slop.hpp"

#include <algorithm>

#include "candidates.hpp"
#include "kinprint/distance.hpp"

namespace kinprint {

namespace {

void append_terms(std::vector<std::uint32_t>& set, const std::vector<SlopTerm>& list) {
    for (const SlopTerm& entry : list) {
        set.push_back(entry.term);
    }
}

std::vector<std::uint32_t> as_set(const SlopLists& lists) {
    std::vector<std::uint32_t> set;
    append_terms(set, lists.words);
    append_terms(set, lists.pairs);
    append_terms(set, lists.triples);
    std::ranges::sort(set);
    return set;
}

SlopLists lists_of(const Candidates& candidates, const SlopRule& rule) {
    return {candidates.usual_list(TermKind::word, rule.words),
            candidates.usual_list(TermKind::content_pair, rule.pairs),
            candidates.usual_list(TermKind::content_triple, rule.triples)};
}

}  // namespace

SlopLists slop_lists(const Profile& content, const Source& source, const Baseline& baseline, const SlopRule& rule) {
    return lists_of({content.vocabulary, source, baseline, rule}, rule);
}

CondensedMatrix slop_overlap(const Leaves& content, const Baseline& baseline, const SlopRule& rule) {
    std::vector<std::vector<std::uint32_t>> sets;
    for (const Source* leaf : content.sources) {
        sets.push_back(as_set(lists_of({content.vocabulary(), *leaf, baseline, rule}, rule)));
    }
    return jaccard(sets);
}

}  // namespace kinprint
