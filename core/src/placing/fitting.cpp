#include "fitting.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>

#include "hold.hpp"
#include "less_than_own.hpp"
#include "logistic.hpp"

namespace kinprint {

namespace {

constexpr std::size_t source_groups = 6;

/// Where no genre is known that is far, what 22 models' stories and essays teach: evidence of words says nothing there,
/// and likeness a third.
constexpr double likeness_when_far = 0.35;

std::size_t index_of(const std::vector<std::string>& names, const std::string& name) {
    return static_cast<std::size_t>(std::ranges::find(names, name) - names.begin());
}

template <typename Keep>
std::vector<Case> those(const std::vector<Case>& cases, Keep keep) {
    std::vector<Case> kept;
    std::ranges::copy_if(cases, std::back_inserter(kept), keep);
    return kept;
}

Worth worth_of(const std::vector<Case>& cases) {
    std::vector<Placed> placed;
    std::vector<std::size_t> truth;
    for (const Case& one : cases) {
        placed.push_back(one.placed);
        truth.push_back(one.truth());
    }
    return calibrate(placed, truth);
}

Worth worth_when_far(const std::vector<Case>& far, const Worth& near) {
    return far.empty() ? Worth{0, likeness_when_far * near.likeness} : worth_of(far);
}

OwnTexts& operator+=(OwnTexts& sum, const OwnTexts& one) {
    sum = {sum.likeness + one.likeness, sum.strength + one.strength, sum.certainty + one.certainty};
    return sum;
}

OwnTexts over(const OwnTexts& sum, double n) {
    return {sum.likeness / n, sum.strength / n, sum.certainty / n};
}

/// By source; of one that has no case the mean of the others.
std::vector<OwnTexts> own_texts(const std::vector<Case>& near, const Trust::At& at,
                                const std::vector<std::string>& sources) {
    std::vector<OwnTexts> own(sources.size());
    std::vector<double> texts(sources.size());
    OwnTexts all;
    for (const Case& one : near) {
        const std::size_t truth = one.truth();
        const OwnTexts its{one.placed.likeness[truth], one.placed.strength[truth],
                           certainty_of(probabilities(one.placed, at.near))};
        const std::size_t source = index_of(sources, one.source);
        own[source] += its;
        texts[source] += 1;
        all += its;
    }
    for (std::size_t source = 0; source < own.size(); ++source) {
        own[source] =
            texts[source] > 0 ? over(own[source], texts[source]) : over(all, static_cast<double>(near.size()));
    }
    return own;
}

/// Precondition: a near case.
UsualTexts usual_texts(const std::vector<Case>& near, const Trust::At& at, const std::vector<std::string>& sources) {
    double sum = 0;
    double squares = 0;
    for (const Case& one : near) {
        sum += one.placed.divergence;
        squares += one.placed.divergence * one.placed.divergence;
    }
    const auto n = static_cast<double>(near.size());
    return {sum / n, std::sqrt(std::max(0.0, squares / n - sum / n * sum / n)), own_texts(near, at, sources)};
}

/// Genre by genre; of one that has no case, those of all.
std::vector<UsualTexts> usual_by_genre(const std::vector<Case>& near, const Trust::At& at, const Wanted& wanted) {
    std::vector<UsualTexts> usual;
    for (std::size_t genre = 0; genre < wanted.genres.size(); ++genre) {
        const auto of_genre = those(near, [&](const Case& one) { return main_genre(one.placed) == genre; });
        usual.push_back(usual_texts(of_genre.empty() ? near : of_genre, at, wanted.sources));
    }
    return usual;
}

/// Of all sources, what those of the atlas that placed this have.
std::vector<OwnTexts> own_before(const Case& one, const Trust::At& at, const std::vector<std::string>& sources) {
    const std::vector<OwnTexts> own = usual_of(one.placed, at).own;
    std::vector<OwnTexts> of_atlas;
    for (const std::string& source : *one.sources) {
        of_atlas.push_back(own[index_of(sources, source)]);
    }
    return of_atlas;
}

Features features_of(const Case& one, const Trust::At& at, const std::vector<std::string>& sources) {
    return less_than_own(one.placed, probabilities(one.placed, at), own_before(one, at, sources));
}

std::array<double, features> none_of(const Cases& cases, const Trust::At& at, const std::vector<std::string>& sources) {
    std::vector<Example> examples;
    for (const Case& one : cases.near) {
        examples.push_back({features_of(one, at, sources), false});
    }
    for (const Case& one : cases.unknown) {
        examples.push_back({features_of(one, at, sources), true});
    }
    return logistic_regression(examples);
}

/// How many are above that of the truth.
std::size_t rank_of(const std::vector<double>& p, std::size_t truth) {
    return static_cast<std::size_t>(std::ranges::count_if(p, [&](double value) { return value > p[truth]; }));
}

std::string vendor_of(const std::map<std::string, std::string>& vendors, const std::string& source) {
    const auto found = vendors.find(source);
    return found == vendors.end() ? "a source: " + source : found->second;
}

std::string likeliest_vendor(const Case& one, const std::vector<double>& p,
                             const std::map<std::string, std::string>& vendors) {
    std::map<std::string, double> sums;
    for (std::size_t source = 0; source < p.size(); ++source) {
        sums[vendor_of(vendors, (*one.sources)[source])] += p[source];
    }
    return std::ranges::max_element(sums, {}, [](const auto& sum) { return sum.second; })->first;
}

Outcome outcome_of(const Case& one, const Trust::At& at, const std::map<std::string, std::string>& vendors) {
    const std::vector<double> p = probabilities(one.placed, at);
    Outcome outcome;
    outcome.genre = one.place.genre;
    outcome.is_known = one.truth() < p.size();
    outcome.probability = std::ranges::max(p);
    if (outcome.is_known) {
        outcome.rank = rank_of(p, one.truth());
        outcome.is_vendor = likeliest_vendor(one, p, vendors) == vendor_of(vendors, one.source);
    }
    return outcome;
}

/// What is said of it, with that probability of "none of these".
void judge(Outcome& outcome, double none, const Case& one, const Trust::At& at) {
    const double strange = strangeness(one.placed, at);
    outcome.none = none;
    outcome.verdict = verdict_of({at.words, outcome.probability, none, strange, strange >= beyond_from, true});
}

/// One whose groups of sources, by their number, are told apart by a fit of `none` that has seen the other groups.
class NoneByGroup {
public:
    NoneByGroup(const Cases& cases, const Trust::At& at, const std::vector<std::string>& sources)
        : at_(at), sources_(sources) {
        for (std::size_t group = 0; group < source_groups; ++group) {
            const auto others = [&](const Case& one) { return group_of(one) != group; };
            none_.push_back(none_of({those(cases.near, others), those(cases.unknown, others), {}}, at, sources));
        }
    }

