#include <algorithm>
#include <array>
#include <utility>

#include "fitting.hpp"
#include "kinprint/atlas.hpp"
#include "kinprint/trust.hpp"
#include "trials.hpp"

namespace kinprint {

namespace {

/// Places stretches by atlases that do not know this or that of them.
class Validator {
public:
    Validator(const KnownTexts& texts, std::uint64_t seed, const std::function<void(double)>& tell)
        : trials_(texts, seed), random_(seed), tell_(tell) {
        for (const auto& [source, of] : texts.by_source) {
            wanted.sources.push_back(source);
        }
        wanted.genres = trials_.genres().size();
        steps_ = static_cast<double>(trial_folds + wanted.sources.size() + (wanted.genres > 1 ? wanted.genres : 0));
    }

    void place() {
        for (std::size_t fold = 0; fold < trial_folds; ++fold) {
            place([&](auto, const PromptPlace& place) { return place.fold != fold; },
                  [&](auto, const PromptPlace& place) { return place.fold == fold; }, &Cases::near);
        }
        // Each source in one of the folds.
        for (std::size_t at = 0; at < wanted.sources.size(); ++at) {
            const std::string& hidden = wanted.sources[at];
            const std::size_t fold = at % trial_folds;
            place([&](auto source, const PromptPlace& place) { return place.fold != fold && source != hidden; },
                  [&](auto source, const PromptPlace& place) { return place.fold == fold && source == hidden; },
                  &Cases::unknown);
        }
        for (std::size_t genre = 0; wanted.genres > 1 && genre < wanted.genres; ++genre) {
            place([&](auto, const PromptPlace& place) { return place.genre != genre; },
                  [&](auto, const PromptPlace& place) { return place.genre == genre; }, &Cases::far);
        }
    }

    Wanted wanted;
    std::array<Cases, trial_lengths.size()> by_length;

private:
    void place(const Trials::Choice& known, const Trials::Choice& unknown, std::vector<Case> Cases::*kind) {
        const Profile profile = trials_.counted(known);
        const Atlas atlas = make_atlas(profile, {});
        const auto names = std::make_shared<const std::vector<std::string>>(atlas.names());
        std::vector<std::size_t> genres;  // of the atlas, among those of the trials
        for (const AtlasGenre& genre : atlas.genres) {
            const auto found = std::ranges::find(trials_.genres(), genre.name);
            genres.push_back(static_cast<std::size_t>(found - trials_.genres().begin()));
        }
        for (Trial& trial : trials_.placed(unknown, Placer(atlas), random_)) {
            Case one{names, std::move(trial.placed), std::move(trial.source), trial.place};
            one.placed.genre = genres[one.placed.genre];
            const bool is_known = one.truth() < names->size();
            if (is_known != (kind == &Cases::unknown)) {
                (by_length[trial.length].*kind).push_back(std::move(one));
            }
        }
        step_ += 1;
        tell_(step_ / steps_);
    }

    const Trials trials_;
    SplitMix random_;
    const std::function<void(double)>& tell_;
    double steps_ = 0;
    double step_ = 0;
};

}  // namespace

Validation validate(const KnownTexts& texts, const std::map<std::string, std::string>& vendors, std::uint64_t seed,
                    const std::function<void(double)>& tell) {
    Validator validator(texts, seed, tell);
    validator.place();
    Validation validation;
    for (std::size_t length = 0; length < trial_lengths.size(); ++length) {
        const Cases& cases = validator.by_length[length];
        if (cases.near.empty()) {
            continue;
        }
        Trust::At at = fitted(cases, validator.wanted);
        at.words = static_cast<double>(trial_lengths[length].words);
        std::vector<Outcome> near;
        for (Outcome& outcome : outcomes_of(cases, validator.wanted, vendors)) {
            outcome.length = length;
            if (!outcome.is_far) {
                near.push_back(outcome);
            }
            validation.outcomes.push_back(outcome);
        }
        at.measured = accuracy_of(near);
        validation.trust.at.push_back(std::move(at));
    }
    return validation;
}

}  // namespace kinprint
