#include "genres.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <limits>
#include <map>
#include <numeric>
#include <span>
#include <string_view>
#include <utility>

#include "kinprint/matrix.hpp"
#include "kinprint/rates.hpp"
#include "span.hpp"

namespace kinprint {

namespace {

constexpr std::size_t looked_at = 300;         // frequent terms
constexpr std::size_t least_prompts = 20;      // of a genre that is found
constexpr double clearly_apart = 4;            // Ashman's D: 2 where two normal distributions just have two peaks
constexpr std::uint32_t unknown = UINT32_MAX;  // prompt
constexpr std::size_t steps = 50;              // of the power iteration: an axis that parts genres stands out

using Numbers = std::vector<std::size_t>;

bool have_genres(const Leaves& leaves) {
    return std::ranges::any_of(leaves.sources, [](const Source* leaf) {
        return std::ranges::any_of(leaf->blocks, [](const Block& block) { return !block.genre.empty(); });
    });
}

/// Numbers keys in the order of their first sight.
class Numbering {
public:
    std::uint32_t number(std::string_view key) {
        const auto [found, is_new] = numbers_.emplace(key, static_cast<std::uint32_t>(names.size()));
        if (is_new) {
            names.emplace_back(key);
        }
        return found->second;
    }

    std::vector<std::string> names;

private:
    std::map<std::string, std::uint32_t, std::less<>> numbers_;
};

template <typename NumberOf>
std::vector<std::vector<std::uint32_t>> by_block(const Leaves& leaves, NumberOf number_of) {
    std::vector<std::vector<std::uint32_t>> numbers;
    for (const Source* leaf : leaves.sources) {
        auto& of_leaf = numbers.emplace_back();
        std::ranges::transform(leaf->blocks, std::back_inserter(of_leaf), number_of);
    }
    return numbers;
}

/// Scales each column to a mean of 0 and a standard deviation of 1; one that is the same in all rows to 0.
void standardise(Matrix& rates) {
    const auto rows = static_cast<double>(rates.rows);
    for (std::size_t column = 0; column < rates.columns; ++column) {
        double sum = 0;
        double squares = 0;
        for (std::size_t row = 0; row < rates.rows; ++row) {
            sum += rates.row(row)[column];
            squares += rates.row(row)[column] * rates.row(row)[column];
        }
        const double mean = sum / rows;
        const double variance = std::max(0.0, squares / rows - mean * mean);
        for (std::size_t row = 0; row < rates.rows; ++row) {
            double& rate = rates.row(row)[column];
            rate = variance > 0 ? (rate - mean) / std::sqrt(variance) : 0;
        }
    }
}

/// Rates of frequent terms by prompt, less those that the leaves which answered have in all they wrote, standardised:
/// prompts x terms. So prompts that different leaves answered do not differ for that.
Matrix excess_of_prompts(const Leaves& leaves, const std::vector<std::vector<std::uint32_t>>& prompt_of,
                         std::size_t prompts) {
    const std::vector<TermId> terms = most_frequent_terms(leaves, looked_at, [](TermId) { return true; });
    const Matrix rates_of_leaves = rates_of(leaves, terms);
    std::vector<std::size_t> column_of(leaves.vocabulary().size(), terms.size());
    for (std::size_t column = 0; column < terms.size(); ++column) {
        column_of[terms[column]] = column;
    }
    Matrix excess(prompts, terms.size());
    std::vector<double> words(prompts);
    for (std::size_t leaf = 0; leaf < leaves.sources.size(); ++leaf) {
        const std::vector<Block>& blocks = leaves.sources[leaf]->blocks;
        for (std::size_t at = 0; at < blocks.size(); ++at) {
            const std::size_t prompt = prompt_of[leaf][at];
            if (prompt == unknown) {
                continue;
            }
            const auto written = static_cast<double>(blocks[at].words);
            words[prompt] += written;
            for (std::size_t column = 0; column < terms.size(); ++column) {
                excess.row(prompt)[column] -= written / 1000 * rates_of_leaves.row(leaf)[column];
            }
            for (const TermCount& entry : blocks[at].terms) {
                if (column_of[entry.term] < terms.size()) {
                    excess.row(prompt)[column_of[entry.term]] += entry.count;
                }
            }
        }
    }
    for (std::size_t prompt = 0; prompt < prompts; ++prompt) {
        for (double& value : excess.row(prompt)) {
            value = words[prompt] > 0 ? value / words[prompt] : 0;
        }
    }
    standardise(excess);
    return excess;
}

/// Where these rows lie along the axis on which they vary most, which goes through their mean.
std::vector<double> first_component(const Matrix& rates, const Numbers& rows) {
    std::vector<double> mean(rates.columns);
    for (const std::size_t row : rows) {
        for (std::size_t column = 0; column < rates.columns; ++column) {
            mean[column] += rates.row(row)[column] / static_cast<double>(rows.size());
        }
    }
    Matrix about(rows.size(), rates.columns);
    for (std::size_t at = 0; at < rows.size(); ++at) {
        std::ranges::transform(rates.row(rows[at]), mean, about.row(at).begin(), std::minus());
    }
    std::vector<double> axis(about.row(0).begin(), about.row(0).end());
    std::vector<double> along(rows.size());
    for (std::size_t step = 0; step < steps; ++step) {
        std::vector<double> next(rates.columns);
        for (std::size_t at = 0; at < rows.size(); ++at) {
            along[at] = dot(about.row(at), axis);
            for (std::size_t column = 0; column < rates.columns; ++column) {
                next[column] += along[at] * about.row(at)[column];
            }
        }
        const double length = std::sqrt(dot(next, next));
        if (length == 0) {
            break;
        }
        std::ranges::transform(next, axis.begin(), [&](double value) { return value / length; });
    }
    return along;
}

/// Sums over the values before each place.
struct Sums {
    std::vector<double> of_values{0};
    std::vector<double> of_squares{0};

