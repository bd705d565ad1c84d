// How far the placings of an atlas can be trusted: what makes probabilities of them, and how often these are right.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "kinprint/known_texts.hpp"
#include "kinprint/placing.hpp"
#include "kinprint/verdict.hpp"

namespace kinprint {

/// What evidence and likeness are worth. Terms are not drawn each by itself, as naive Bayes has it, so its evidence is
/// worth the less the longer a text is.
struct Worth {
    double evidence = 0;
    double likeness = 0;
};

/// By source: exp(a evidence + b likeness), scaled to sum 1, with a and b the worth. Of a text that is by one of them.
std::vector<double> probabilities(const Placed& placed, const Worth& worth);

/// The worth at which the texts, each by the source of index `truth`, are likeliest: a logistic regression of two
/// coefficients, by Newton's method. O(texts * sources) a step. Precondition: one text or more.
Worth calibrate(const std::vector<Placed>& placed, const std::vector<std::size_t>& truth);

/// What a source's own texts of one genre are like, as an atlas sees them that does not know these texts.
struct OwnTexts {
    double likeness = 0;  // means of these
    double strength = 0;
    double certainty = 0;  // ln(p / (1 - p)), p the probability of the first
};

/// What texts of one genre of an atlas are like.
struct UsualTexts {
    double divergence = 0;      // the mean
    double spread = 0;          // and the standard deviation
    std::vector<OwnTexts> own;  // by source
};

/// How placings came out. Shares are between 0 and 1.
struct Accuracy {
    std::uint64_t texts = 0;
    double first = 0;       // placed first, its source
    double three = 0;       // among the first three
    double vendor = 0;      // the vendor of the first
    double error = 0;       // expected calibration error: mean |probability of the first - share right|, by tenths
    double sure = 0;        // of a probability of 0.9 or more
    double right = 0;       // of these, placed first its source
    double auroc = 0;       // of "none of these", texts of sources that the atlas does not know against those it does
    double detections = 0;  // of texts by unknown sources, at 5 % false alarms
    double clear_of_unknown = 0;   // of texts by unknown sources: said to be clearly like one that is known
    double unlike_of_unknown = 0;  // or like none
    double unlike_of_known = 0;    // of texts by known ones: said to be like none
};

struct Trust {
    /// Of texts of so many words.
    struct At {
        double words = 0;
        Worth near;                       // of texts like those of the atlas
        Worth far;                        // of those in a genre that it does not know
        std::vector<UsualTexts> usual;    // by genre of the atlas
        std::array<double, 4> none = {};  // logistic regression: constant, likeness, strength, certainty
        Accuracy measured;
    };
    std::vector<At> at;  // by words, ascending

    /// Between two lengths by the logarithm of words, beyond them as at the nearest, but for the evidence of longer
    /// texts, which counts as much as that of the longest tried would: how sure more makes nobody measured. `measured`
    /// as in `tried`.
    /// Precondition: `at` is not empty.
    [[nodiscard]] At of(double words) const;

    /// The longest that is no longer than a text of so many words, else the shortest: what was measured there is no
    /// more than can be said of that text. Precondition: `at` is not empty.
    [[nodiscard]] const At& tried(double words) const;
};

/// How far a text is from those of its genre in the atlas, in standard deviations of their divergence; 0 where it is
/// less. Of 22 models' stories before an atlas of their essays, and the other way about, it is 1.5 at 200 words, 2.6 at
/// 1,000, 5 at 5,000 (medians).
double strangeness(const Placed& placed, const Trust::At& at);

/// The strangeness from which on next to nothing can be said: hardly any text of a genre that an atlas did not know was
/// as strange.
inline constexpr double beyond_from = 8;

/// By source, as above, where the worth is that of near texts up to a strangeness of 1.5, that of far ones from 3.5 on,
/// which goes down from 6 on to a hundredth at `beyond_from`: all are nearly as likely then.
std::vector<double> probabilities(const Placed& placed, const Trust::At& at);

/// The probability that a text is of none of the sources, if half of all texts were: a logistic regression on how much
/// less like the first source it is, and how much less certain, than that source's own texts are. Where it is less than
/// a half it is drawn towards that as probabilities lose their worth.
double none_of_these(const Placed& placed, const Trust::At& at);

/// What came out of one stretch of known text.
struct Outcome {
    std::size_t length = 0;  // which of the lengths of `Trust`
    std::size_t genre = 0;   // whose it is
    bool is_known = true;    // its source was among those of the atlas; else rank and vendor are not set
    bool is_far = false;     // its genre was not
    std::size_t rank = 0;    // of its source; 0: first
    bool is_vendor = false;  // that of the first is its own
    double probability = 0;  // of the first
    double none = 0;         // none of these
    Verdict verdict = Verdict::open;
};

Accuracy accuracy_of(const std::vector<Outcome>& outcomes);

struct Validation {
    Trust trust;
    std::vector<Outcome> outcomes;  // each by figures that were fitted without its prompt and, for `none`, its source
};

/// Tries an atlas on texts of its sources. Stretches of 200, 500, 1,000, 2,000 and 5,000 words are placed by an atlas
/// that has not seen the prompts they answer (of five folds); by one that does not know their source; and by one that
/// does not know their genre. A length of which there are fewer than 50 stretches is left out, unless it is the first
/// that there is, and so are texts of sources that the atlas does not have. `vendors`: of sources; one that is not
/// named is a vendor of its own. `tell`: how far it is, between 0 and 1. O((folds + sources + genres) (entries K +
/// K^3)).
Validation validate(const Atlas& atlas, const KnownTexts& texts, const std::map<std::string, std::string>& vendors,
                    std::uint64_t seed, const std::function<void(double)>& tell);

}  // namespace kinprint
