// Asks leaves for their nearest.
#pragma once

#include <cstddef>
#include <vector>

#include "corpus.hpp"
#include "folds.hpp"
#include "kinprint/baseline.hpp"
#include "kinprint/comparison.hpp"

namespace kinprint::quality {

struct Question {
    Distance distance = Distance::snr;
    Centre centre = Centre::automatic;
    bool first_asks = false;     // only leaves "name/0" ask
    bool other_answers = false;  // only leaves of the other part answer: as many as there are sources
};

/// The shares of the leaves asked.
struct Answer {
    double right = 0;          // the nearest is the source's other part
    double same_stranger = 0;  // the nearest is a stranger's same part
};

/// Asks each leaf that has its other part, by weights that have not seen its source. `parts`: as `two_parts` makes them.
Answer ask(const Corpus& corpus, const Baseline& baseline, const Folds& folds, const Counts& parts,
           const Question& question);

bool weighs_terms(Distance distance);

}  // namespace kinprint::quality
