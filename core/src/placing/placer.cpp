#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <numeric>
#include <utility>

#include "distance/vectors.hpp"
#include "exp.hpp"
#include "kinprint/distance.hpp"
#include "kinprint/placing.hpp"
#include "largest.hpp"
#include "span.hpp"

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

Matrix transposed(const Matrix& matrix) {
    Matrix other(matrix.columns, matrix.rows);
    for (std::size_t row = 0; row < matrix.rows; ++row) {
        for (std::size_t column = 0; column < matrix.columns; ++column) {
            other.row(column)[row] = matrix.row(row)[column];
        }
    }
    return other;
}

/// What a text of one genre is held against.
struct GenreStyles {
    std::vector<double> mean;       // rates per 1,000 words
    std::vector<double> log_share;  // by term: log p_gt
    Matrix log_ratio;               // sources x terms: log(p_mgt / p_gt)
    Matrix y;                       // sources x K: whitened
    Span span;                      // of these
};

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
        GenreStyles styles{means_[genre], {}, Matrix(sources(), terms_), {}, {}};
        const std::vector<double> share = shares(genre);
        std::ranges::transform(share, std::back_inserter(styles.log_share), [](double p) { return portable_log(p); });
        for (std::size_t source = 0; source < sources(); ++source) {
            write_log_ratios(genre, source, share, styles.log_ratio.row(source));
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

/// What of an unknown leaf an atlas counts.
struct Unknown {
    std::vector<std::pair<std::size_t, double>> counts;  // by term, each once
    double words = 0;
    double coverage = 0;  // as in `Placed`
};

/// The counts of a term in several blocks, put together.
void join(std::vector<std::pair<std::size_t, double>>& counts) {
    std::ranges::sort(counts);
    std::size_t last = 0;
    for (std::size_t at = 1; at < counts.size(); ++at) {
        if (counts[at].first == counts[last].first) {
            counts[last].second += counts[at].second;
        } else {
            counts[++last] = counts[at];
        }
    }
    counts.resize(std::min(counts.size(), last + 1));
}

Unknown unknown_of(const Source& leaf, const std::vector<std::uint32_t>& term_of) {
    Unknown one;
    double all = 0;
    double covered = 0;
    for (const Block& block : leaf.blocks) {
        one.words += static_cast<double>(block.words);
        all += static_cast<double>(block.uncounted);
        for (const TermCount& entry : block.terms) {
            all += entry.count;
            if (term_of[entry.term] != no_weight) {
                covered += entry.count;
                one.counts.emplace_back(term_of[entry.term], entry.count);
            }
        }
    }
    join(one.counts);
    one.coverage = all > 0 ? covered / all : 0;
    return one;
}

double divergence(const Unknown& unknown, const std::vector<double>& log_share) {
    double all = 0;
    for (const auto& [term, count] : unknown.counts) {
        all += count;
    }
    double sum = 0;
    for (const auto& [term, count] : unknown.counts) {
        sum += count / all * (portable_log(count / all) - log_share[term]);
    }
    return sum;
}

/// The evidence of a text before what sources wrote of one genre.
struct InGenre {
    std::size_t genre = 0;
    std::vector<double> evidence;  // by source
};

}  // namespace

struct Placer::Impl {
    const Atlas& atlas;
    Matrix factor;
    std::vector<GenreStyles> genres;

    explicit Impl(const Atlas& of) : atlas(of), factor(whitening_factor(of.weights, of.weights.terms.size())) {
        const Styles styles(of);
        for (std::size_t genre = 0; genre < of.genres.size(); ++genre) {
            genres.push_back(styles.of(genre, factor));
        }
    }

    [[nodiscard]] std::vector<double> evidence(const Unknown& unknown, std::size_t genre) const {
        std::vector<double> evidence(atlas.sources.size());
        for (std::size_t source = 0; source < evidence.size(); ++source) {
            const auto ratios = genres[genre].log_ratio.row(source);
            for (const auto& [term, count] : unknown.counts) {
                evidence[source] += count * ratios[term];
            }
        }
        return evidence;
    }

