#include "kinprint/slop.hpp"

#include <algorithm>

#include "kinprint/distance.hpp"
#include "profile/totals.hpp"

namespace kinprint {

namespace {

/// One source as its slop lists are drawn from it.
struct Candidates {
    const Vocabulary& vocabulary;
    Totals totals;
    std::uint64_t words = 0;
    const SlopRule& rule;

    [[nodiscard]] bool qualifies(TermId term) const {
        const TermKind kind = vocabulary[term].kind;
        if (totals.count[term] == 0 || totals.prompts[term] < rule.least_prompts) {
            return false;
        }
        return kind != TermKind::word || totals.count[term] >= rule.least_count;
    }

    [[nodiscard]] SlopTerm entry(TermId term) const {
        const double rate = static_cast<double>(totals.count[term]) * 1000.0 / static_cast<double>(words);
        return {term, totals.count[term], totals.texts[term], rate, {}, {}};
    }

    [[nodiscard]] std::vector<SlopTerm> of_kind(TermKind kind) const {
        std::vector<SlopTerm> found;
        for (TermId term = 0; term < vocabulary.size(); ++term) {
            if (vocabulary[term].kind == kind && qualifies(term)) {
                found.push_back(entry(term));
            }
        }
        return found;
    }

    /// The first `count` entries by `key`, descending; ties by text.
    template <typename Key>
    void keep_highest(std::vector<SlopTerm>& entries, std::size_t count, Key key) const {
        const auto before = [&](const SlopTerm& a, const SlopTerm& b) {
            return key(a) != key(b) ? key(a) > key(b) : text_less(vocabulary, a.term, b.term);
        };
        count = std::min(count, entries.size());
        std::ranges::partial_sort(entries, entries.begin() + static_cast<std::ptrdiff_t>(count), before);
        entries.resize(count);
    }
};

void compare_with_humans(SlopTerm& entry, std::string_view word, const Baseline& baseline) {
    entry.human_rate = baseline.rate(word);
    const double human = entry.human_rate.value_or(baseline.absent_rate());
    if (human > 0) {
        entry.ratio = entry.rate / human;
    }
}

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

}  // namespace

SlopLists slop_lists(const Profile& content, const Source& source, const Baseline& baseline, const SlopRule& rule) {
    const Vocabulary& vocabulary = content.vocabulary;
    const Candidates candidates{vocabulary, totals_of(source, vocabulary.size()), source.words(), rule};
    SlopLists lists;
    lists.words = candidates.of_kind(TermKind::word);
    for (SlopTerm& entry : lists.words) {
        compare_with_humans(entry, vocabulary.single_text(entry.term), baseline);
    }
    candidates.keep_highest(lists.words, rule.words, [](const SlopTerm& e) { return e.ratio.value_or(e.rate); });
    lists.pairs = candidates.of_kind(TermKind::content_pair);
    candidates.keep_highest(lists.pairs, rule.pairs, [](const SlopTerm& e) { return e.count; });
    lists.triples = candidates.of_kind(TermKind::content_triple);
    candidates.keep_highest(lists.triples, rule.triples, [](const SlopTerm& e) { return e.count; });
    return lists;
}

SlopReport slop_report(const Profile& content, const Baseline& baseline, const SlopOptions& options) {
    const SlopRule rule{.words = options.top, .pairs = options.top, .triples = options.top};
    SlopReport report;
    for (const Source* leaf : content.leaves()) {
        if (!options.source || *options.source == leaf->name) {
            report.sources.push_back({leaf->name, slop_lists(content, *leaf, baseline, rule)});
        }
    }
    if (options.source && report.sources.empty()) {
        report.errors.push_back({ErrorCode::unknown_source,
                                 "",
                                 {},
                                 {},
                                 "There is no source named \"" + *options.source + "\" in these files."});
    }
    return report;
}

CondensedMatrix slop_overlap(const Profile& content, const Baseline& baseline, const SlopRule& rule) {
    std::vector<std::vector<std::uint32_t>> sets;
    for (const Source* leaf : content.leaves()) {
        sets.push_back(as_set(slop_lists(content, *leaf, baseline, rule)));
    }
    return jaccard(sets);
}

}  // namespace kinprint
