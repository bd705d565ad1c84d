// Texts -> pieces, each counted by itself.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kinprint/known_texts.hpp"
#include "kinprint/leaves.hpp"
#include "kinprint/profile.hpp"

namespace kinprint {

/// Where the piece ends that begins at `from`: behind the end of a sentence or line after 80 words, at a blank after
/// 140, between two characters after 1,500 bytes (there are scripts without blanks), or with the text. O(bytes).
std::size_t end_of_piece(std::string_view utf8, std::size_t from);

/// Which pieces a text became.
struct CutText {
    std::string id;
    std::size_t first = 0;  // of its pieces
    std::size_t pieces = 0;
};

struct Pieces {
    Profile counts;  // a source for each piece, in the order of reading; one may have no word
    std::vector<CutText> texts;

    /// So many pieces in a row, put together to one text under one name. O(entries).
    [[nodiscard]] Source joined(std::size_t first, std::size_t pieces, std::string name) const;
    [[nodiscard]] std::uint64_t words(std::size_t first, std::size_t pieces) const;
};

/// A view of sources that were put together of pieces.
Leaves leaves_of(const Pieces& pieces, const std::vector<Source>& sources);

/// A last piece of few words goes with the one before. O(bytes).
Pieces cut(const std::vector<KnownText>& texts);

}  // namespace kinprint
