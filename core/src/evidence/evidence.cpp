#include "kinprint/evidence.hpp"

#include <algorithm>
#include <array>

#include "comparison/notes.hpp"
#include "kinprint/limits.hpp"
#include "kinprint/tree.hpp"
#include "profile/totals.hpp"
#include "tree/warnings.hpp"

namespace kinprint {

namespace {

Error bad_option(std::string message) {
    return {ErrorCode::bad_option, "", {}, {}, std::move(message)};
}

/// The names of the sources, as many as a message can hold.
std::string names_of(const std::vector<const Source*>& leaves) {
    constexpr std::size_t most = 40;
    std::string names;
    for (std::size_t at = 0; at < std::min(leaves.size(), most); ++at) {
        names += (at > 0 ? ", " : "") + leaves[at]->name;
    }
    return leaves.size() > most ? names + " and " + std::to_string(leaves.size() - most) + " more" : names;
}

Error no_leaf(const std::string& name, const Counts& counts, const std::vector<const Source*>& leaves) {
    const Source* const known = counts.terms.find(name);
    if (known != nullptr && known->words() > 0) {
        return {ErrorCode::too_few_words, "", {}, {}, too_few_words(name, known->words())};
    }
    return {ErrorCode::unknown_source,
            "",
            {},
            {},
            "There is no source named \"" + name + "\" with text in it" +
                (leaves.empty() ? "." : ". There are: " + names_of(leaves) + ".")};
}

/// The place of a source among the leaves; an error where there is none of that name.
std::size_t place_of(const std::string& name, const Counts& counts, const std::vector<const Source*>& leaves,
                     Errors& errors) {
    const auto found = std::ranges::find(leaves, name, &Source::name);
    if (found == leaves.end()) {
        errors.push_back(no_leaf(name, counts, leaves));
    }
    return static_cast<std::size_t>(found - leaves.begin());
}

std::size_t rank_of(std::size_t other, std::size_t leaf, const CondensedMatrix& distances) {
    std::size_t rank = 1;
    for (std::size_t i = 0; i < distances.n; ++i) {
        const bool nearer = i != leaf && i != other && distances.at(leaf, i) < distances.at(leaf, other);
        rank += nearer ? 1 : 0;
    }
    return rank;
}

Use use_of(double excess_a, double excess_b) {
    if (excess_a < 0) {
        return excess_b < 0 ? Use::both_under : Use::b_over;
    }
    return excess_b < 0 ? Use::a_over : Use::both_over;
}

/// In how many of its texts a source has each term.
class TextCounts {
public:
    TextCounts(const Source& source, std::size_t vocabulary_size)
        : texts_(vocabulary_size), known_(std::ranges::all_of(source.blocks, is_spread_known)) {
        for (const Block& block : source.blocks) {
            for (std::size_t at = 0; at < block.terms.size(); ++at) {
                texts_[block.terms[at].term] += block.texts_with(at);
            }
        }
    }

    [[nodiscard]] std::optional<std::uint64_t> of(TermId term) const {
        return known_ ? std::optional<std::uint64_t>(term == no_term ? 0 : texts_[term]) : std::nullopt;
    }

private:
    std::vector<std::uint32_t> texts_;
    bool known_;
};

/// Two leaves, and what is known of their terms.
class Pair {
public:
    Pair(const Comparison& comparison, Distance distance, std::size_t a, std::size_t b, const Baseline* baseline)
        : comparison_(comparison),
          distance_(distance),
          by_term_(comparison.by_term(distance, a, b)),
          a_(a),
          b_(b),
          texts_a_(*comparison.leaves().sources[a], comparison.leaves().vocabulary().size()),
          texts_b_(*comparison.leaves().sources[b], comparison.leaves().vocabulary().size()),
          baseline_(baseline) {}

    /// The sum of the contributions whose sign is `sign`.
    [[nodiscard]] double sum(double sign) const {
        double total = 0;
        for (const double contribution : by_term_.contributions) {
            total += contribution * sign > 0 ? contribution : 0;
        }
        return total;
    }

    /// The `count` terms that contribute most with that sign.
    [[nodiscard]] std::vector<TermEvidence> list(double sign, std::size_t count) const {
        const std::vector<double>& contributions = by_term_.contributions;
        std::vector<std::size_t> terms;
        for (std::size_t term = 0; term < contributions.size(); ++term) {
            if (contributions[term] * sign > 0) {
                terms.push_back(term);
            }
        }
        count = std::min(count, terms.size());
        std::ranges::partial_sort(
            terms, terms.begin() + static_cast<std::ptrdiff_t>(count), [&](std::size_t s, std::size_t t) {
                return contributions[s] != contributions[t] ? contributions[s] * sign > contributions[t] * sign : s < t;
            });
        const double whole = sum(sign);
        std::vector<TermEvidence> entries;
        for (std::size_t at = 0; at < count; ++at) {
            entries.push_back(entry(terms[at], whole));
        }
        return entries;
    }

private:
    [[nodiscard]] TermEvidence entry(std::size_t term, double whole) const {
        const TermId id = comparison_.term_id(distance_, term);
        TermEvidence entry{comparison_.term(distance_, term),
                           by_term_.contributions[term],
                           by_term_.contributions[term] / whole,
                           {},
                           use_by(a_, term, texts_a_.of(id)),
                           use_by(b_, term, texts_b_.of(id)),
                           others_rate(term),
                           {}};
        entry.use = use_of(excess(a_, term), excess(b_, term));
        if (baseline_ != nullptr) {
            entry.human_rate = baseline_->rate(entry.term);  // it holds words alone, so runs and marks have none
        }
        return entry;
    }

