#include "candidates.hpp"

#include <iterator>
#include <utility>

namespace kinprint {

namespace {

bool qualifies(const TermTotal& total, const Vocabulary& vocabulary, const SlopRule& rule) {
    if (total.count == 0 || total.prompts < rule.least_prompts) {
        return false;
    }
    return total.count >= rule.least_count || vocabulary[total.term].kind != TermKind::word;
}

}  // namespace

Candidates::Candidates(const Vocabulary& vocabulary, const Source& source, const Baseline& baseline,
                       const SlopRule& rule)
    : vocabulary_(vocabulary), baseline_(baseline), words_(source.words()) {
    // Nearly all terms come once: only the others are summed up.
    Totals totals = totals_of(source, TermSet::repeated(vocabulary.size(), source));
    source_prompts_ = totals.source_prompts;
    candidates_ = std::move(totals.terms);
    std::erase_if(candidates_, [&](const TermTotal& total) { return !qualifies(total, vocabulary, rule); });
}

SlopTerm Candidates::entry(const TermTotal& total) const {
    const double rate = static_cast<double>(total.count) * 1000.0 / static_cast<double>(words_);
    SlopTerm entry{total.term, total.count, total.texts, total.prompts, rate, {}, {}};
    if (vocabulary_[total.term].kind == TermKind::word) {
        entry.human_rate = baseline_.rate(vocabulary_.single_text(total.term));
        const double human = entry.human_rate.value_or(baseline_.absent_rate());
        if (human > 0) {
            entry.ratio = rate / human;
        }
    }
    return entry;
}

std::vector<SlopTerm> Candidates::entries(const std::vector<TermTotal>& totals) const {
    std::vector<SlopTerm> entries;
    entries.reserve(totals.size());
    for (const TermTotal& total : totals) {
        entries.push_back(entry(total));
    }
    return entries;
}

std::vector<TermTotal> Candidates::totals_of_kind(TermKind kind) const {
    std::vector<TermTotal> found;
    std::ranges::copy_if(candidates_, std::back_inserter(found),
                         [&](const TermTotal& total) { return vocabulary_[total.term].kind == kind; });
    return found;
}

std::vector<SlopTerm> Candidates::of_kind(TermKind kind) const {
    return entries(totals_of_kind(kind));
}

std::vector<SlopTerm> Candidates::usual_list(TermKind kind, std::size_t count) const {
    if (kind == TermKind::word) {
        std::vector<SlopTerm> list = of_kind(kind);
        keep_highest(list, count, [](const SlopTerm& e) { return e.ratio.value_or(e.rate); });
        return list;
    }
    std::vector<TermTotal> totals = totals_of_kind(kind);
    keep_highest(totals, count, [](const TermTotal& total) { return total.count; });
    return entries(totals);
}

}  // namespace kinprint
