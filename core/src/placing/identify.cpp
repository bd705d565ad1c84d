#include "kinprint/identify.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "among.hpp"
#include "exp.hpp"
#include "in_words.hpp"
#include "kinprint/limits.hpp"
#include "largest.hpp"

namespace kinprint {

namespace {

constexpr double among_from = 0.9;
constexpr double least_coverage = 0.3;  // English that an atlas of English has not seen the like of has 0.4 or more
constexpr std::size_t few = 3;          // candidates of a short text

/// Candidates, likeliest first; of equal ones that which stands first in the atlas.
std::vector<Candidate> ranked(const Atlas& atlas, const std::vector<double>& p) {
    std::vector<Candidate> candidates;
    for (std::size_t source = 0; source < p.size(); ++source) {
        candidates.push_back({atlas.sources[source].name, atlas.sources[source].vendor, p[source]});
    }
    std::ranges::stable_sort(candidates, std::ranges::greater(), &Candidate::probability);
    return candidates;
}

std::vector<VendorCandidate> ranked_vendors(const std::vector<Candidate>& candidates) {
    std::vector<VendorCandidate> vendors;
    std::map<std::string, std::size_t> place;
    for (const Candidate& candidate : candidates) {
        const std::string& vendor = candidate.vendor.empty() ? candidate.source : candidate.vendor;
        const auto [at, is_new] = place.emplace(vendor, vendors.size());
        if (is_new) {
            vendors.push_back({vendor, 0});
        }
        vendors[at->second].probability += candidate.probability;
    }
    std::ranges::stable_sort(vendors, std::ranges::greater(), &VendorCandidate::probability);
    return vendors;
}

/// Of a text that is like none, all sources.
std::optional<Among> among_of(const AtlasFile& file, const std::vector<double>& p, Verdict verdict) {
    if (!file.tree) {
        return std::nullopt;
    }
    // No group has more than 1.
    const double least = verdict == Verdict::unlike_all ? 2 : among_from;
    Among among;
    for (const std::uint32_t leaf : smallest_group(file.tree->merges, p, least)) {
        among.sources.push_back(file.atlas.sources[leaf].name);
        among.probability += p[leaf];
    }
    return among;
}

bool is_foreign(const Identified& one) {
    return one.coverage < least_coverage;
}

/// What keeps the first from being clear.
std::string doubt_about(const Identified& one) {
    if (one.words < limits::words_to_rank_all) {
        return "; whether it is by one of them at all is hardly seen in so few words.";
    }
    if (one.candidates.front().probability < clear_from) {
        return "; others are possible.";
    }
    return one.strangeness < strange_from ? "; but that it is by none of them is not ruled out."
                                          : ", as far as this can be told of such a text.";
}

std::string name_of(const Candidate& candidate) {
    return candidate.source + (candidate.vendor.empty() ? "" : " (" + candidate.vendor + ")");
}

/// Without figures: nobody knows how far these can be trusted.
std::string untried_finding_of(const Identified& one) {
    const std::string who = name_of(one.candidates.front());
    return one.verdict == Verdict::likely
               ? "Most like " + who + " among these sources; how sure that is was not measured."
               : "Open. " + who + " comes first among these sources.";
}

std::string finding_of(const Identified& one) {
    if (one.is_beyond) {
        return "It is too unlike the texts of the atlas to be placed among its models.";
    }
    const Candidate& first = one.candidates.front();
    const std::string who = name_of(first);
    const std::string sure = likelihood(first.probability) + " among the models of the atlas";
    switch (one.verdict) {
        case Verdict::clear: return "It writes like " + who + ": " + sure + ".";
        case Verdict::likely: return "Most like " + who + ", at " + sure + doubt_about(one);
        case Verdict::unlike_all: return "It is like none of the models of the atlas. The least unlike is " + who + ".";
        case Verdict::open:
        case Verdict::too_short: break;
    }
    return "Open. " + who + " comes first, with " + sure +
           (may_be_none(one) ? "; but it may well be by none of them." : ".");
}

void warn_of_few_words(Identified& one) {
    std::string warning = count_of(one.words, "word") + " are few: only the first three are named.";
    if (one.is_measured) {
        warning += " Of " + count_of(static_cast<std::uint64_t>(one.measured_words), "word") +
                   " the first was right in " + percent(one.measured.first) + " of " + grouped(one.measured.texts) +
                   " trials.";
    }
    if (one.strangeness < strange_from) {
        warning +=
            " Whether it is of another kind than the texts of the atlas, a mail or a manual among stories, is "
            "hardly seen in so few: if it is, doubt this more.";
    }
    one.warnings.push_back(std::move(warning));
}

void warn(Identified& one) {
    if (!one.is_measured) {
        one.warnings.emplace_back(
            "How often such answers are right was measured on the atlas that is shipped and not on these sources: take "
            "the probabilities for an order rather than for figures. Whether it is by none of these is not known.");
    }
    if (is_foreign(one)) {
        one.warnings.push_back("Only " + percent(one.coverage) +
                               " of its words and pairs are in the atlas: it may be in another language, or no prose.");
    } else if (one.is_beyond) {
        one.warnings.emplace_back(
            "Code, lists and tables are as unlike the texts that the atlas knows, and so is prose of quite another "
            "kind. No probability would mean anything.");
    } else if (one.strangeness >= strange_from) {
        one.warnings.emplace_back(
            "It is not like the texts that the atlas knows: another genre, perhaps, or another form. The probabilities "
            "are drawn towards doubt, and may still be too sure.");
    }
    if (one.words < limits::words_to_rank_all && !one.is_beyond) {
        warn_of_few_words(one);
    }
}

/// What its makers know of the first source, where that is doubtful.
void add_note(Identified& one, const Atlas& atlas) {
    const std::string& first = one.candidates.front().source;
    const auto known = std::ranges::find(atlas.sources, first, &KnownSource::name);
    if (!one.is_beyond && !known->note.empty()) {
        one.warnings.push_back("The atlas notes of " + first + ": " + known->note + ".");
    }
}

void warn_of_lost_paragraphs(Identified& one, const std::vector<TermCase>& cases) {
    constexpr double some = 5;
    const auto breaks = std::ranges::find(cases, paragraph_mark, &TermCase::term);
    if (breaks != cases.end() && breaks->count == 0 && breaks->expected >= some) {
        one.warnings.push_back("It has no blank line between paragraphs, where a text as long has some " +
                               std::to_string(static_cast<std::uint64_t>(breaks->expected)) +
                               ". If these were lost in copying, put them back: they count.");
    }
}

/// Is a term as common here as with the first source, rather than as with anybody? By the ratios of counts.
bool is_as_of_source(const TermCase& one) {
    constexpr double half = 0.5;  // a count; so that none has a ratio
    const auto ratio = [&](double other) { return std::abs(portable_log((one.count + half) / (other + half))); };
    return ratio(one.of_source) < ratio(one.expected);
}

/// The terms that speak most, of one sign; not those that speak so by what they are worth, and otherwise by their
/// counts.
std::vector<TermCase> most_telling(std::vector<TermCase> cases, double sign, std::size_t most) {
    std::erase_if(cases,
                  [&](const TermCase& one) { return !(sign * one.weight > 0) || is_as_of_source(one) != (sign > 0); });
    std::ranges::stable_sort(cases, std::ranges::greater(), [&](const TermCase& one) { return sign * one.weight; });
    cases.resize(std::min(cases.size(), most));
    return cases;
}

Identified too_short(const Source& leaf) {
    Identified one;
    one.name = leaf.name;
    one.words = leaf.words();
    one.finding = "Too short to tell.";
    one.warnings.push_back("It has " + count_of(one.words, "word") + ", and " +
                           std::to_string(limits::words_to_identify) +
                           " are needed: of fewer not even the probabilities can be trusted.");
    return one;
}

class Identifier {
public:
    Identifier(const AtlasFile& file, const Placer& placer, const Leaves& leaves, const IdentifyOptions& options)
        : file_(file), placer_(placer), leaves_(leaves), options_(options), placed_(placer.place(leaves)) {}

