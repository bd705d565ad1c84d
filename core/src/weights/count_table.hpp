// The counts of chosen terms, block by block: what distances, their weights and their resampling are computed from.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "kinprint/matrix.hpp"
#include "kinprint/profile.hpp"
#include "prompt_sets.hpp"

namespace kinprint {

/// A sparse matrix: one row a block, one column a chosen term. Rows are sorted by prompt set, then by leaf.
struct CountTable {
    struct Row {
        std::uint32_t leaf = 0;
        std::uint32_t block = 0;  // in the leaf
        std::uint32_t set = 0;    // of prompts
        double words = 0;
        std::size_t begin = 0;  // into `entries`
        std::size_t end = 0;
    };
    struct Entry {
        std::uint32_t column = 0;
        std::uint32_t count = 0;
    };

    std::size_t leaves = 0;
    std::size_t columns = 0;
    std::vector<Row> rows;
    std::vector<Entry> entries;

    [[nodiscard]] std::span<const Entry> of(const Row& row) const {
        return std::span(entries).subspan(row.begin, row.end - row.begin);
    }
};

/// The counts of the terms for which `column_of` (by TermId) has a column below `columns`. O(entries).
CountTable count_table(const std::vector<const Source*>& leaves, const std::vector<std::uint32_t>& column_of,
                       std::size_t columns, const PromptSets& sets);

/// How often each row of a table is taken; empty: once.
using Multiplicities = std::vector<std::uint32_t>;

/// A source's words in the rows taken.
std::vector<double> words_of_leaves(const CountTable& table, const Multiplicities& times);

/// The rates of the columns, per 1,000 words: leaves x columns. O(entries + leaves * columns).
Matrix rates(const CountTable& table, const Multiplicities& times);

/// What a source's rates are measured against.
enum class Origin : std::uint8_t {
    all_leaves,   // the mean rate of all leaves
    prompt_sets,  // of each prompt set the mean rate of its leaves, where there are `least_leaves` of them or more
};
inline constexpr std::size_t least_leaves = 3;

/// Each leaf's rates per 1,000 words less the expected ones: leaves x columns.
/// x = 1000 (sum over sets of (counts - words * mean rate of the set)) / words.
/// `known_mean`: rates per 1,000 words to expect where there are too few leaves to have a mean of their own; may be empty.
/// O(entries + leaves * columns * sets).
Matrix residuals(const CountTable& table, const Multiplicities& times, Origin origin,
                 std::span<const double> known_mean);

}  // namespace kinprint
