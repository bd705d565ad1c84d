// Stretches of texts by known sources, placed by an atlas that has not seen the prompts they answer.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kinprint/known_texts.hpp"
#include "kinprint/placing.hpp"
#include "split_mix.hpp"

namespace kinprint {

/// Words of the stretches, and how many are drawn of each source, fold and genre.
struct TrialLength {
    std::size_t words;
    std::size_t draws;
};
inline constexpr std::array<TrialLength, 5> trial_lengths = {{{200, 20}, {500, 15}, {1000, 12}, {2000, 8}, {5000, 5}}};
inline constexpr double least_of_length = 0.9;  // a stretch that has so much of it will do
inline constexpr std::size_t trial_folds = 5;

/// Where a prompt is put: the texts that answer it are held out together.
struct PromptPlace {
    std::size_t fold = 0;
    std::size_t genre = 0;
};

/// A stretch that was placed.
struct Trial {
    Placed placed;
    std::size_t length = 0;  // which of `trial_lengths`
    std::string source;      // whose it is
    PromptPlace place;
};

/// Known texts, parted by prompts into folds, each with as many prompts of each genre. A view: they must outlive it.
class Trials {
public:
    Trials(const KnownTexts& texts, std::uint64_t seed);

    /// Names of the genres, as `make_atlas` has them of all texts.
    [[nodiscard]] const std::vector<std::string>& genres() const { return genres_; }

    /// Is a text of this source and place to be looked at?
    using Choice = std::function<bool(std::string_view source, const PromptPlace& place)>;

    /// The counts of those texts that are chosen, with their genres: atlases of parts know the same ones.
    [[nodiscard]] Profile counted(const Choice& choose) const;

    /// Stretches of those texts that are chosen, from a paragraph of the first half of one on; where it has not words
    /// enough, of those that follow it in the same fold and genre. One that comes to less than 9 tenths of its length
    /// is left out.
    [[nodiscard]] std::vector<Trial> placed(const Choice& choose, const Placer& placer, SplitMix& random) const;

private:
    const KnownTexts& texts_;
    std::map<std::string, PromptPlace, std::less<>> places_;  // by prompt
    std::vector<std::string> genres_;
};

}  // namespace kinprint
