// Weights that have not seen the source that is asked about.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "corpus.hpp"
#include "kinprint/weights.hpp"
#include "random.hpp"

namespace kinprint::quality {

/// Weights learned from all texts of the sources chosen. They are used whatever the texts, so that none are learned
/// from those compared.
Weights weights_of(const Corpus& corpus, const std::function<bool(const std::string&)>& chosen);

/// The sources in two random folds of one size, and weights for each fold, learned from the other.
struct Folds {
    std::vector<std::size_t> fold_of;  // 0 or 1, by source
    std::vector<Weights> for_fold;
};

Folds random_folds(const Corpus& corpus, kinprint::test::Random& random);

}  // namespace kinprint::quality
