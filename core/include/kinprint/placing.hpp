// Whose style is it? Unknown texts among known sources.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "kinprint/leaves.hpp"
#include "kinprint/matrix.hpp"
#include "kinprint/weights.hpp"

namespace kinprint {

/// What sources wrote of one genre.
struct AtlasGenre {
    std::string name;           // as the texts have it; of a genre that was found, its first prompt
    Matrix counts;              // sources x terms
    std::vector<double> words;  // by source; 0 where it wrote none of this
};

/// Known sources, genre by genre: what is asked for tells far more of a text's words than who wrote it.
struct Atlas {
    std::vector<std::string> sources;
    Weights weights;                 // learned from the sources; its terms are those that are counted
    std::vector<AtlasGenre> genres;  // one or more
};

struct AtlasOptions {
    std::size_t terms = 10'000;    // as in TrainOptions
    std::size_t correlated = 600;  // likewise
};

/// An atlas of these leaves. Where texts have genres, by these; else prompts are parted by what is written to them: at
/// the first principal component of their rates of frequent terms, less those of who answered, in two groups that vary
/// least about their means, each of 20 prompts or more, wherever these are clearly apart (Ashman's D > 4), and again
/// within the groups. Texts of unknown prompt go with the largest genre then. O(entries * correlated). Source: Ashman,
/// Bird and Zepf (1994), "Detecting bimodality in astronomical datasets".
Atlas make_atlas(const Leaves& leaves, const AtlasOptions& options);

/// An unknown text, or several by one writer, before the sources of an atlas.
struct Placed {
    std::size_t genre = 0;  // of the atlas, that it is most like
    double words = 0;
    double coverage = 0;           // the share of its single terms and pairs that the atlas counts
    std::vector<double> evidence;  // by source: the logarithm of how much likelier it is of this source than of any
    std::vector<double> likeness;  // by source: the cosine of whitened rates
};

/// Places texts among the sources of an atlas.
///
/// Evidence is that of naive Bayes: sum over terms of n_t log(p_mgt / p_gt), with p_gt the share of term t in genre g,
/// the mean over its sources, and p_mgt that of source m, drawn towards what its style in all genres makes of p_gt:
/// p_mgt = (c_mgt + b s_mt p_gt / z) / (c_mg + b), s_mt = (c_mt + a q_t) / (e_mt + a q_t), e_mt what is expected of its
/// words, genre by genre, q_t the mean share, z so that shares sum to 1; a = 3,000 and b = 20,000 occurrences. So a
/// source is known, too, in a genre that it has not been seen in. The genre is that by which the text is likeliest of
/// any source.
///
/// Likeness is cos(y, y_m), y as in `whitened_distance`, of rates less the mean of the genre; those of a source are
/// drawn in the same way towards its mean over all genres.
/// Source: Mosteller and Wallace (1964), "Inference and Disputed Authorship", for naive Bayes.
class Placer {
public:
    /// The atlas must outlive this. O(genres * sources * terms + K^3).
    explicit Placer(const Atlas& atlas);
    ~Placer();
    Placer(Placer&&) noexcept;
    Placer& operator=(Placer&&) noexcept;

    /// Leaf by leaf. O(entries * sources * genres + leaves * K^2).
    [[nodiscard]] std::vector<Placed> place(const Leaves& leaves) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// How much evidence and likeness are worth, by length of text: what makes probabilities of them. Terms are not drawn
/// each by itself, as naive Bayes has it, so its evidence is worth the less the more there is of it.
struct Calibration {
    struct At {
        double words = 0;
        double evidence = 0;
        double likeness = 0;
    };
    std::vector<At> at;  // by words, ascending; one or more

    /// For a text of so many words: between two lengths by the logarithm of words, beyond them as at the nearest.
    [[nodiscard]] At of(double words) const;
};

/// By source: exp(a evidence + b likeness), scaled to sum 1, with a and b of the calibration for its length.
std::vector<double> probabilities(const Placed& placed, const Calibration& calibration);

/// The worth of evidence and likeness at which the texts, each by the source of index `truth`, are likeliest: a
/// logistic regression of two coefficients, by Newton's method. `words`: the texts' length. O(texts * sources) a step.
/// Precondition: one text or more.
Calibration::At calibrate(const std::vector<Placed>& placed, const std::vector<std::size_t>& truth, double words);

}  // namespace kinprint
