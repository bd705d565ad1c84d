#include "centring.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <numeric>
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

double square(double value) {
    return value * value;
}

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

/// The share s of a group's distance from all leaves that is put down to what it was asked to write.
double share_of_prompts(const Matrix& rates, const Group& group, std::span<const double> mean,
                        std::span<const double> mean_of_all, std::span<const double> words, const Known& known) {
    const auto n = static_cast<double>(group.size());
    double noise = 0;
    for (const std::size_t leaf : group) {
        noise += 1000 / words[leaf] / n;
    }
    double spread = 0;     // of the leaves about their mean, in variances of a leaf, summed over terms
    double deviation = 0;  // of their mean from that of all, likewise
    double terms = 0;
    for (std::size_t column = 0; column < mean.size(); ++column) {
        const double variance = known.between[column] + known.within[column] * noise;
        if (known.between[column] > 0) {
            for (const std::size_t leaf : group) {
                spread += square(rates.row(leaf)[column] - mean[column]) / std::max(1.0, n - 1) / variance;
            }
            deviation += square(mean[column] - mean_of_all[column]) / variance;
            ++terms;
        }
    }
    const double apart =
        terms > 0 ? std::min(1.0, spread / terms) : 1;  // kin are near one another, so they share the rest
    const double of_style = (1 - apart + apart / n) * (1 - n / static_cast<double>(rates.rows)) * terms;
    return deviation > of_style ? 1 - of_style / deviation : 0;
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

/// What is expected of the leaves of each group.
std::vector<std::vector<double>> means_of(const Matrix& rates, const std::vector<Group>& groups,
                                          const std::vector<double>& words, const Known& known) {
    std::vector<std::vector<double>> means;
    std::ranges::transform(groups, std::back_inserter(means),
                           [&](const Group& group) { return mean_of(rates, group, known.mean); });
    const auto is_small = [&](const Group& group) {
        return !known.between.empty() && group.size() >= least_leaves && group.size() < enough_leaves;
    };
    if (std::ranges::none_of(groups, is_small)) {  // the usual case, at each resample
        return means;
    }
    Group all(rates.rows);
    std::iota(all.begin(), all.end(), std::size_t{0});
    const std::vector<double> of_all = mean_of(rates, all, known.mean);
    for (std::size_t at = 0; at < groups.size(); ++at) {
        const Group& group = groups[at];
        if (!is_small(group)) {
            continue;
        }
        std::vector<double>& mean = means[at];
        const double share = share_of_prompts(rates, group, mean, of_all, words, known);
        for (std::size_t column = 0; column < mean.size(); ++column) {
            mean[column] = of_all[column] + share * (mean[column] - of_all[column]);
        }
    }
    return means;
}

}  // namespace

Matrix centred_rates(const CountTable& table, const Multiplicities& times, Origin origin, const Known& known,
                     Scale scale) {
    Matrix centred = origin == Origin::prompts ? rates_without_prompts(table, times) : rates(table, times);
    const std::vector<Group> groups = groups_of(table, origin);
    const std::vector<std::vector<double>> means = means_of(centred, groups, words_of_leaves(table, times), known);
    const bool is_scaled = scale == Scale::reference && !known.mean.empty();
    for (std::size_t group = 0; group < groups.size(); ++group) {
        const std::vector<double>& mean = means[group];
        const std::vector<double> factor = is_scaled ? scales_of(mean, known.mean) : std::vector(mean.size(), 1.0);
        for (const std::size_t leaf : groups[group]) {
            const std::span<double> row = centred.row(leaf);
            for (std::size_t column = 0; column < mean.size(); ++column) {
                row[column] = (row[column] - mean[column]) * factor[column];
            }
        }
    }
    return centred;
}

}  // namespace kinprint
