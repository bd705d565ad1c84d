#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "centring.hpp"
#include "count_table.hpp"
#include "kinprint/rates.hpp"
#include "kinprint/weights.hpp"
#include "prompt_sets.hpp"

namespace kinprint {

namespace {

/// In how many prompts any leaf used each term, of how many there are. A text of unknown prompt is a prompt of its own.
struct InPrompts {
    std::vector<double> terms;
    double all = 0;

    [[nodiscard]] double share(TermId term) const { return terms[term] / std::max(1.0, all); }
};

InPrompts in_prompts(const Leaves& leaves) {
    std::map<std::string_view, std::vector<const Block*>> by_prompt;
    std::vector<std::vector<const Block*>> prompts;
    for (const Source* leaf : leaves.sources) {
        for (const Block& block : leaf->blocks) {
            if (block.prompt.empty()) {
                prompts.push_back({&block});
            } else {
                by_prompt[block.prompt].push_back(&block);
            }
        }
    }
    for (auto& [prompt, blocks] : by_prompt) {
        prompts.push_back(std::move(blocks));
    }
    InPrompts in{std::vector<double>(leaves.vocabulary().size()), static_cast<double>(prompts.size())};
    std::vector<std::size_t> last(leaves.vocabulary().size());  // 1 + the prompt that a term was last seen in
    for (std::size_t prompt = 0; prompt < prompts.size(); ++prompt) {
        for (const Block* block : prompts[prompt]) {
            for (const TermCount& entry : block->terms) {
                if (std::exchange(last[entry.term], prompt + 1) != prompt + 1) {
                    ++in.terms[entry.term];
                }
            }
        }
    }
    return in;
}

/// Sums of products over the texts of one source in one prompt set, from which variances within are made.
class WithinCells {
public:
    WithinCells(std::size_t columns, std::size_t correlated)
        : squares_(columns), products_(correlated * correlated), counts_(columns), correlated_(correlated) {}

    void add(const CountTable& table) {
        for (std::size_t row = 0; row < table.rows.size(); ++row) {
            const CountTable::Row& now = table.rows[row];
            if (row > 0 && (now.set != table.rows[row - 1].set || now.leaf != table.rows[row - 1].leaf)) {
                close_cell();
            }
            add_text(table, now);
        }
        close_cell();
    }

    /// sigma^2_w of a column whose mean rate is `mean`.
    [[nodiscard]] double variance(std::size_t column, double mean, double prior) const {
        const double texts = freedom_ + prior;
        return texts > 0 ? (std::max(0.0, squares_[column]) + prior * mean) / texts : mean;
    }

    [[nodiscard]] double correlation(std::size_t a, std::size_t b) const {
        const double scale = std::sqrt(std::max(0.0, squares_[a]) * std::max(0.0, squares_[b]));
        return scale > 0 ? std::clamp(products_[a * correlated_ + b] / scale, -1.0, 1.0) : 0;
    }

private:
    /// (w/1000) r_a r_b summed, with r = 1000 c / w.
    void add_text(const CountTable& table, const CountTable::Row& text) {
        const double weight = 1000 / text.words;
        common_.clear();
        table.for_each(text, [&](std::uint32_t column, std::uint32_t of_column) {
            const auto count = static_cast<double>(of_column);
            counts_[column] += count;
            squares_[column] += weight * count * count;
            if (column < correlated_) {
                common_.emplace_back(column, count);
            }
        });
        std::ranges::sort(common_);
        add_products(weight);
        words_ += text.words;
        ++texts_;
    }

    void add_products(double weight) {
        for (std::size_t i = 0; i < common_.size(); ++i) {
            double* const products = &products_[common_[i].first * correlated_];
            const double scaled = weight * common_[i].second;
            for (std::size_t j = 0; j < i; ++j) {
                products[common_[j].first] += scaled * common_[j].second;
            }
        }
    }

