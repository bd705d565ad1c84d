#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "fitting.hpp"
#include "kinprint/atlas.hpp"
#include "kinprint/trust.hpp"
#include "trials.hpp"

namespace kinprint {

namespace {

constexpr std::size_t least_trials = 50;  // of a length, but for the shortest

/// Places stretches by atlases that do not know this or that of them.
class Validator {
public:
    Validator(const Atlas& atlas, const KnownTexts& texts, std::uint64_t seed, const std::function<void(double)>& tell)
        : trials_(texts, seed), random_(seed), tell_(tell) {
        wanted.sources = atlas.names();
        std::ranges::transform(atlas.genres, std::back_inserter(wanted.genres), &AtlasGenre::name);
        steps_ = static_cast<double>(trial_folds + wanted.sources.size() + far_genres());
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
        for (std::size_t genre = 0; genre < far_genres(); ++genre) {
            place([&](auto, const PromptPlace& place) { return place.genre != genre; },
                  [&](auto, const PromptPlace& place) { return place.genre == genre; }, &Cases::far);
        }
    }

    Wanted wanted;
    std::array<Cases, trial_lengths.size()> by_length;

private:
    /// Those that can be held out: where there is one, all texts are of it.
    [[nodiscard]] std::size_t far_genres() const { return trials_.genres().size() > 1 ? trials_.genres().size() : 0; }

    /// Chooses among the texts of wanted sources.
    [[nodiscard]] Trials::Choice of_wanted(const Trials::Choice& choose) const {
        return [this, choose](std::string_view source, const PromptPlace& place) {
            return std::ranges::find(wanted.sources, source) != wanted.sources.end() && choose(source, place);
        };
    }

    /// Which of the wanted genres that is; the first for one that is found among some of the texts alone.
    [[nodiscard]] std::size_t wanted_genre(const AtlasGenre& genre) const {
        const auto found = std::ranges::find(wanted.genres, genre.name);
        return found == wanted.genres.end() ? 0 : static_cast<std::size_t>(found - wanted.genres.begin());
    }

    /// Shares by genre of an atlas, by wanted genre.
    [[nodiscard]] std::vector<double> in_wanted(const std::vector<double>& shares, const Atlas& atlas) const {
        std::vector<double> by_wanted(wanted.genres.size());
        for (std::size_t genre = 0; genre < shares.size(); ++genre) {
            by_wanted[wanted_genre(atlas.genres[genre])] += shares[genre];
        }
        return by_wanted;
    }

    void place(const Trials::Choice& known, const Trials::Choice& unknown, std::vector<Case> Cases::*kind) {
        const Profile profile = trials_.counted(of_wanted(known));
        const Atlas atlas = make_atlas(profile, {});
        const auto names = std::make_shared<const std::vector<std::string>>(atlas.names());
        for (Trial& trial : trials_.placed(of_wanted(unknown), Placer(atlas), random_)) {
            Case one{names, std::move(trial.placed), std::move(trial.source), trial.place};
            one.placed.genres = in_wanted(one.placed.genres, atlas);
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

Validation validate(const Atlas& atlas, const KnownTexts& texts, const std::map<std::string, std::string>& vendors,
                    std::uint64_t seed, const std::function<void(double)>& tell) {
    Validator validator(atlas, texts, seed, tell);
    validator.place();
    Validation validation;
    for (std::size_t length = 0; length < trial_lengths.size(); ++length) {
        const Cases& cases = validator.by_length[length];
        // A length that few were tried at would spoil what is said between it and the one before.
        if (cases.near.empty() || (cases.near.size() < least_trials && !validation.trust.at.empty())) {
            continue;
        }
        Trust::At at = fitted(cases, validator.wanted);
        at.words = static_cast<double>(trial_lengths[length].words);
        std::vector<Outcome> near;
        for (Outcome& outcome : outcomes_of(cases, at, validator.wanted, vendors)) {
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
