// What a source over-uses: its slop lists.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kinprint/baseline.hpp"
#include "kinprint/error.hpp"
#include "kinprint/leaves.hpp"
#include "kinprint/matrix.hpp"
#include "kinprint/profile.hpp"

namespace kinprint {

/// Is this word one that slop lists look at? Four letters or more, nothing but letters (so no contraction and no
/// possessive), and no English stop word. Precondition: valid UTF-8 in normal form.
bool is_content_word(std::string_view word);

struct SlopTerm {
    TermId term = 0;
    std::uint64_t count = 0;
    std::uint64_t texts = 0;           // in how many texts
    std::uint64_t prompts = 0;         // in how many prompts; a text of unknown prompt is one of its own, and where a
                                       // source has a single prompt its texts count, or the stretches of its one text
    double rate = 0;                   // per 1,000 words
    std::optional<double> human_rate;  // per 1,000 words; words only, and only those that the baseline has
    std::optional<double>
        ratio;  // rate / human rate; for words that the baseline lacks, over the rate that absent words stay below
};

struct SlopLists {
    std::vector<SlopTerm> words;
    std::vector<SlopTerm> pairs;
    std::vector<SlopTerm> triples;
};

/// How long slop lists are, and what comes into them.
struct SlopRule {
    std::size_t words = 1000;
    std::size_t pairs = 200;
    std::size_t triples = 200;
    std::uint64_t least_prompts =
        2;  // a term of fewer prompts is a topic, not a habit (texts count where prompts are unknown)
    std::uint64_t least_count = 6;  // of a word; a rarer one has no rate to speak of
};

/// The slop lists of one source: content words by ratio to human text, pairs and triples of content words by count,
/// highest first; ties by the bytes of the term. `content`: the counts of content words and their runs. O(entries).
/// Source: slop-forensics (Paech 2025), with these choices: runs end at a paragraph break, and words that the human
/// table lacks are measured against the rate that such words stay below.
SlopLists slop_lists(const Profile& content, const Source& source, const Baseline& baseline, const SlopRule& rule);

/// By what a report orders its lists.
enum class SlopOrder : std::uint8_t {
    ratio,     // as `slop_lists`: words by ratio to human text, runs by count
    log_odds,  // by `SlopEntry::z_others`; by ratio where nothing is known of others
};

std::string_view name(SlopOrder order);
std::optional<SlopOrder> slop_order_of(std::string_view name);

struct SlopOptions {
    std::optional<std::string> source;  // all when absent
    std::size_t top = 50;               // terms of each list
    SlopOrder by = SlopOrder::log_odds;
};

/// A listed term, measured against the other sources and against people. Runs are measured per running word, too. The
/// formulae, the prior and their sources stand in core/src/slop/keyness.hpp.
struct SlopEntry : SlopTerm {
    bool topical = false;  // of few prompts: a name or a topic rather than a habit
    std::optional<double>
        z_others;  // log-odds against all other sources, in standard deviations; prior: all sources pooled
    std::optional<double> z_human;    // the same against people; words only; prior: the human table
    std::optional<double> g2;         // log-likelihood against all other sources
    std::optional<double> log_ratio;  // log2 of rate / rate of all other sources
};

struct SourceSlop {
    std::string name;
    std::vector<SlopEntry> words;
    std::vector<SlopEntry> pairs;
    std::vector<SlopEntry> triples;
};

struct SlopReport {
    std::vector<SourceSlop> sources;  // in source order
    Errors errors;
};

/// The head of the slop lists of one leaf or of all, measured. One leaf alone has no others, and a partial profile does
/// not know all that they have: there, nothing is said against them. Of each list what is topical comes last. A source
/// that is not there is an error in the report. O(entries of all leaves + terms for each reported leaf).
///
/// For `z_human` the table is taken as a text of 5 million words: a word that it lacks then came about once at most, so
/// it claims to have seen no word in less than one place.
SlopReport slop_report(const Profile& content, const Baseline& baseline, const SlopOptions& options);

/// The Jaccard distance between the leaves' slop lists, words, pairs and triples in one set each.
CondensedMatrix slop_overlap(const Leaves& content, const Baseline& baseline, const SlopRule& rule);

}  // namespace kinprint
