// Whose style is it? Unknown texts among known sources.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

#include "kinprint/atlas.hpp"
#include "kinprint/leaves.hpp"

namespace kinprint {

/// An unknown text, or several by one writer, before the sources of an atlas.
struct Placed {
    std::vector<std::size_t> text_genres;  // of its texts, in order: the genre of the atlas that each is most like
    std::vector<double> genres;            // by genre: the share of its words in texts of that
    double words = 0;
    double coverage = 0;           // the share of its single terms and pairs that the atlas counts
    double divergence = 0;         // of its shares of these from those of its genres: sum s_t log(s_t / p_t)
    std::vector<double> evidence;  // by source: the logarithm of how much likelier it is of this source than of any
    std::vector<double> likeness;  // by source: the cosine of styles
    std::vector<double> strength;  // by source: how much of that source's style it has; 1: all of it
    std::vector<double> lean;      // by source: y y_m - y_m^2 / 2, y its style: towards that source, from anybody
};

/// The genre of most of its words.
std::size_t main_genre(const Placed& placed);

/// How one term speaks for a source.
struct TermCase {
    std::string term;
    double count = 0;      // in the text
    double expected = 0;   // of so many words in its genres by anybody
    double of_source = 0;  // and by that source
    double weight = 0;     // (count - expected) log(p_mgt / p_gt), below 0 where it speaks against it
};

/// Places texts among the sources of an atlas.
///
/// Evidence is that of naive Bayes: sum over terms of n_t log(p_mgt / p_gt), with p_gt the share of term t in genre g,
/// the mean over its sources, and p_mgt that of source m, drawn towards what its style in all genres makes of p_gt:
/// p_mgt = (c_mgt + b s_mt p_gt / z) / (c_mg + b), s_mt = (c_mt + a q_t) / (e_mt + a q_t), e_mt what is expected of its
/// words, genre by genre, q_t the mean share, z so that shares sum to 1; a = 3,000 and b = 20,000 occurrences. So a
/// source is known, too, in a genre that it has not been seen in. The genre of a text is that by which it is likeliest
/// of any source. Texts of several genres are held against what their sum would be by each source: evidence adds up,
/// and p_t, expected rates and styles y_m are means over the genres, each weighed by its share of the words.
///
/// A style is y of `whitened_distance`, of rates less the mean of the genre; those of a source are drawn in the same
/// way towards its mean over all genres. Of the text's style that part is looked at which lies in the span of the
/// sources' styles: the rest is chance, or no habit of any of these. Likeness is the cosine with y_m, strength y y_m /
/// y_m^2. Source: Mosteller and Wallace (1964), "Inference and Disputed Authorship", for naive Bayes.
class Placer {
public:
    /// The atlas must outlive this. O(genres * sources * terms + K^3).
    explicit Placer(const Atlas& atlas);
    ~Placer();
    Placer(Placer&&) noexcept;
    Placer& operator=(Placer&&) noexcept;

    /// Leaf by leaf. O(entries * sources * genres + leaves * K^2).
    [[nodiscard]] std::vector<Placed> place(const Leaves& leaves) const;

    /// The same of parts of a text whose genre is known. O(entries * sources + leaves * K^2).
    [[nodiscard]] std::vector<Placed> place_in(const Leaves& leaves, std::size_t genre) const;

    /// How each term of the atlas speaks for a source, in a leaf that was placed so. O(entries + terms).
    [[nodiscard]] std::vector<TermCase> terms_of(const Leaves& leaves, std::size_t leaf, const Placed& placed,
                                                 std::size_t source) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kinprint
