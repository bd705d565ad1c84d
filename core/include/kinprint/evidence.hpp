// Why are two sources close? Their distance, taken apart into terms.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kinprint/comparison.hpp"
#include "kinprint/error.hpp"
#include "kinprint/profile.hpp"

namespace kinprint {

struct EvidenceOptions {
    std::string a;  // the names of the two sources
    std::string b;
    Distance distance = Distance::snr;  // one that is made of terms: snr, whitened or cosine-delta
    std::size_t terms = 5000;           // as in CompareOptions
    Centre centre = Centre::automatic;
    std::size_t top = 20;  // terms of each list
    bool force = false;    // as in TreeOptions
};

/// How a term is used by the two, against what was expected of each.
enum class Use : std::uint8_t { both_over, both_under, a_over, b_over };

std::string_view name(Use use);

/// What one of the two has of a term.
struct TermUse {
    double rate = 0;      // occurrences per 1,000 words
    double expected = 0;  // the same, as the others have it: by the prompts answered, where rates are centred by them
    std::optional<std::uint64_t> texts;  // in how many texts; unknown where counts were joined over texts
};

/// What one term has to do with the distance.
struct TermEvidence {
    std::string term;
    double contribution = 0;  // to 1 - distance; see Comparison::by_term
    double share = 0;         // of the sum over all terms that contribute with this sign
    Use use{};
    TermUse a;
    TermUse b;
    std::optional<double> others_rate;  // the mean rate of all other sources; nothing where there are none
    std::optional<double> human_rate;   // of a single word that the baseline has
};

/// One of the two, as the other sees it.
struct ComparedSource {
    std::string name;
    std::uint64_t texts = 0;
    std::uint64_t words = 0;
    std::size_t rank = 0;  // the other one is its rank-th nearest, 1 for the nearest; equally near ones share a rank
};

struct Evidence {
    EvidenceOptions options;
    std::vector<std::string> notes;  // what to know of the whole: how it was weighed and centred
    std::size_t sources = 0;         // that were compared, these two included
    ComparedSource a;
    ComparedSource b;
    double distance = 0;                 // as in the tree
    double sum_together = 0;             // of all positive contributions
    double sum_apart = 0;                // of all negative ones; sum_together + sum_apart = 1 - distance
    std::vector<TermEvidence> together;  // the largest positive contributions, largest first; ties by frequency
    std::vector<TermEvidence> apart;     // the most negative ones, lowest first
    Errors errors;                       // where there are any, the rest is empty
};

/// Takes the distance between two sources apart. Compared are the leaves of the tree, see `leaves_of_tree`, so the
/// distance is that tree's; changing the places of a and b changes nothing but their names. A name that no leaf has,
/// one name for both, and a distance that is not made of terms are errors in the result, and so are more sources than a
/// tree can hold. Without a baseline there are no human rates. O(entries + leaves^2 * terms).
Evidence explain(const Counts& counts, const EvidenceOptions& options, const Reference& reference);

}  // namespace kinprint
