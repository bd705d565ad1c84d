#include "folds.hpp"

#include <algorithm>
#include <utility>

namespace kinprint::quality {

Weights weights_of(const Corpus& corpus, const std::function<bool(const std::string&)>& chosen) {
    Profile profile;
    profile.vocabulary = corpus.trained.vocabulary;
    for (const Source& source : corpus.trained.sources) {
        if (chosen(source.name)) {
            profile.sources.push_back(source);
        }
    }
    Weights weights = train(profile, {});
    weights.coverage = 0;
    return weights;
}

Folds random_folds(const Corpus& corpus, kinprint::test::Random& random) {
    const std::size_t sources = corpus.names.size();
    Folds folds{std::vector<std::size_t>(sources), {}};
    std::fill(folds.fold_of.begin() + static_cast<std::ptrdiff_t>(sources / 2), folds.fold_of.end(), 1);
    for (std::size_t left = sources; left > 1; --left) {
        std::swap(folds.fold_of[left - 1], folds.fold_of[random.below(left)]);
    }
    for (const std::size_t fold : {0U, 1U}) {
        folds.for_fold.push_back(weights_of(corpus, [&](const std::string& name) {
            return folds.fold_of[static_cast<std::size_t>(std::ranges::find(corpus.names, name) -
                                                          corpus.names.begin())] != fold;
        }));
    }
    return folds;
}

}  // namespace kinprint::quality
