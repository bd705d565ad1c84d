// Whose style is it? What an atlas says of unknown texts, in figures and words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kinprint/atlas_file.hpp"
#include "kinprint/error.hpp"
#include "kinprint/leaves.hpp"
#include "kinprint/placing.hpp"
#include "kinprint/verdict.hpp"

namespace kinprint {

struct Candidate {
    std::string source;
    std::string vendor;
    double probability = 0;
};

/// The sum over its sources. A source of unknown vendor stands for itself.
struct VendorCandidate {
    std::string vendor;
    double probability = 0;
};

/// The smallest group of the atlas's tree, a source or all that hang from a merge, to which a text belongs with a
/// probability of 0.9 or more; all sources where no smaller one does, or where the text is like none of them.
struct Among {
    std::vector<std::string> sources;  // in the order of the atlas
    double probability = 0;
};

struct PieceByPiece;

struct Identified {
    std::string name;
    std::uint64_t words = 0;
    std::vector<Candidate> candidates;     // likeliest first; three of a text of fewer than 1,000 words
    std::vector<VendorCandidate> vendors;  // likewise
    double none_of_these = 0;              // where it is measured
    Verdict verdict = Verdict::too_short;
    std::optional<Among> among;         // nothing where it is too short, or the atlas has no tree
    std::string finding;                // the verdict in a sentence
    std::vector<std::string> warnings;  // sentences
    double coverage = 0;                // as in `Placed`
    double strangeness = 0;
    bool is_beyond =
        false;  // is it so unlike the texts of the atlas that nothing can be said? No evidence is told then
    bool is_measured = true;  // was the atlas tried? Else what follows of accuracy, and "none of these", are not known
    Accuracy measured;        // of placings at the longest length that was tried and is no longer
    double measured_words = 0;         // that length
    std::vector<TermCase> speaks_for;  // the first, most telling first
    std::vector<TermCase> speaks_against;
    std::shared_ptr<const PieceByPiece> pieces;  // text by text and piece by piece, where that was asked
};

/// How often such answers are right, in sentences: of placings and of "none of these" at the longest length that was
/// tried and is no longer. What was measured is of texts by one source from beginning to end, so nothing is said of one
/// whose style changes; nor where nothing was measured.
std::vector<std::string> measured_in_words(const Identified& one);

/// Is it as likely as not that it is by none of the atlas? Of a text by one of sources that nobody tried: no.
bool may_be_none(const Identified& one);

struct IdentifyOptions {
    std::size_t terms = 10;  // of each list of evidence
};

struct Identification {
    std::vector<Identified> unknown;
    std::string about;  // of the atlas
    std::string date;
    std::size_t sources = 0;  // in the atlas
    Errors errors;
};

/// Each leaf before the sources of the atlas. `placer`: of that atlas. O(entries * sources * genres + leaves * K^2).
Identification identify(const Leaves& leaves, const AtlasFile& atlas, const Placer& placer,
                        const IdentifyOptions& options);

/// {"kinprint", "icu", "atlas": {"about", "date", "sources"}, "unknown": [{"name", "words", "candidates": [{"source",
/// "vendor", "probability"}], "vendors": [{"vendor", "probability"}], "noneOfThese", "verdict", "among": {"sources",
/// "probability"}, "finding", "warnings", "coverage", "strangeness", "beyond", "measured": {"words", "texts", "first",
/// "three", "vendor", "calibrationError", "sure", "rightOfSure", "auroc", "detections", "clearOfUnknown",
/// "unlikeOfUnknown", "unlikeOfKnown", "says": [sentences]}, "for": [{"term", "count",
/// "expected", "ofFirst", "weight"}], "against", "pieces": as `to_json(PieceByPiece)`}], "limits": [sentences],
/// "errors"}
std::string to_json(const Identification& identification);

}  // namespace kinprint
