#include "kinprint/pieces.hpp"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "course.hpp"
#include "cutting.hpp"
#include "kinprint/limits.hpp"
#include "largest.hpp"

namespace kinprint {

namespace {

constexpr double sure = 1.959963984540054;  // standard deviations of a normal distribution that hold 95 %

/// The interval of a share, by Wilson.
std::pair<double, double> interval(double hits, double trials) {
    const double share = hits / trials;
    const double squared = sure * sure;
    const double middle = (share + squared / (2 * trials)) / (1 + squared / trials);
    const double spread = share * (1 - share) / trials + squared / (4 * trials * trials);
    const double half = sure * std::sqrt(spread) / (1 + squared / trials);
    return {std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

std::vector<NearestShare> shares_of(const std::vector<Placed>& placed, const AtlasFile& atlas) {
    std::vector<NearestShare> shares;
    for (const KnownSource& source : atlas.atlas.sources) {
        shares.push_back({source.name, source.vendor, 0, 0, 0, 0});
    }
    for (const Placed& one : placed) {
        const std::vector<double> p = probabilities(one, atlas.trust.of(one.words));
        ++shares[index_of_largest(p)].texts;
    }
    std::erase_if(shares, [](const NearestShare& share) { return share.texts == 0; });
    const auto all = static_cast<double>(placed.size());
    for (NearestShare& share : shares) {
        const auto texts = static_cast<double>(share.texts);
        share.share = texts / all;
        std::tie(share.low, share.high) = interval(texts, all);
    }
    std::ranges::stable_sort(shares, std::ranges::greater(), &NearestShare::texts);
    return shares;
}

}  // namespace

PieceByPiece piece_by_piece(const std::vector<KnownText>& texts, const AtlasFile& atlas, const Placer& placer) {
    const Pieces pieces = cut(texts);
    std::vector<Source> wholes;
    std::vector<const CutText*> cut_texts;
    for (const CutText& text : pieces.texts) {
        if (pieces.words(text.first, text.pieces) >= limits::words_to_identify) {
            wholes.push_back(pieces.joined(text.first, text.pieces, text.id));
            cut_texts.push_back(&text);
        }
    }
    const std::vector<Placed> placed = placer.place(leaves_of(pieces, wholes));
    PieceByPiece result{wholes.size(), {}, {}};
    if (wholes.size() >= limits::texts_to_share) {
        result.nearest = shares_of(placed, atlas);
    }
    for (std::size_t at = 0; at < placed.size() && result.courses.size() < limits::courses; ++at) {
        if (wholes[at].words() >= limits::words_to_rank_all) {
            result.courses.push_back(course_of(pieces, *cut_texts[at], placed[at], atlas, placer));
        }
    }
    return result;
}

bool changes(const PieceByPiece& pieces) {
    return std::ranges::any_of(pieces.courses, [](const Course& course) { return course.stretches.size() > 1; });
}

void add_pieces(Identified& whole, std::shared_ptr<const PieceByPiece> pieces) {
    if (changes(*pieces)) {
        whole.verdict = whole.verdict == Verdict::clear ? Verdict::likely : whole.verdict;
        whole.warnings.emplace_back(
            "Its style changes on the way: whose each part may be says more than what is said of the whole.");
    }
    whole.pieces = std::move(pieces);
}

}  // namespace kinprint
