#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <utility>

#include "distance/vectors.hpp"
#include "exp.hpp"
#include "kinprint/distance.hpp"
#include "kinprint/placing.hpp"
#include "largest.hpp"
#include "styles.hpp"

namespace kinprint {

namespace {

using TermCounts = std::vector<std::pair<std::size_t, double>>;  // by term, each once

/// What of an unknown leaf, or of its texts of one genre, an atlas counts.
struct Unknown {
    TermCounts counts;
    double words = 0;
    double all = 0;  // single terms and pairs, counted or not
};

/// The counts of a term in several blocks, put together.
void join(TermCounts& counts) {
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

void add(Unknown& to, const Block& block, const std::vector<std::uint32_t>& term_of) {
    to.words += static_cast<double>(block.words);
    to.all += static_cast<double>(block.uncounted);
    for (const TermCount& entry : block.terms) {
        to.all += entry.count;
        if (term_of[entry.term] != no_weight) {
            to.counts.emplace_back(term_of[entry.term], entry.count);
        }
    }
}

void add(Unknown& to, const Unknown& one) {
    to.words += one.words;
    to.all += one.all;
    to.counts.insert(to.counts.end(), one.counts.begin(), one.counts.end());
}

double occurrences(const TermCounts& counts) {
    double all = 0;
    for (const auto& [term, count] : counts) {
        all += count;
    }
    return all;
}

/// Text by text: the stretches of a long one stand together.
std::vector<Unknown> texts_of(const Source& leaf, const std::vector<std::uint32_t>& term_of) {
    std::vector<Unknown> texts;
    const Block* last = nullptr;
    for (const Block& block : leaf.blocks) {
        if (last == nullptr || last->id != block.id || last->prompt != block.prompt) {
            texts.emplace_back();
        }
        add(texts.back(), block, term_of);
        last = &block;
    }
    for (Unknown& text : texts) {
        join(text.counts);
    }
    return texts;
}

/// A leaf, by the genres of its texts.
struct Leaf {
    std::vector<Unknown> by_genre;
    Unknown whole;
    std::vector<double> shares;  // of the words, by genre
};

/// `text_genres`: of the texts, of `genres` that there are.
Leaf leaf_of(const std::vector<Unknown>& texts, const std::vector<std::size_t>& text_genres, std::size_t genres) {
    Leaf leaf{std::vector<Unknown>(genres), {}, {}};
    for (std::size_t text = 0; text < texts.size(); ++text) {
        add(leaf.by_genre[text_genres[text]], texts[text]);
    }
    for (Unknown& one : leaf.by_genre) {
        join(one.counts);
        add(leaf.whole, one);
    }
    join(leaf.whole.counts);
    for (const Unknown& one : leaf.by_genre) {
        leaf.shares.push_back(leaf.whole.words > 0 ? one.words / leaf.whole.words : 0);
    }
    return leaf;
}

double divergence(const TermCounts& counts, const std::vector<double>& share) {
    const double all = occurrences(counts);
    double sum = 0;
    for (const auto& [term, count] : counts) {
        sum += count / all * (portable_log(count / all) - portable_log(share[term]));
    }
    return sum;
}

/// Adds so much of one to the other.
void add(std::vector<double>& to, const std::vector<double>& one, double much) {
    std::ranges::transform(to, one, to.begin(), [&](double sum, double value) { return sum + much * value; });
}

}  // namespace

struct Placer::Impl {
    const Atlas& atlas;
    Matrix factor;
    std::vector<GenreStyles> genres;

    explicit Impl(const Atlas& of)
        : atlas(of), factor(whitening_factor(of.weights, of.weights.terms.size())), genres(styles_of(of, factor)) {}

    /// Adds that of counts in a genre, by source.
    void add_evidence(std::vector<double>& evidence, const TermCounts& counts, const GenreStyles& styles) const {
        for (std::size_t source = 0; source < evidence.size(); ++source) {
            const auto ratios = styles.log_ratio.row(source);
            for (const auto& [term, count] : counts) {
                evidence[source] += count * ratios[term];
            }
        }
    }

    /// That by which a text is likeliest of any source.
    [[nodiscard]] std::size_t genre_of(const Unknown& text) const {
        std::vector<double> likelihoods;
        for (const GenreStyles& styles : genres) {
            std::vector<double> evidence(atlas.sources.size());
            add_evidence(evidence, text.counts, styles);
            double& likelihood = likelihoods.emplace_back(evidence.empty() ? 0 : std::ranges::max(evidence));
            for (const auto& [term, count] : text.counts) {
                likelihood += count * styles.log_share[term];
            }
        }
        return index_of_largest(likelihoods);
    }

    [[nodiscard]] std::vector<double> evidence(const Leaf& leaf) const {
        std::vector<double> evidence(atlas.sources.size());
        for (std::size_t genre = 0; genre < genres.size(); ++genre) {
            add_evidence(evidence, leaf.by_genre[genre].counts, genres[genre]);
        }
        return evidence;
    }