    [[nodiscard]] Identified identified(std::size_t leaf) const {
        const Source& source = *leaves_.sources[leaf];
        if (source.words() < limits::words_to_identify) {
            return too_short(source);
        }
        const Placed& placed = placed_[leaf];
        const Trust::At at = file_.trust.of(placed.words);
        const std::vector<double> p = probabilities(placed, at);
        Identified one;
        one.name = source.name;
        one.words = source.words();
        one.candidates = ranked(file_.atlas, p);
        one.vendors = ranked_vendors(one.candidates);
        one.is_measured = file_.is_tried;
        one.none_of_these = file_.is_tried ? none_of_these(placed, at) : 0;
        one.coverage = placed.coverage;
        one.strangeness = strangeness(placed, at);
        one.is_beyond = one.strangeness >= beyond_from || is_foreign(one);
        one.measured = at.measured;
        one.measured_words = file_.trust.tried(placed.words).words;
        one.verdict = verdict_of({static_cast<double>(one.words), one.candidates.front().probability, one.none_of_these,
                                  one.strangeness, one.is_beyond, one.is_measured});
        one.among = among_of(file_, p, one.verdict);
        one.finding = one.is_measured ? finding_of(one) : untried_finding_of(one);
        warn(one);
        add_note(one, file_.atlas);
        if (one.words < limits::words_to_rank_all) {
            one.candidates.resize(std::min(one.candidates.size(), few));
            one.vendors.resize(std::min(one.vendors.size(), few));
        }
        if (!one.is_beyond) {
            add_evidence(one, leaf, index_of_largest(p));
        }
        return one;
    }

private:
    void add_evidence(Identified& one, std::size_t leaf, std::size_t first) const {
        const std::vector<TermCase> cases = placer_.terms_of(leaves_, leaf, placed_[leaf], first);
        warn_of_lost_paragraphs(one, cases);
        one.speaks_for = most_telling(cases, 1, options_.terms);
        one.speaks_against = most_telling(cases, -1, options_.terms);
    }

    const AtlasFile& file_;
    const Placer& placer_;
    const Leaves& leaves_;
    const IdentifyOptions& options_;
    std::vector<Placed> placed_;
};

}  // namespace

bool may_be_none(const Identified& one) {
    return one.is_measured && one.none_of_these >= none_from;
}

Identification identify(const Leaves& leaves, const AtlasFile& atlas, const Placer& placer,
                        const IdentifyOptions& options) {
    Identification result;
    result.about = atlas.about;
    result.date = atlas.date;
    result.sources = atlas.atlas.sources.size();
    const Identifier identifier(atlas, placer, leaves, options);
    for (std::size_t leaf = 0; leaf < leaves.sources.size(); ++leaf) {
        result.unknown.push_back(identifier.identified(leaf));
    }
    return result;
}

}  // namespace kinprint
