// The counts of chosen terms, block by block: what distances, their weights and their resampling are computed from.
#pragma once

#include <cstdint>
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
        std::size_t once = 0;  // where the row begins in `numbers`: the columns of the terms that came once,
        std::size_t more = 0;  // then column and count of the others
        std::size_t end = 0;
    };
    /// How often a leaf used terms that have a column, be it beyond `columns`, and any terms.
    struct Coverage {
        double covered = 0;
        double all = 0;
    };

    std::size_t leaves = 0;
    std::size_t columns = 0;
    std::vector<Row> rows;
    std::vector<std::uint32_t> numbers;
    std::vector<Coverage> coverage;    // of each leaf
    std::vector<std::uint32_t> group;  // of each leaf, see PromptSets

    /// Calls `take(column, count)` for each column that a row has, in no order. Resampling waits for the memory here,
    /// so that two thirds of the counts, which are 1, are not kept.
    template <typename Take>
    void for_each(const Row& row, Take take) const {
        for (std::size_t at = row.once; at < row.more; ++at) {
            take(numbers[at], 1U);
        }
        for (std::size_t at = row.more; at < row.end; at += 2) {
            take(numbers[at], numbers[at + 1]);
        }
    }
};

/// The counts of the terms for which `column_of` (by TermId) has a column below `columns`. O(entries).
CountTable count_table(const std::vector<const Source*>& leaves, const std::vector<std::uint32_t>& column_of,
                       std::size_t columns, const PromptSets& sets);

/// How often each row of a table is taken; empty: once.
using Multiplicities = std::vector<std::uint32_t>;

std::uint32_t times_of(const Multiplicities& times, std::size_t row);

/// A source's words in the rows taken.
std::vector<double> words_of_leaves(const CountTable& table, const Multiplicities& times);

/// The rates of the columns, per 1,000 words: leaves x columns. O(entries + leaves * columns).
Matrix rates(const CountTable& table, const Multiplicities& times);

}  // namespace kinprint
