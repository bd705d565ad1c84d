#include "course.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <utility>

#include "exp.hpp"
#include "kinprint/leaves.hpp"
#include "largest.hpp"
#include "likeliest_way.hpp"

namespace kinprint {

namespace {

// By trials of spliced stories (tests/quality, T11): one text in a hundred is seen to change where it does not.
constexpr double price_of_change = 3;  // times ln(pieces), in standard deviations of a piece
constexpr double loss_of_interval = 5;
constexpr std::size_t pieces_of_window = 5;
constexpr std::size_t most_windows = 400;  // more can't be told apart in a picture

std::vector<Window> windows_of(const Pieces& pieces, const CutText& text, std::size_t genre, const AtlasFile& atlas,
                               const Placer& placer) {
    std::vector<Source> sources;
    std::vector<Window> windows;
    const std::size_t step = text.pieces / most_windows + 1;
    for (std::size_t at = 0; at + pieces_of_window <= text.pieces; at += step) {
        const std::size_t first = text.first + at;
        sources.push_back(pieces.joined(first, pieces_of_window, ""));
        windows.push_back({pieces.words(text.first, at), sources.back().words(), "", 0, 0});
    }
    const std::vector<Placed> placed = placer.place_in(leaves_of(pieces, sources), genre);
    for (std::size_t at = 0; at < windows.size(); ++at) {
        const Trust::At trust = atlas.trust.of(placed[at].words);
        const std::vector<double> p = probabilities(placed[at], trust);
        const std::size_t first = index_of_largest(p);
        windows[at].source = atlas.atlas.sources[first].name;
        windows[at].probability = p[first];
        windows[at].none_of_these = none_of_these(placed[at], trust);
    }
    return windows;
}

/// Which source all pieces together lean to most.
std::size_t most_leaned_to(const Matrix& leans) {
    std::vector<double> sums(leans.columns);
    for (std::size_t piece = 0; piece < leans.rows; ++piece) {
        std::ranges::transform(sums, leans.row(piece), sums.begin(), std::plus());
    }
    return index_of_largest(sums);
}

/// How much neighbouring pieces differ in what they lean to one source: the standard deviation of a piece, where few of
/// them lie at a change.
double noise_of(const Matrix& leans, std::size_t source) {
    double squares = 0;
    for (std::size_t piece = 1; piece < leans.rows; ++piece) {
        const double step = leans.row(piece)[source] - leans.row(piece - 1)[source];
        squares += step * step;
    }
    return leans.rows > 1 ? std::sqrt(squares / (2 * static_cast<double>(leans.rows - 1))) : 0;
}

/// Pieces x sources, and anybody as the last: how much each piece leans to it, in standard deviations of a piece.
Matrix gains_of(const Pieces& pieces, const CutText& text, std::size_t genre, const Placer& placer) {
    std::vector<const Source*> leaves;
    for (std::size_t piece = 0; piece < text.pieces; ++piece) {
        leaves.push_back(&pieces.counts.sources[text.first + piece]);
    }
    const std::vector<Placed> placed = placer.place_in({pieces.counts, leaves}, genre);
    Matrix gains(placed.size(), placed.front().lean.size() + 1);
    for (std::size_t piece = 0; piece < placed.size(); ++piece) {
        std::ranges::transform(placed[piece].lean, gains.row(piece).begin(),
                               [&](double lean) { return lean * placed[piece].words / 1000; });
    }
    const double noise = noise_of(gains, most_leaned_to(gains));
    for (double& gain : gains.values) {
        gain /= noise > 0 ? noise : 1;
    }
    return gains;
}

/// How many of these pieces, from the first on, could be parted with: their losses come to little.
std::size_t movable(const std::vector<double>& losses) {
    double sum = 0;
    std::size_t most = 0;
    for (std::size_t at = 0; at < losses.size(); ++at) {
        sum += losses[at];
        most = sum <= loss_of_interval ? at + 1 : most;
    }
    return most;
}

/// Pieces of a text.
struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t state = 0;
};

std::vector<Span> spans_of(const std::vector<std::size_t>& way) {
    std::vector<Span> spans;
    for (std::size_t piece = 0; piece < way.size(); ++piece) {
        if (spans.empty() || spans.back().state != way[piece]) {
            spans.push_back({piece, piece, way[piece]});
        }
        spans.back().end = piece + 1;
    }
    return spans;
}

/// Between which pieces one span may begin that follows on another.
std::pair<std::size_t, std::size_t> beginning_of(const Span& one, const Span& before, const Matrix& gains) {
    const auto loss = [&](std::size_t piece, const Span& of, const Span& to) {
        return gains.row(piece)[of.state] - gains.row(piece)[to.state];
    };
    std::vector<double> back;
    for (std::size_t piece = one.begin; piece-- > before.begin;) {
        back.push_back(loss(piece, before, one));
    }
    std::vector<double> on;
    for (std::size_t piece = one.begin; piece < one.end; ++piece) {
        on.push_back(loss(piece, one, before));
    }
    // Within a piece nothing is told apart.
    return {one.begin - std::max<std::size_t>(1, movable(back)), one.begin + std::max<std::size_t>(1, movable(on))};
}

/// Neighbouring spans that are told as one.
struct Part {
    std::vector<Span> spans;
    Identified whose;
};

/// Nobody is named for it: it is by none of the sources, as far as can be seen, or of too few words.
bool is_unnamed(const Identified& one) {
    return one.candidates.empty() || one.is_beyond || one.verdict == Verdict::unlike_all || may_be_none(one);
}

/// Is the same said of two stretches? Then a writer took up another form or subject, if anything, or it is one whom the
/// atlas does not know, and who is nearest now to this source and now to that.
bool say_the_same(const Identified& a, const Identified& b) {
    return is_unnamed(a) || is_unnamed(b) ? is_unnamed(a) == is_unnamed(b)
                                          : a.candidates.front().source == b.candidates.front().source;
}

/// Each span a text of its own: it may be of another genre than the one before it.
Identified whose_are(const std::vector<Span>& spans, const Pieces& pieces, const CutText& text, const AtlasFile& atlas,
                     const Placer& placer) {
    Source source;
    source.name = text.id;
    for (const Span& span : spans) {
        std::ranges::move(pieces.joined(text.first + span.begin, span.end - span.begin, "").blocks,
                          std::back_inserter(source.blocks));
    }
    return std::move(identify({pieces.counts, {&source}}, atlas, placer, {}).unknown.front());
}

std::vector<Stretch> stretches_of(const Pieces& pieces, const CutText& text, const Matrix& gains,
                                  const AtlasFile& atlas, const Placer& placer) {
    const double price = price_of_change * portable_log(static_cast<double>(std::max<std::size_t>(2, text.pieces)));
    std::vector<Part> parts;
    for (const Span& span : spans_of(likeliest_way(gains, price))) {
        parts.push_back({{span}, whose_are({span}, pieces, text, atlas, placer)});
    }
    const auto alike = [&] { return std::ranges::adjacent_find(parts, say_the_same, &Part::whose); };
    for (auto one = alike(); one != parts.end(); one = alike()) {
        std::ranges::copy(std::next(one)->spans, std::back_inserter(one->spans));
        parts.erase(std::next(one));
        one->whose = whose_are(one->spans, pieces, text, atlas, placer);
    }
    std::vector<Stretch> stretches;
    for (std::size_t at = 0; at < parts.size(); ++at) {
        const Span& span = parts[at].spans.front();
        const auto [earliest, latest] =
            at > 0 ? beginning_of(span, parts[at - 1].spans.back(), gains) : std::make_pair(span.begin, span.begin);
        stretches.push_back({pieces.words(text.first, span.begin),
                             pieces.words(text.first + span.begin, parts[at].spans.back().end - span.begin),
                             pieces.words(text.first, earliest), pieces.words(text.first, latest),
                             std::move(parts[at].whose)});
    }
    return stretches;
}

}  // namespace

Course course_of(const Pieces& pieces, const CutText& text, const Placed& whole, const AtlasFile& atlas,
                 const Placer& placer) {
    const Matrix gains = gains_of(pieces, text, main_genre(whole), placer);
    return {text.id, pieces.words(text.first, text.pieces), windows_of(pieces, text, main_genre(whole), atlas, placer),
            stretches_of(pieces, text, gains, atlas, placer)};
}

}  // namespace kinprint
