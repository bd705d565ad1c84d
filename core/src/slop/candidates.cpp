#include "candidates.hpp"

namespace kinprint {

namespace {

bool qualifies(const TermTotal& total, const Vocabulary& vocabulary, const SlopRule& rule) {
    if (total.count == 0 || total.prompts < rule.least_prompts) {
        return false;
    }
    return total.count >= rule.least_count || vocabulary[total.term].kind != TermKind::word;
}

}  // namespace

Candidates::Candidates(const Vocabulary& vocabulary, const Totals& totals, std::uint64_t words,
                       const Baseline& baseline, const SlopRule& rule)
    : vocabulary_(vocabulary), baseline_(baseline), source_prompts_(totals.source_prompts), words_(words) {
    for (const TermTotal& total : totals.terms) {
        if (qualifies(total, vocabulary, rule)) {
            candidates_.push_back(total);
        }
    }
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

std::vector<SlopTerm> Candidates::of_kind(TermKind kind) const {
    std::vector<SlopTerm> found;
    for (const TermTotal& total : candidates_) {
        if (vocabulary_[total.term].kind == kind) {
            found.push_back(entry(total));
        }
    }
    return found;
}

std::vector<SlopTerm> Candidates::usual_list(TermKind kind, std::size_t count) const {
    std::vector<SlopTerm> list = of_kind(kind);
    if (kind == TermKind::word) {
        keep_highest(list, count, [](const SlopTerm& e) { return e.ratio.value_or(e.rate); });
    } else {
        keep_highest(list, count, [](const SlopTerm& e) { return e.count; });
    }
    return list;
}

}  // namespace kinprint
