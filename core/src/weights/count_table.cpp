#include "count_table.hpp"

#include <algorithm>
#include <tuple>

#include "kinprint/weights.hpp"

namespace kinprint {

namespace {

void append_row(CountTable& table, std::uint32_t leaf, std::uint32_t number, const Block& block, std::uint32_t set,
                const std::vector<std::uint32_t>& column_of) {
    const std::size_t begin = table.entries.size();
    CountTable::Coverage coverage;
    for (const TermCount& entry : block.terms) {
        const std::uint32_t column = column_of[entry.term];
        coverage.all += static_cast<double>(entry.count);
        if (column == no_weight) {
            continue;
        }
        coverage.covered += static_cast<double>(entry.count);
        if (column < table.columns) {
            table.entries.push_back({column, entry.count});
        }
    }
    table.coverage[leaf].covered += coverage.covered;
    table.coverage[leaf].all += coverage.all;
    // Sums must not depend on the order in which terms were first seen: of whole numbers they do not.
    table.rows.push_back({leaf, number, set, static_cast<double>(block.words), begin, table.entries.size()});
}

}  // namespace

CountTable count_table(const std::vector<const Source*>& leaves, const std::vector<std::uint32_t>& column_of,
                       std::size_t columns, const PromptSets& sets) {
    CountTable table;
    table.leaves = leaves.size();
    table.columns = columns;
    table.coverage.resize(leaves.size());
    table.group = sets.group;
    for (std::uint32_t leaf = 0; leaf < leaves.size(); ++leaf) {
        const std::vector<Block>& blocks = leaves[leaf]->blocks;
        for (std::uint32_t block = 0; block < blocks.size(); ++block) {
            append_row(table, leaf, block, blocks[block], sets.of_block[leaf][block], column_of);
        }
    }
    std::ranges::stable_sort(table.rows, {}, [](const CountTable::Row& row) { return std::tie(row.set, row.leaf); });
    return table;
}

std::uint32_t times_of(const Multiplicities& times, std::size_t row) {
    return times.empty() ? 1 : times[row];
}

std::vector<double> words_of_leaves(const CountTable& table, const Multiplicities& times) {
    std::vector<double> words(table.leaves);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        words[table.rows[row].leaf] += static_cast<double>(times_of(times, row)) * table.rows[row].words;
    }
    return words;
}

Matrix rates(const CountTable& table, const Multiplicities& times) {
    Matrix rates(table.leaves, table.columns);
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const std::span<double> counts = rates.row(table.rows[row].leaf);
        const auto taken = static_cast<double>(times_of(times, row));
        for (const CountTable::Entry& entry : table.of(table.rows[row])) {
            counts[entry.column] += taken * static_cast<double>(entry.count);
        }
    }
    const std::vector<double> words = words_of_leaves(table, times);
    for (std::size_t leaf = 0; leaf < table.leaves; ++leaf) {
        for (double& value : rates.row(leaf)) {
            value = words[leaf] > 0 ? value * 1000 / words[leaf] : 0;
        }
    }
    return rates;
}

}  // namespace kinprint
