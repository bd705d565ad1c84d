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
    bool first_asks = false;  // only leaves "name/0" ask
};

/// The shares of the leaves asked.
struct Answer {
    double right = 0;         // of the other parts, one a source, the nearest is its own
    double right_of_all = 0;  // of all other leaves the nearest is its own other part
    double stranger = 0;      // of all other leaves the nearest is a stranger's same part
};

/// Asks each leaf that has its other part, by weights that have not seen its source. `parts`: as `two_parts` makes
/// them.
Answer ask(const Corpus& corpus, const Baseline& baseline, const Folds& folds, const Counts& parts,
           const Question& question);

}  // namespace kinprint::quality