    explicit Sums(const std::vector<double>& values) {
        for (const double value : values) {
            of_values.push_back(of_values.back() + value);
            of_squares.push_back(of_squares.back() + value * value);
        }
    }
    [[nodiscard]] double mean(std::size_t from, std::size_t to) const {
        return (of_values[to] - of_values[from]) / static_cast<double>(to - from);
    }
    [[nodiscard]] double squares_about_mean(std::size_t from, std::size_t to) const {
        const double sum = of_values[to] - of_values[from];
        return std::max(0.0, of_squares[to] - of_squares[from] - sum * sum / static_cast<double>(to - from));
    }
};

/// Where sorted values fall into two groups that vary least about their means; 0 where these are not clearly apart.
std::size_t parting_of(const std::vector<double>& sorted) {
    const Sums sums(sorted);
    std::size_t best = 0;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t at = least_prompts; at + least_prompts <= sorted.size(); ++at) {
        const double squares = sums.squares_about_mean(0, at) + sums.squares_about_mean(at, sorted.size());
        if (squares < least) {
            least = squares;
            best = at;
        }
    }
    if (best == 0) {
        return 0;
    }
    const auto variance = [&](std::size_t from, std::size_t to) {
        return sums.squares_about_mean(from, to) / static_cast<double>(to - from);
    };
    const double apart = sums.mean(best, sorted.size()) - sums.mean(0, best);
    const double spread = std::sqrt((variance(0, best) + variance(best, sorted.size())) / 2);
    return apart > clearly_apart * spread ? best : 0;
}

/// Parts prompts into groups, and these again.
void part(const Matrix& rates, Numbers&& prompts, std::vector<Numbers>& groups) {
    if (prompts.size() < 2 * least_prompts) {
        groups.push_back(std::move(prompts));
        return;
    }
    const std::vector<double> along = first_component(rates, prompts);
    Numbers order(prompts.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t at) { return along[at]; });
    std::vector<double> sorted;
    Numbers ordered;
    for (const std::size_t at : order) {
        sorted.push_back(along[at]);
        ordered.push_back(prompts[at]);
    }
    const std::size_t parting = parting_of(sorted);
    if (parting == 0) {
        groups.push_back(std::move(prompts));
        return;
    }
    const auto middle = ordered.begin() + static_cast<std::ptrdiff_t>(parting);
    part(rates, {ordered.begin(), middle}, groups);
    part(rates, {middle, ordered.end()}, groups);
}

/// The groups of prompts that were found, each sorted, those that begin first before others.
std::vector<Numbers> groups_of(const Matrix& rates, std::size_t prompts) {
    Numbers all(prompts);
    std::iota(all.begin(), all.end(), std::size_t{0});
    std::vector<Numbers> groups;
    if (!all.empty()) {
        part(rates, std::move(all), groups);
    }
    for (Numbers& group : groups) {
        std::ranges::sort(group);
    }
    std::ranges::sort(groups);
    return groups;
}

/// By what is written to prompts.
Genres found_genres(const Leaves& leaves) {
    Numbering prompts;
    const auto prompt_of = by_block(
        leaves, [&](const Block& block) { return block.prompt.empty() ? unknown : prompts.number(block.prompt); });
    const Matrix excess = excess_of_prompts(leaves, prompt_of, prompts.names.size());
    const std::vector<Numbers> groups = groups_of(excess, prompts.names.size());
    std::vector<std::uint32_t> genre_of(prompts.names.size());
    std::uint32_t largest = 0;
    Genres genres;
    for (std::uint32_t genre = 0; genre < groups.size(); ++genre) {
        genres.names.push_back(prompts.names[groups[genre].front()]);
        for (const std::size_t prompt : groups[genre]) {
            genre_of[prompt] = genre;
        }
        largest = groups[genre].size() > groups[largest].size() ? genre : largest;
    }
    if (groups.empty()) {
        genres.names.emplace_back();
    }
    for (const auto& of_leaf : prompt_of) {
        auto& target = genres.of_block.emplace_back();
        std::ranges::transform(of_leaf, std::back_inserter(target),
                               [&](std::uint32_t prompt) { return prompt == unknown ? largest : genre_of[prompt]; });
    }
    return genres;
}

}  // namespace

Genres genres_of(const Leaves& leaves) {
    if (!have_genres(leaves)) {
        return found_genres(leaves);
    }
    Numbering numbering;
    auto of_block = by_block(leaves, [&](const Block& block) { return numbering.number(block.genre); });
    return {std::move(numbering.names), std::move(of_block)};
}

}  // namespace kinprint
