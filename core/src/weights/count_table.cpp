#include "count_table.hpp"

#include <algorithm>
#include <tuple>

#include "kinprint/weights.hpp"
#include "profile/term_set.hpp"

namespace kinprint {

namespace {

/// The terms that have a column, and which. Most terms have none, and that is known without leaving the cache.
class Columns {
public:
    explicit Columns(const std::vector<std::uint32_t>& column_of)
        : column_of_(column_of), terms_(column_of.size(), terms_with(column_of)) {}

    [[nodiscard]] std::uint32_t of(TermId term) const { return terms_.contains(term) ? column_of_[term] : no_weight; }

private:
    static std::vector<TermId> terms_with(const std::vector<std::uint32_t>& column_of) {
        std::vector<TermId> terms;
        for (TermId term = 0; term < column_of.size(); ++term) {
            if (column_of[term] != no_weight) {
                terms.push_back(term);
            }
        }
        return terms;
    }

    const std::vector<std::uint32_t>& column_of_;
    TermSet terms_;
};

/// Appends rows to a table.
class Rows {
public:
    Rows(CountTable& table, const std::vector<std::uint32_t>& column_of) : table_(table), columns_(column_of) {}

    void append(std::uint32_t leaf, std::uint32_t number, const Block& block, std::uint32_t set) {
        std::vector<std::uint32_t>& numbers = table_.numbers;
        const std::size_t once = numbers.size();
        std::uint64_t covered = 0;
        std::uint64_t all = block.uncounted;
        more_.clear();
        for (const TermCount& entry : block.terms) {
            const std::uint32_t column = columns_.of(entry.term);
            all += entry.count;
            if (column == no_weight) {
                continue;
            }
            covered += entry.count;
            if (column < table_.columns && entry.count == 1) {
                numbers.push_back(column);
            } else if (column < table_.columns) {
                more_.insert(more_.end(), {column, entry.count});
            }
        }
        table_.coverage[leaf].covered += static_cast<double>(covered);
        table_.coverage[leaf].all += static_cast<double>(all);
        const std::size_t more = numbers.size();
        numbers.insert(numbers.end(), more_.begin(), more_.end());
        table_.rows.push_back({leaf, number, set, static_cast<double>(block.words), once, more, numbers.size()});
    }

private:
    CountTable& table_;
    Columns columns_;
    std::vector<std::uint32_t> more_;  // of the row that is being made
};

}  // namespace

CountTable count_table(const std::vector<const Source*>& leaves, const std::vector<std::uint32_t>& column_of,
                       std::size_t columns, const PromptSets& sets) {
    CountTable table;
    table.leaves = leaves.size();
    table.columns = columns;
    table.coverage.resize(leaves.size());
    table.group = sets.group;
    Rows rows(table, column_of);
    for (std::uint32_t leaf = 0; leaf < leaves.size(); ++leaf) {
        const std::vector<Block>& blocks = leaves[leaf]->blocks;
        for (std::uint32_t block = 0; block < blocks.size(); ++block) {
            rows.append(leaf, block, blocks[block], sets.of_block[leaf][block]);
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
        if (taken > 0) {
            table.for_each(table.rows[row], [&](std::uint32_t column, std::uint32_t count) {
                counts[column] += taken * static_cast<double>(count);
            });
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
