#include "candidates.hpp"

namespace kinprint {

bool Candidates::qualifies(TermId term) const {
    if (totals_.count[term] == 0 || totals_.prompts[term] < rule_.least_prompts) {
        return false;
    }
    return vocabulary_[term].kind != TermKind::word || totals_.count[term] >= rule_.least_count;
}

SlopTerm Candidates::entry(TermId term) const {
    const double rate = static_cast<double>(totals_.count[term]) * 1000.0 / static_cast<double>(words_);
    SlopTerm entry{term, totals_.count[term], totals_.texts[term], rate, {}, {}};
    if (vocabulary_[term].kind == TermKind::word) {
        entry.human_rate = baseline_.rate(vocabulary_.single_text(term));
        const double human = entry.human_rate.value_or(baseline_.absent_rate());
        if (human > 0) {
            entry.ratio = rate / human;
        }
    }
    return entry;
}

std::vector<SlopTerm> Candidates::of_kind(TermKind kind) const {
    std::vector<SlopTerm> found;
    for (TermId term = 0; term < vocabulary_.size(); ++term) {
        if (vocabulary_[term].kind == kind && qualifies(term)) {
            found.push_back(entry(term));
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
