// A source text by text, and a long text piece by piece: whose style each has, and where it changes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kinprint/atlas_file.hpp"
#include "kinprint/identify.hpp"
#include "kinprint/known_texts.hpp"
#include "kinprint/placing.hpp"

namespace kinprint {

/// Five pieces of a text, some 450 words, placed by themselves. Windows overlap.
struct Window {
    std::uint64_t from = 0;  // words of the text before it
    std::uint64_t words = 0;
    std::string source;  // the likeliest
    double probability = 0;
    double none_of_these = 0;
};

/// A part of a text that is all in one style, as far as that can be told.
struct Stretch {
    std::uint64_t from = 0;  // words of the text before it
    std::uint64_t words = 0;
    std::uint64_t earliest = 0;  // it begins after so many words at least, and at most
    std::uint64_t latest = 0;
    Identified whose;
};

/// What one long text is like from its beginning to its end.
struct Course {
    std::string text;  // where it came from: "file" or "file:line"
    std::uint64_t words = 0;
    std::vector<Window> windows;
    std::vector<Stretch> stretches;  // one where nothing changes
};

/// The share of a source's texts that are nearest to one known source.
struct NearestShare {
    std::string source;
    std::string vendor;
    std::uint64_t texts = 0;
    double share = 0;
    double low = 0;  // of its 95 % interval
    double high = 0;
};

struct PieceByPiece {
    std::uint64_t texts = 0;            // that were placed, each by itself: those of 200 words or more
    std::vector<NearestShare> nearest;  // the largest share first; none of fewer than `limits::texts_to_share` texts
    std::vector<Course> courses;        // of the first `limits::courses` texts of 1,000 words or more
    std::uint64_t unfollowed = 0;       // other texts as long
};

/// What changes of style may be, and how often they are seen: by script/quality (T11), with the atlas that is shipped.
std::string_view about_changes();

/// Places the texts of one source one by one, and the long ones piece by piece.
///
/// Pieces have 80 to 140 words and end with a sentence where one ends there. Windows are of five pieces. Stretches are
/// those of the likeliest way through the text if each piece is by one of the sources or by anybody, and each change
/// from one to another has a price: the most of sum_i n_i l_i(s_i) / d - 3 ln(pieces) * changes, with l_i(s) the lean
/// of piece i towards source s (see Placed; of anybody 0), n_i its thousands of words, and d the standard deviation of
/// n_i l_i by which neighbouring pieces differ, for the source that all of them lean to most: each text is its own
/// yardstick of chance. Neighbours of which the same source comes first, or none, are one stretch. A stretch may begin
/// wherever the sum would be less than the most by 5 at the most, and a piece earlier or later: within one nothing is
/// told apart. The interval of a share is Wilson's. O(words * sources + windows * K^2). Sources: Viterbi (1967), "Error
/// bounds for convolutional codes"; Wilson (1927), "Probable inference, the law of succession, and statistical
/// inference".
PieceByPiece piece_by_piece(const std::vector<KnownText>& texts, const AtlasFile& atlas, const Placer& placer);

/// Does the style of a text change on its way?
bool changes(const PieceByPiece& pieces);

/// Puts them beside what was found of the whole. Where texts change, the finding says so; of one text, whose its parts
/// are is the finding then, and the verdict is open. Where texts by themselves are nearest to another source than the
/// whole, or many of them to a second one, it says that, too.
void add_pieces(Identified& whole, std::shared_ptr<const PieceByPiece> pieces);

/// {"texts", "nearest": [{"source", "vendor", "texts", "share", "low", "high"}], "courses": [{"text", "words",
/// "windows": [{"from", "words", "source", "probability", "noneOfThese"}], "stretches": [{"from", "words", "earliest",
/// "latest", "whose": as in `to_json(Identification)`}]}], "unfollowed", "about"}
std::string to_json(const PieceByPiece& pieces);

}  // namespace kinprint