    /// In the genre by which a text is likeliest of any source.
    [[nodiscard]] InGenre likeliest(const Unknown& unknown) const {
        std::vector<InGenre> all;
        std::vector<double> likelihoods;
        for (std::size_t genre = 0; genre < genres.size(); ++genre) {
            const InGenre& one = all.emplace_back(InGenre{genre, evidence(unknown, genre)});
            likelihoods.push_back(one.evidence.empty() ? 0 : std::ranges::max(one.evidence));
            for (const auto& [term, count] : unknown.counts) {
                likelihoods.back() += count * genres[genre].log_share[term];
            }
        }
        return std::move(all[index_of_largest(likelihoods)]);
    }

    /// Leaf by leaf.
    [[nodiscard]] std::vector<Placed> place(const Leaves& leaves,
                                            const std::function<InGenre(const Unknown&)>& in_genre) const {
        const std::vector<std::uint32_t> term_of = weight_of_terms(atlas.weights, leaves.vocabulary());
        std::vector<Unknown> unknown;
        std::vector<Placed> placed;
        for (const Source* leaf : leaves.sources) {
            const Unknown& one = unknown.emplace_back(unknown_of(*leaf, term_of));
            InGenre seen = in_genre(one);
            const double divergent = divergence(one, genres[seen.genre].log_share);
            placed.push_back({seen.genre, one.words, one.coverage, divergent, std::move(seen.evidence), {}, {}, {}});
        }
        write_likeness(unknown, placed);
        return placed;
    }

    /// How each leaf's style is like those of all sources.
    void write_likeness(const std::vector<Unknown>& unknown, std::vector<Placed>& placed) const {
        Matrix x(unknown.size(), factor.rows);
        for (std::size_t leaf = 0; leaf < unknown.size(); ++leaf) {
            for (const auto& [term, count] : unknown[leaf].counts) {
                if (term < factor.rows) {
                    x.row(leaf)[term] += count * 1000 / unknown[leaf].words;
                }
            }
            std::ranges::transform(x.row(leaf), genres[placed[leaf].genre].mean, x.row(leaf).begin(), std::minus());
        }
        const Matrix y = transposed(whitened_vectors(x, atlas.weights, factor).y);
        for (std::size_t leaf = 0; leaf < unknown.size(); ++leaf) {
            const GenreStyles& styles = genres[placed[leaf].genre];
            const double length = styles.span.length_in(y.row(leaf));
            for (std::size_t source = 0; source < atlas.sources.size(); ++source) {
                const double both = dot(y.row(leaf), styles.y.row(source));
                const double squared = dot(styles.y.row(source), styles.y.row(source));
                const bool have_style = squared > 0 && length > 0;
                placed[leaf].likeness.push_back(have_style ? both / (length * std::sqrt(squared)) : 0);
                placed[leaf].strength.push_back(have_style ? both / squared : 0);
                placed[leaf].lean.push_back(both - squared / 2);
            }
        }
    }
};

Placer::Placer(const Atlas& atlas) : impl_(std::make_unique<Impl>(atlas)) {}
Placer::~Placer() = default;
Placer::Placer(Placer&&) noexcept = default;
Placer& Placer::operator=(Placer&&) noexcept = default;

std::vector<Placed> Placer::place(const Leaves& leaves) const {
    return impl_->place(leaves, [this](const Unknown& unknown) { return impl_->likeliest(unknown); });
}

std::vector<Placed> Placer::place_in(const Leaves& leaves, std::size_t genre) const {
    return impl_->place(leaves, [this, genre](const Unknown& unknown) {
        return InGenre{genre, impl_->evidence(unknown, genre)};
    });
}

std::vector<TermCase> Placer::terms_of(const Leaves& leaves, std::size_t leaf, const Placed& placed,
                                       std::size_t source) const {
    const std::vector<std::uint32_t> term_of = weight_of_terms(impl_->atlas.weights, leaves.vocabulary());
    const GenreStyles& styles = impl_->genres[placed.genre];
    const auto ratios = styles.log_ratio.row(source);
    std::vector<TermCase> cases;
    for (std::size_t term = 0; term < styles.mean.size(); ++term) {
        const double expected = styles.mean[term] * placed.words / 1000;
        cases.push_back({impl_->atlas.weights.terms[term], 0, expected, expected * portable_exp(ratios[term]), 0});
    }
    for (const auto& [term, count] : unknown_of(*leaves.sources[leaf], term_of).counts) {
        cases[term].count = count;
    }
    for (std::size_t term = 0; term < cases.size(); ++term) {
        cases[term].weight = (cases[term].count - cases[term].expected) * ratios[term];
    }
    return cases;
}

}  // namespace kinprint
