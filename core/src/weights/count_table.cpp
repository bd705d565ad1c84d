#include "count_table.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace kinprint {

namespace {

void append_row(CountTable& table, std::uint32_t leaf, std::uint32_t number, const Block& block, std::uint32_t set,
                const std::vector<std::uint32_t>& column_of) {
    const std::size_t begin = table.entries.size();
    for (const TermCount& entry : block.terms) {
        const std::uint32_t column = column_of[entry.term];
        if (column < table.columns) {
            table.entries.push_back({column, entry.count});
        }
    }
    // Sums must not depend on the order in which terms were first seen: of whole numbers they do not.
    table.rows.push_back({leaf, number, set, static_cast<double>(block.words), begin, table.entries.size()});
}

std::uint32_t times_of(const Multiplicities& times, std::size_t row) {
    return times.empty() ? 1 : times[row];
}

/// The sums of one prompt set while its rows go by.
class SetSums {
public:
    SetSums(std::size_t leaves, std::size_t columns) : counts_(leaves, columns), words_(leaves), mean_(columns) {}

    void add(const CountTable& table, const CountTable::Row& row, std::uint32_t times) {
        const auto weight = static_cast<double>(times);
        const std::span<double> counts = counts_.row(row.leaf);
        for (const CountTable::Entry& entry : table.of(row)) {
            counts[entry.column] += weight * static_cast<double>(entry.count);
        }
        words_[row.leaf] += weight * row.words;
    }

    /// The mean rate over the leaves that have words here, per word; nothing when they are too few.
    std::span<const double> mean() {
        const auto leaves = std::ranges::count_if(words_, [](double words) { return words > 0; });
        if (static_cast<std::size_t>(leaves) < least_leaves) {
            return {};
        }
        std::ranges::fill(mean_, 0.0);
        for (std::size_t leaf = 0; leaf < words_.size(); ++leaf) {
            if (words_[leaf] > 0) {
                const std::span<const double> counts = counts_.row(leaf);
                for (std::size_t column = 0; column < mean_.size(); ++column) {
                    mean_[column] += counts[column] / words_[leaf];
                }
            }
        }
        for (double& rate : mean_) {
            rate /= static_cast<double>(leaves);
        }
        return mean_;
    }

    [[nodiscard]] double words(std::size_t leaf) const { return words_[leaf]; }
    [[nodiscard]] std::span<const double> counts(std::size_t leaf) const { return std::as_const(counts_).row(leaf); }

    void clear() {
        std::ranges::fill(counts_.values, 0.0);
        std::ranges::fill(words_, 0.0);
    }

private:
    Matrix counts_;
    std::vector<double> words_;
    std::vector<double> mean_;
};

/// The sums over all sets, and what of them no set could explain.
struct Totals {
    Matrix rest;                         // counts less the expected ones
    std::vector<double> words;           // all
    std::vector<double> without_a_mean;  // words in sets that have no mean of their own
};

void close_set(Totals& totals, SetSums& sums, Origin origin) {
    const std::span<const double> mean = origin == Origin::prompt_sets ? sums.mean() : std::span<const double>{};
    for (std::size_t leaf = 0; leaf < totals.words.size(); ++leaf) {
        const double words = sums.words(leaf);
        if (words == 0) {
            continue;
        }
        totals.words[leaf] += words;
        totals.without_a_mean[leaf] += mean.empty() ? words : 0;
        const std::span<const double> counts = sums.counts(leaf);
        const std::span<double> rest = totals.rest.row(leaf);
        for (std::size_t column = 0; column < rest.size(); ++column) {
            rest[column] += mean.empty() ? counts[column] : counts[column] - words * mean[column];
        }
    }
    sums.clear();
}

/// The mean over the leaves of what is left, per word without a mean; the known one where leaves are too few.
std::vector<double> mean_of_rest(const Totals& totals, std::span<const double> known_mean) {
    std::vector<double> mean(totals.rest.columns);
    double leaves = 0;
    for (std::size_t leaf = 0; leaf < totals.words.size(); ++leaf) {
        if (totals.without_a_mean[leaf] == 0) {
            continue;
        }
        ++leaves;
        const std::span<const double> rest = totals.rest.row(leaf);
        for (std::size_t column = 0; column < mean.size(); ++column) {
            mean[column] += rest[column] / totals.without_a_mean[leaf];
        }
    }
    const bool is_known = leaves < static_cast<double>(least_leaves) && !known_mean.empty();
    for (std::size_t column = 0; column < mean.size(); ++column) {
        mean[column] = is_known ? known_mean[column] / 1000 : mean[column] / std::max(leaves, 1.0);
    }
    return mean;
}

}  // namespace

CountTable count_table(const std::vector<const Source*>& leaves, const std::vector<std::uint32_t>& column_of,
                       std::size_t columns, const PromptSets& sets) {
    CountTable table;
    table.leaves = leaves.size();
    table.columns = columns;
    for (std::uint32_t leaf = 0; leaf < leaves.size(); ++leaf) {
        const std::vector<Block>& blocks = leaves[leaf]->blocks;
        for (std::uint32_t block = 0; block < blocks.size(); ++block) {
            append_row(table, leaf, block, blocks[block], sets.of_block[leaf][block], column_of);
        }
    }
    std::ranges::stable_sort(table.rows, {}, [](const CountTable::Row& row) { return std::tie(row.set, row.leaf); });
    return table;
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

Matrix residuals(const CountTable& table, const Multiplicities& times, Origin origin,
                 std::span<const double> known_mean) {
    SetSums sums(table.leaves, table.columns);
    Totals totals{Matrix(table.leaves, table.columns), std::vector<double>(table.leaves),
                  std::vector<double>(table.leaves)};
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        if (origin == Origin::prompt_sets && row > 0 && table.rows[row].set != table.rows[row - 1].set) {
            close_set(totals, sums, origin);
        }
        if (const std::uint32_t taken = times_of(times, row); taken > 0) {
            sums.add(table, table.rows[row], taken);
        }
    }
    close_set(totals, sums, origin);
    const std::vector<double> mean = mean_of_rest(totals, known_mean);
    for (std::size_t leaf = 0; leaf < table.leaves; ++leaf) {
        const double scale = totals.words[leaf] > 0 ? 1000 / totals.words[leaf] : 0;
        const std::span<double> rest = totals.rest.row(leaf);
        for (std::size_t column = 0; column < rest.size(); ++column) {
            rest[column] = (rest[column] - totals.without_a_mean[leaf] * mean[column]) * scale;
        }
    }
    return std::move(totals.rest);
}

}  // namespace kinprint