    /// Takes the cell's mean off: sum (w/1000)(r_a - m_a)(r_b - m_b) = sum (w/1000) r_a r_b - 1000 C_a C_b / W.
    void close_cell() {
        if (texts_ > 0) {
            const double weight = 1000 / words_;
            for (std::size_t column = 0; column < counts_.size(); ++column) {
                squares_[column] -= weight * counts_[column] * counts_[column];
            }
            for (std::size_t a = 0; a < correlated_; ++a) {
                for (std::size_t b = 0; b < a; ++b) {
                    products_[a * correlated_ + b] -= weight * counts_[a] * counts_[b];
                }
            }
            freedom_ += texts_ - 1;
        }
        std::ranges::fill(counts_, 0.0);
        words_ = 0;
        texts_ = 0;
    }

    std::vector<double> squares_;
    std::vector<double> products_;                          // correlated x correlated, the lower triangle
    std::vector<double> counts_;                            // of the open cell
    std::vector<std::pair<std::uint32_t, double>> common_;  // column and count in a text, of those that are correlated
    std::size_t correlated_;
    double words_ = 0;
    double texts_ = 0;
    double freedom_ = 0;
};

/// Occurrences of chosen terms, as a share of all.
double coverage_of(const CountTable& table) {
    CountTable::Coverage sum;
    for (const CountTable::Coverage& of_leaf : table.coverage) {
        sum.covered += of_leaf.covered;
        sum.all += of_leaf.all;
    }
    return sum.all > 0 ? sum.covered / sum.all : 0;
}

std::vector<TermId> qualifying_terms(const Leaves& leaves, const InPrompts& in, const TrainOptions& options) {
    return most_frequent_terms(leaves, options.terms, [&](TermId term) {
        return in.share(term) >= options.least_share && in.terms[term] >= options.least_prompts;
    });
}

/// sigma^2_b from the leaves' residuals x: sum x^2 / (n - 1) - sigma^2_w * mean(1000 / words).
double variance_between(const Matrix& x, std::size_t column, double within, double mean_of_1000_by_words) {
    double squares = 0;
    for (std::size_t leaf = 0; leaf < x.rows; ++leaf) {
        const double value = x.values[leaf * x.columns + column];
        squares += value * value;
    }
    return x.rows < 2 ? 0 : std::max(0.0, squares / static_cast<double>(x.rows - 1) - within * mean_of_1000_by_words);
}

}  // namespace

Weights train(const Leaves& leaves, const TrainOptions& options) {
    const InPrompts in = in_prompts(leaves);
    const std::vector<TermId> terms = qualifying_terms(leaves, in, options);
    std::vector<std::uint32_t> column_of(leaves.vocabulary().size(), no_weight);
    for (std::uint32_t column = 0; column < terms.size(); ++column) {
        column_of[terms[column]] = column;
    }
    const CountTable table = count_table(leaves.sources, column_of, terms.size(), prompt_sets(leaves.sources));

    Weights weights;
    weights.correlated = std::min(options.correlated, terms.size());
    weights.coverage = coverage_of(table);
    WithinCells within(terms.size(), weights.correlated);
    within.add(table);
    const Matrix centred = centred_rates(table, {}, Origin::prompts, {});
    double inverse_words = 0;
    for (const Source* leaf : leaves.sources) {
        inverse_words += 1000 / static_cast<double>(leaf->words()) / static_cast<double>(leaves.sources.size());
    }
    const Matrix rates = rates_of(leaves, terms);
    for (std::size_t column = 0; column < terms.size(); ++column) {
        double mean = 0;
        for (std::size_t leaf = 0; leaf < rates.rows; ++leaf) {
            mean += rates.values[leaf * terms.size() + column] / static_cast<double>(rates.rows);
        }
        weights.terms.push_back(leaves.vocabulary().text(terms[column]));
        weights.mean.push_back(mean);
        weights.within.push_back(within.variance(column, mean, options.prior));
        weights.between.push_back(variance_between(centred, column, weights.within.back(), inverse_words));
        weights.share.push_back(in.share(terms[column]));
    }
    for (std::size_t a = 0; a < weights.correlated; ++a) {
        for (std::size_t b = 0; b < a; ++b) {
            weights.correlation.push_back(within.correlation(a, b));
        }
    }
    return weights;
}

}  // namespace kinprint
