#include "centring.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "positive_definite.hpp"

namespace kinprint {

namespace {

/// What the leaves' rates m solve, per word: A m = t, A leaves x leaves, t leaves x columns: each leaf's counts less
/// what is put down to the sets. The two are kept apart, so that t does not depend on how a leaf's counts are divided
/// into rows: counts add up exactly.
struct Equations {
    Matrix a;
    Matrix counts;
    Matrix effects;
};

/// The sums of one prompt set while its rows go by.
class OpenSet {
public:
    explicit OpenSet(std::size_t columns) : counts_(columns) {}

    /// Adds a row, `times` times, and its counts to those of its leaf as well.
    void add(const CountTable& table, const CountTable::Row& row, double times, std::span<double> of_leaf) {
        table.for_each(row, [&](std::uint32_t column, std::uint32_t count) {
            const double taken = times * static_cast<double>(count);
            of_leaf[column] += taken;
            counts_[column] += taken;
        });
        if (leaves_.empty() || leaves_.back().number != row.leaf) {
            leaves_.push_back({row.leaf, 0});
        }
        leaves_.back().words += times * row.words;
        words_ += times * row.words;
    }

    /// b_p = (counts - sum over l of words_l m_l) / (words + lambda), put into the leaves' own equations.
    void close(Equations& equations) {
        for (const Leaf& leaf : leaves_) {
            const double share = leaf.words / (words_ + half_known_words);
            const std::span<double> effects = equations.effects.row(leaf.number);
            for (std::size_t column = 0; column < counts_.size(); ++column) {
                effects[column] += share * counts_[column];
            }
            const std::span<double> a = equations.a.row(leaf.number);
            for (const Leaf& other : leaves_) {
                a[other.number] -= share * other.words;
            }
            a[leaf.number] += leaf.words;
        }
        std::ranges::fill(counts_, 0.0);
        leaves_.clear();
        words_ = 0;
    }

private:
    struct Leaf {
        std::uint32_t number = 0;
        double words = 0;
    };

    std::vector<double> counts_;  // of all leaves
    std::vector<Leaf> leaves_;
    double words_ = 0;
};

/// Rows are sorted by set, then by leaf.
Equations equations_of(const CountTable& table, const Multiplicities& times) {
    Equations equations{Matrix(table.leaves, table.leaves), Matrix(table.leaves, table.columns),
                        Matrix(table.leaves, table.columns)};
    OpenSet open(table.columns);
    for (std::size_t at = 0; at < table.rows.size(); ++at) {
        const CountTable::Row& row = table.rows[at];
        if (at > 0 && row.set != table.rows[at - 1].set) {
            open.close(equations);
        }
        const auto taken = static_cast<double>(times_of(times, at));
        if (taken > 0) {
            open.add(table, row, taken, equations.counts.row(row.leaf));
        }
    }
    open.close(equations);
    return equations;
}

/// The rates of the leaves, per 1,000 words, as if all had answered the same.
Matrix rates_without_prompts(const CountTable& table, const Multiplicities& times) {
    Equations equations = equations_of(table, times);
    Matrix& t = equations.counts;
    for (std::size_t at = 0; at < t.values.size(); ++at) {
        t.values[at] -= equations.effects.values[at];
    }
    solve_positive_definite(equations.a, t);
    for (double& rate : t.values) {
        rate *= 1000;
    }
    return std::move(t);
}

using Group = std::vector<std::size_t>;  // of leaves

/// The last group is of the leaves whose own groups are too small.
std::vector<Group> groups_of(const CountTable& table, Origin origin) {
    std::vector<Group> linked(table.leaves);
    for (std::size_t leaf = 0; leaf < table.leaves; ++leaf) {
        linked[origin == Origin::prompts ? table.group[leaf] : 0].push_back(leaf);
    }
    std::vector<Group> groups;
    Group rest;
    for (Group& group : linked) {
        if (group.size() < least_leaves) {
            rest.insert(rest.end(), group.begin(), group.end());
        } else {
            groups.push_back(std::move(group));
        }
    }
    groups.push_back(std::move(rest));
    return groups;
}

std::vector<double> mean_of(const Matrix& rates, const Group& group, std::span<const double> known_mean) {
    if (group.size() < least_leaves && !known_mean.empty()) {
        return {known_mean.begin(), known_mean.begin() + static_cast<std::ptrdiff_t>(rates.columns)};
    }
    std::vector<double> mean(rates.columns);
    for (const std::size_t leaf : group) {
        const std::span<const double> row = rates.row(leaf);
        for (std::size_t column = 0; column < mean.size(); ++column) {
            mean[column] += row[column] / static_cast<double>(group.size());
        }
    }
    return mean;
}

/// By what differences from `mean` are multiplied to count as ones from the reference's `known` mean do.
std::vector<double> scales_of(const std::vector<double>& mean, std::span<const double> known) {
    std::vector<double> scales(mean.size(), 1.0);
    for (std::size_t column = 0; column < mean.size(); ++column) {
        const double least = least_of_known * known[column];
        if (known[column] > 0) {
            scales[column] = std::sqrt((known[column] + least) / (std::max(mean[column], 0.0) + least));
        }
    }
    return scales;
}

}  // namespace

Matrix centred_rates(const CountTable& table, const Multiplicities& times, Origin origin,
                     std::span<const double> known_mean, Scale scale) {
    Matrix centred = origin == Origin::prompts ? rates_without_prompts(table, times) : rates(table, times);
    const bool is_scaled = scale == Scale::reference && !known_mean.empty();
    for (const Group& group : groups_of(table, origin)) {
        const std::vector<double> mean = mean_of(centred, group, known_mean);
        const std::vector<double> factor = is_scaled ? scales_of(mean, known_mean) : std::vector(mean.size(), 1.0);
        for (const std::size_t leaf : group) {
            const std::span<double> row = centred.row(leaf);
            for (std::size_t column = 0; column < mean.size(); ++column) {
                row[column] = (row[column] - mean[column]) * factor[column];
            }
        }
    }
    return centred;
}

}  // namespace kinprint