    /// What texts are held against of which such shares of the words are in each genre.
    [[nodiscard]] GenreStyles mixture(const std::vector<double>& shares) const {
        const std::size_t terms = atlas.weights.terms.size();
        GenreStyles styles;
        styles.mean.resize(terms);
        styles.share.resize(terms);
        styles.y = Matrix(atlas.sources.size(), factor.rows);
        for (std::size_t genre = 0; genre < genres.size(); ++genre) {
            add(styles.mean, genres[genre].mean, shares[genre]);
            add(styles.share, genres[genre].share, shares[genre]);
            add(styles.y.values, genres[genre].y.values, shares[genre]);
        }
        styles.span = Span(styles.y);
        return styles;
    }

    /// Calls `look` with what these are held against.
    template <typename Look>
    void before(const std::vector<double>& shares, const Look& look) const {
        const auto only = std::ranges::find(shares, 1.0);
        if (only != shares.end()) {
            look(genres[static_cast<std::size_t>(only - shares.begin())]);
        } else {
            look(mixture(shares));
        }
    }

    /// Leaf by leaf; `genre_of`: of a text.
    template <typename GenreOf>
    [[nodiscard]] std::vector<Placed> place(const Leaves& leaves, const GenreOf& genre_of) const {
        const std::vector<std::uint32_t> term_of = weight_of_terms(atlas.weights, leaves.vocabulary());
        Matrix x(leaves.sources.size(), factor.rows);
        std::vector<Placed> placed(leaves.sources.size());
        for (std::size_t at = 0; at < placed.size(); ++at) {
            const std::vector<Unknown> texts = texts_of(*leaves.sources[at], term_of);
            std::ranges::transform(texts, std::back_inserter(placed[at].text_genres), genre_of);
            place(leaf_of(texts, placed[at].text_genres, genres.size()), placed[at], x.row(at));
        }
        const Matrix y = transposed(whitened_vectors(x, atlas.weights, factor).y);
        for (std::size_t at = 0; at < placed.size(); ++at) {
            before(placed[at].genres,
                   [&](const GenreStyles& styles) { write_likeness(y.row(at), styles, placed[at]); });
        }
        return placed;
    }

    /// All but what takes its style, of which `excess` is to be: rates less those of anybody.
    void place(const Leaf& leaf, Placed& placed, std::span<double> excess) const {
        placed.genres = leaf.shares;
        placed.words = leaf.whole.words;
        placed.coverage = leaf.whole.all > 0 ? occurrences(leaf.whole.counts) / leaf.whole.all : 0;
        placed.evidence = evidence(leaf);
        for (const auto& [term, count] : leaf.whole.counts) {
            if (term < excess.size()) {
                excess[term] += count * 1000 / leaf.whole.words;
            }
        }
        before(leaf.shares, [&](const GenreStyles& styles) {
            placed.divergence = divergence(leaf.whole.counts, styles.share);
            std::ranges::transform(excess, styles.mean, excess.begin(), std::minus());
        });
    }

    /// How a leaf's style is like those of all sources.
    void write_likeness(std::span<const double> y, const GenreStyles& styles, Placed& placed) const {
        const double length = styles.span.length_in(y);
        for (std::size_t source = 0; source < atlas.sources.size(); ++source) {
            const double both = dot(y, styles.y.row(source));
            const double squared = dot(styles.y.row(source), styles.y.row(source));
            const bool have_style = squared > 0 && length > 0;
            placed.likeness.push_back(have_style ? both / (length * std::sqrt(squared)) : 0);
            placed.strength.push_back(have_style ? both / squared : 0);
            placed.lean.push_back(both - squared / 2);
        }
    }
};

std::size_t main_genre(const Placed& placed) {
    return index_of_largest(placed.genres);
}

Placer::Placer(const Atlas& atlas) : impl_(std::make_unique<Impl>(atlas)) {}
Placer::~Placer() = default;
Placer::Placer(Placer&&) noexcept = default;
Placer& Placer::operator=(Placer&&) noexcept = default;

std::vector<Placed> Placer::place(const Leaves& leaves) const {
    return impl_->place(leaves, [this](const Unknown& text) { return impl_->genre_of(text); });
}

std::vector<Placed> Placer::place_in(const Leaves& leaves, std::size_t genre) const {
    return impl_->place(leaves, [genre](const Unknown&) { return genre; });
}

std::vector<TermCase> Placer::terms_of(const Leaves& leaves, std::size_t leaf, const Placed& placed,
                                       std::size_t source) const {
    const std::vector<std::uint32_t> term_of = weight_of_terms(impl_->atlas.weights, leaves.vocabulary());
    const Leaf counted = leaf_of(texts_of(*leaves.sources[leaf], term_of), placed.text_genres, impl_->genres.size());
    std::vector<TermCase> cases;
    for (const std::string& term : impl_->atlas.weights.terms) {
        cases.push_back({term, 0, 0, 0, 0});
    }
    for (std::size_t genre = 0; genre < placed.genres.size(); ++genre) {
        const GenreStyles& styles = impl_->genres[genre];
        const auto ratios = styles.log_ratio.row(source);
        for (std::size_t term = 0; term < cases.size(); ++term) {
            const double expected = styles.mean[term] * counted.by_genre[genre].words / 1000;
            cases[term].expected += expected;
            cases[term].of_source += expected * portable_exp(ratios[term]);
            cases[term].weight -= expected * ratios[term];
        }
        for (const auto& [term, count] : counted.by_genre[genre].counts) {
            cases[term].count += count;
            cases[term].weight += count * ratios[term];
        }
    }
    return cases;
}

}  // namespace kinprint
