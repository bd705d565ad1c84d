// The sources that have few words of all that was looked through.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kinprint/survey.hpp"

namespace kinprint {

/// The cells of terms of one part, by the length of the terms less 1.
using CellsOfPart = std::array<std::vector<std::uint32_t>, most_tokens>;

/// Of terms, and of content.
using CellsOfParts = std::array<CellsOfPart, 2>;

void append(CellsOfParts& to, const CellsOfParts& cells);

/// Keeps the cells of the terms of sources that may turn out to be small. A source is small by all that was seen: as
/// more sources are seen, and more words of each, ever fewer are, so what is once given up is never missed. Memory: as
/// of the words that small sources may have together.
class SmallSources {
public:
    struct Source {
        std::uint64_t words = 0;
        CellsOfParts cells;
    };

    /// `most_words`: that small sources have together.
    explicit SmallSources(std::uint64_t most_words) : most_words_(most_words) {}

    void add(std::string_view name, std::uint64_t words, const CellsOfParts& cells);

    /// By name. Those that are not small have no cells.
    [[nodiscard]] const std::map<std::string, Source, std::less<>>& sources() const { return sources_; }

private:
    [[nodiscard]] bool is_small(const Source& source) const;

    std::uint64_t most_words_;
    std::map<std::string, Source, std::less<>> sources_;
};

}  // namespace kinprint