    [[nodiscard]] double operator()(const Case& one) const {
        return none_at(strangeness(one.placed, at_), logistic(features_of(one, at_, sources_), none_[group_of(one)]));
    }

private:
    [[nodiscard]] std::size_t group_of(const Case& one) const { return index_of(sources_, one.source) % source_groups; }

    const Trust::At& at_;
    const std::vector<std::string>& sources_;
    std::vector<std::array<double, features>> none_;
};

void add_near(const std::vector<Case>& near, const Trust::At& all, const NoneByGroup& none,
              const std::map<std::string, std::string>& vendors, std::vector<Outcome>& outcomes) {
    for (std::size_t fold = 0; fold < trial_folds; ++fold) {
        Trust::At at = all;
        const auto others = those(near, [&](const Case& one) { return one.place.fold != fold; });
        if (!others.empty()) {
            at.near = worth_of(others);
        }
        for (const Case& one : near) {
            if (one.place.fold == fold) {
                outcomes.push_back(outcome_of(one, at, vendors));
                judge(outcomes.back(), none(one), one, at);
            }
        }
    }
}

void add_far(const std::vector<Case>& far, const Trust::At& all, const std::vector<std::string>& sources,
             const std::map<std::string, std::string>& vendors, std::vector<Outcome>& outcomes) {
    std::size_t genres = 0;
    for (const Case& one : far) {
        genres = std::max(genres, one.place.genre + 1);
    }
    for (std::size_t genre = 0; genre < genres; ++genre) {
        Trust::At at = all;
        at.far = worth_when_far(those(far, [&](const Case& one) { return one.place.genre != genre; }), all.near);
        for (const Case& one : far) {
            if (one.place.genre == genre) {
                outcomes.push_back(outcome_of(one, at, vendors));
                outcomes.back().is_far = true;
                const double none = logistic(features_of(one, at, sources), all.none);
                judge(outcomes.back(), none_at(strangeness(one.placed, at), none), one, at);
            }
        }
    }
}

}  // namespace

std::size_t Case::truth() const {
    return index_of(*sources, source);
}

Trust::At fitted(const Cases& cases, const Wanted& wanted) {
    Trust::At at;
    at.near = worth_of(cases.near);
    at.far = worth_when_far(cases.far, at.near);
    at.usual = usual_by_genre(cases.near, at, wanted);
    at.none = none_of(cases, at, wanted.sources);
    return at;
}

std::vector<Outcome> outcomes_of(const Cases& cases, const Trust::At& all, const Wanted& wanted,
                                 const std::map<std::string, std::string>& vendors) {
    const NoneByGroup none(cases, all, wanted.sources);
    std::vector<Outcome> outcomes;
    add_near(cases.near, all, none, vendors, outcomes);
    for (const Case& one : cases.unknown) {
        outcomes.push_back(outcome_of(one, all, vendors));
        judge(outcomes.back(), none(one), one, all);
    }
    add_far(cases.far, all, wanted.sources, vendors, outcomes);
    return outcomes;
}

}  // namespace kinprint
