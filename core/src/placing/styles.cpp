#include "styles.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <numeric>

#include "distance/vectors.hpp"
#include "exp.hpp"
#include "kinprint/distance.hpp"

namespace kinprint {

namespace {

constexpr double style_prior = 3000;    // occurrences: a of `Placer`
constexpr double genre_prior = 20'000;  // occurrences, and words: b
constexpr double least_share = 1e-12;   // of a term that a made-up atlas says nobody uses
constexpr double mean_prior = 0.01;     // a genre's share of a term is drawn so far towards that in all
constexpr double least_words = 10'000;  // of a source, to count half in the mean of a genre

double sum_of(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

/// The mean rates of a genre over its sources, per 1,000 words.
std::vector<double> mean_rates(const AtlasGenre& genre) {
    std::vector<double> mean(genre.counts.columns);
    double weights = 0;
    for (std::size_t source = 0; source < genre.counts.rows; ++source) {
        const double words = genre.words[source];
        const double weight = words / (words + least_words);
        weights += weight;
        for (std::size_t term = 0; words > 0 && term < mean.size(); ++term) {
            mean[term] += weight * genre.counts.row(source)[term] * 1000 / words;
        }
    }
    for (double& rate : mean) {
        rate = weights > 0 ? rate / weights : 0;
    }
    return mean;
}

/// The styles of all sources, genre by genre.
class Styles {
public:
    explicit Styles(const Atlas& atlas) : atlas_(atlas), terms_(atlas.weights.terms.size()) {
        for (const AtlasGenre& genre : atlas.genres) {
            means_.push_back(mean_rates(genre));
        }
        mean_.resize(terms_);
        for (const std::vector<double>& mean : means_) {
            std::ranges::transform(mean_, mean, mean_.begin(), std::plus());
        }
        const double all = sum_of(mean_);
        for (double& share : mean_) {
            share = all > 0 ? share / all : 0;
        }
    }

    [[nodiscard]] GenreStyles of(std::size_t genre, const Matrix& factor) const {
        GenreStyles styles{means_[genre], shares(genre), {}, Matrix(sources(), terms_), {}, {}};
        std::ranges::transform(styles.share, std::back_inserter(styles.log_share),
                               [](double p) { return portable_log(p); });
        for (std::size_t source = 0; source < sources(); ++source) {
            write_log_ratios(genre, source, styles.share, styles.log_ratio.row(source));
        }
        styles.y = transposed(whitened_vectors(excess(genre, factor.rows), atlas_.weights, factor).y);
        styles.span = Span(styles.y);
        return styles;
    }

private:
    [[nodiscard]] std::size_t sources() const { return atlas_.sources.size(); }

    /// p_gt of each term.
    [[nodiscard]] std::vector<double> shares(std::size_t genre) const {
        const double all = sum_of(means_[genre]);
        std::vector<double> shares(terms_);
        for (std::size_t term = 0; term < terms_; ++term) {
            const double own = all > 0 ? means_[genre][term] / all : mean_[term];
            shares[term] = std::max(least_share, (own + mean_prior * mean_[term]) / (1 + mean_prior));
        }
        return shares;
    }

    /// s_mt: how many times as often as expected a source uses a term, in all genres.
    [[nodiscard]] double style(std::size_t source, std::size_t term) const {
        double count = style_prior * mean_[term];
        double expected = count;
        for (std::size_t genre = 0; genre < atlas_.genres.size(); ++genre) {
            count += atlas_.genres[genre].counts.row(source)[term];
            expected += atlas_.genres[genre].words[source] / 1000 * means_[genre][term];
        }
        return expected > 0 ? count / expected : 1;
    }

    void write_log_ratios(std::size_t genre, std::size_t source, const std::vector<double>& share,
                          std::span<double> ratios) const {
        const auto counts = atlas_.genres[genre].counts.row(source);
        const double seen = std::accumulate(counts.begin(), counts.end(), 0.0);
        double scale = 0;
        for (std::size_t term = 0; term < terms_; ++term) {
            ratios[term] = style(source, term) * share[term];
            scale += ratios[term];
        }
        for (std::size_t term = 0; term < terms_; ++term) {
            const double p = (counts[term] + genre_prior * ratios[term] / scale) / (seen + genre_prior);
            ratios[term] = portable_log(p / share[term]);
        }
    }

    /// Rates less the mean of the genre, drawn towards those over all genres: sources x the first `columns` terms.
    [[nodiscard]] Matrix excess(std::size_t genre, std::size_t columns) const {
        Matrix x(sources(), columns);
        for (std::size_t source = 0; source < sources(); ++source) {
            double words = 0;
            for (const AtlasGenre& one : atlas_.genres) {
                words += one.words[source];
            }
            const double here = atlas_.genres[genre].words[source];
            const double known = here / (here + genre_prior);
            for (std::size_t one = 0; one < atlas_.genres.size(); ++one) {
                const double written = atlas_.genres[one].words[source];
                const double weight = (words > 0 ? (1 - known) * written / words : 0) + (one == genre ? known : 0);
                for (std::size_t term = 0; written > 0 && term < columns; ++term) {
                    const double rate = atlas_.genres[one].counts.row(source)[term] * 1000 / written;
                    x.row(source)[term] += weight * (rate - means_[one][term]);
                }
            }
        }
        return x;
    }

    const Atlas& atlas_;
    std::size_t terms_;
    std::vector<std::vector<double>> means_;  // by genre: rates per 1,000 words
    std::vector<double> mean_;                // q_t
};

}  // namespace

std::vector<GenreStyles> styles_of(const Atlas& atlas, const Matrix& factor) {
    const Styles styles(atlas);
    std::vector<GenreStyles> genres;
    for (std::size_t genre = 0; genre < atlas.genres.size(); ++genre) {
        genres.push_back(styles.of(genre, factor));
    }
    return genres;
}

Matrix transposed(const Matrix& matrix) {
    Matrix other(matrix.columns, matrix.rows);
    for (std::size_t row = 0; row < matrix.rows; ++row) {
        for (std::size_t column = 0; column < matrix.columns; ++column) {
            other.row(column)[row] = matrix.row(row)[column];
        }
    }
    return other;
}

}  // namespace kinprint