    [[nodiscard]] double excess(std::size_t leaf, std::size_t term) const { return by_term_.excess.row(leaf)[term]; }
    [[nodiscard]] double rate(std::size_t leaf, std::size_t term) const { return by_term_.rates.row(leaf)[term]; }

    [[nodiscard]] TermUse use_by(std::size_t leaf, std::size_t term, std::optional<std::uint64_t> texts) const {
        return {rate(leaf, term), rate(leaf, term) - excess(leaf, term), texts};
    }

    [[nodiscard]] std::optional<double> others_rate(std::size_t term) const {
        double total = 0;
        for (std::size_t leaf = 0; leaf < by_term_.rates.rows; ++leaf) {
            total += leaf == a_ || leaf == b_ ? 0 : rate(leaf, term);
        }
        const std::size_t others = by_term_.rates.rows - 2;
        return others > 0 ? std::optional(total / static_cast<double>(others)) : std::nullopt;
    }

    const Comparison& comparison_;
    Distance distance_;
    PairByTerm by_term_;
    std::size_t a_;
    std::size_t b_;
    TextCounts texts_a_;
    TextCounts texts_b_;
    const Baseline* baseline_;
};

/// Adds to `errors` what stands in the way, if anything.
void find_obstacles(const std::vector<const Source*>& leaves, const EvidenceOptions& options, Errors& errors) {
    if (!is_made_of_terms(options.distance)) {
        errors.push_back(
            bad_option("The distance " + std::string(name(options.distance)) +
                       " is not a sum over terms, so it can't be taken apart. Choose snr, whitened or cosine-delta."));
    } else if (options.a == options.b) {
        errors.push_back(bad_option("One source was named twice. Name two that differ."));
    } else if (leaves.size() > limits::sources) {
        errors.push_back(
            bad_option("There are more than " + std::to_string(limits::sources) + " sources. Compare some of them."));
    }
}

}  // namespace

std::string_view name(Use use) {
    constexpr std::array<std::string_view, 4> names = {"both-over", "both-under", "a-over", "b-over"};
    return names[static_cast<std::size_t>(use)];
}

Evidence explain(const Counts& counts, const EvidenceOptions& options, const Reference& reference) {
    Evidence evidence;
    evidence.options = options;
    const CountedLeaves counted = leaves_of_tree(counts, {.force = options.force});
    const std::vector<const Source*>& leaves = counted.terms.sources;
    find_obstacles(leaves, options, evidence.errors);
    if (!evidence.errors.empty()) {
        return evidence;
    }
    const std::size_t a = place_of(options.a, counts, leaves, evidence.errors);
    const std::size_t b = place_of(options.b, counts, leaves, evidence.errors);
    if (!evidence.errors.empty()) {
        return evidence;
    }
    const Comparison comparison(counted.terms, {options.terms, options.centre}, reference.weights);
    const CondensedMatrix distances = comparison.distances(options.distance, {});
    evidence.notes = notes_of(comparison, options.distance, options.centre);
    if (options.distance == Distance::whitened) {
        evidence.notes.emplace_back(
            "The whitened distance sees each term beside those it comes with: one that both use more than expected may hold them apart, if they "
            "use its companions otherwise.");
    }
    const std::vector<bool> needing_dictionary = words_needing_dictionary(counts.terms.vocabulary);
    for (const Source* leaf : {leaves[a], leaves[b]}) {
        for (const std::string& warning : source_warnings(*leaf, needing_dictionary)) {
            evidence.notes.push_back(leaf->name + ": " + warning);
        }
    }
    evidence.sources = leaves.size();
    evidence.a = {leaves[a]->name, leaves[a]->texts(), leaves[a]->words(), rank_of(b, a, distances)};
    evidence.b = {leaves[b]->name, leaves[b]->texts(), leaves[b]->words(), rank_of(a, b, distances)};
    evidence.distance = distances.at(a, b);
    const Pair pair(comparison, options.distance, a, b, reference.baseline);
    evidence.sum_together = pair.sum(1);
    evidence.sum_apart = pair.sum(-1);
    evidence.together = pair.list(1, options.top);
    evidence.apart = pair.list(-1, options.top);
    return evidence;
}

}  // namespace kinprint
