// Slop lists as people read them: each term measured against the other sources and against people.
#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "candidates.hpp"
#include "keyness.hpp"
#include "kinprint/slop.hpp"

namespace kinprint {

namespace {

/// The size of the text that the human table is taken for, in words.
constexpr double human_words = 5'000'000;

/// All leaves as one.
struct Pool {
    std::vector<std::uint64_t> count;  // of each term
    std::uint64_t words = 0;
};

Pool pool_of(const Profile& content) {
    Pool pool{std::vector<std::uint64_t>(content.vocabulary.size()), 0};
    for (const Source* leaf : content.leaves()) {
        pool.words += leaf->words();
        for (const Block& block : leaf->blocks) {
            for (const TermCount& entry : block.terms) {
                pool.count[entry.term] += entry.count;
            }
        }
    }
    return pool;
}

Usage usage_of(std::uint64_t count, std::uint64_t words) {
    return {static_cast<double>(count), static_cast<double>(words)};
}

double by_z_others(const SlopEntry& entry) {
    return entry.z_others.value_or(std::numeric_limits<double>::lowest());
}

/// Measures the terms of one source.
class Measure {
public:
    Measure(const Candidates& candidates, const Pool& pool, const Profile& content, const Baseline& baseline)
        : candidates_(candidates), pool_(pool), content_(content), baseline_(baseline) {}

    [[nodiscard]] std::vector<SlopEntry> list(TermKind kind, const SlopOptions& options) const {
        const bool by_log_odds = options.by == SlopOrder::log_odds && knows_others();
        std::vector<SlopEntry> entries;
        for (const SlopTerm& term :
             by_log_odds ? candidates_.of_kind(kind) : candidates_.usual_list(kind, options.top)) {
            entries.push_back(measured(term));
        }
        if (by_log_odds) {
            candidates_.keep_highest(entries, options.top, by_z_others);
        }
        std::stable_partition(entries.begin(), entries.end(), [](const SlopEntry& entry) { return !entry.topical; });
        return entries;
    }

private:
    /// Are there others, and is it known what they have of each term?
    [[nodiscard]] bool knows_others() const { return !content_.partial && pool_.words > candidates_.words(); }

    [[nodiscard]] SlopEntry measured(const SlopTerm& term) const {
        SlopEntry entry{term, false, {}, {}, {}, {}};
        entry.topical = is_topical(entry.prompts, candidates_.source_prompts());
        const Usage own = usage_of(term.count, candidates_.words());
        if (knows_others()) {
            compare_with_others(entry, own);
        }
        if (content_.vocabulary[term.term].kind == TermKind::word) {
            const double share = term.human_rate.value_or(baseline_.absent_rate()) / 1000.0;
            const Usage human{share * human_words, human_words};
            entry.z_human = log_odds_z(own, human, prior_between(own, human, share));
        }
        return entry;
    }

    void compare_with_others(SlopEntry& entry, const Usage& own) const {
        const std::uint64_t all = pool_.count[entry.term];
        const Usage others = usage_of(all - entry.count, pool_.words - candidates_.words());
        const double share = static_cast<double>(all) / static_cast<double>(pool_.words);
        entry.z_others = log_odds_z(own, others, prior_between(own, others, share));
        entry.g2 = log_likelihood(own, others);
        entry.log_ratio = log_ratio(own, others);
    }

    const Candidates& candidates_;
    const Pool& pool_;
    const Profile& content_;
    const Baseline& baseline_;
};

Error nothing_to_list(const std::string& source) {
    return {
        ErrorCode::too_few_words,
        "",
        {},
        {},
        "The lists of \"" + source +
            "\" are empty: they hold what comes in two of its texts at least, or in two stretches of 2,000 words of one text. "
            "Add more of its texts."};
}

}  // namespace

std::string_view name(SlopOrder order) {
    return order == SlopOrder::ratio ? "ratio" : "log-odds";
}

std::optional<SlopOrder> slop_order_of(std::string_view name) {
    if (name == "ratio") {
        return SlopOrder::ratio;
    }
    return name == "log-odds" ? std::optional(SlopOrder::log_odds) : std::nullopt;
}

SlopReport slop_report(const Profile& content, const Baseline& baseline, const SlopOptions& options) {
    const SlopRule rule;
    const Pool pool = pool_of(content);
    SlopReport report;
    for (const Source* leaf : content.leaves()) {
        if (!options.source || *options.source == leaf->name) {
            const Candidates candidates(content.vocabulary, *leaf, baseline, rule);
            if (candidates.source_prompts() < rule.least_prompts) {
                report.errors.push_back(nothing_to_list(leaf->name));
            }
            const Measure measure(candidates, pool, content, baseline);
            report.sources.push_back({leaf->name, measure.list(TermKind::word, options),
                                      measure.list(TermKind::content_pair, options),
                                      measure.list(TermKind::content_triple, options)});
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

}  // namespace kinprint
