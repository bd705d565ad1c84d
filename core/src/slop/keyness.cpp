#include "keyness.hpp"

#include <algorithm>
#include <cmath>

#include "../log2.hpp"

namespace kinprint {

namespace {

constexpr double ln_2 = 0.6931471805599453094;

constexpr std::uint64_t least_source_prompts = 10;  // to tell topics from habits at all
constexpr std::uint64_t least_prompts = 3;
constexpr std::uint64_t prompts_per_hundred = 1;

double ln(double x) {
    return portable_log2(x) * ln_2;
}

/// What else there is; a damaged profile may count more of a term than it has words.
double other_words(const Usage& usage) {
    return std::max(usage.words - usage.count, 0.0);
}

/// A term and all else, counted with what the prior says of them.
struct Odds {
    double term = 0;
    double rest = 0;
};

Odds odds(const Usage& usage, const Prior& prior) {
    const double term = prior.words * prior.share;
    return {usage.count + term, other_words(usage) + std::max(prior.words - term, 0.0)};
}

double surprise(double observed, double expected) {
    return observed > 0 ? observed * ln(observed / expected) : 0;
}

double log2_rate(const Usage& usage) {
    constexpr double instead_of_zero = 0.5;
    return portable_log2((usage.count > 0 ? usage.count : instead_of_zero) / usage.words);
}

}  // namespace

Prior prior_between(const Usage& source, const Usage& others, double share) {
    return {share, std::min(source.words, others.words)};
}

std::optional<double> log_odds_z(const Usage& source, const Usage& others, const Prior& prior) {
    const Odds of_source = odds(source, prior);
    const Odds of_others = odds(others, prior);
    if (std::min({of_source.term, of_source.rest, of_others.term, of_others.rest}) <= 0) {
        return std::nullopt;
    }
    const double delta = ln(of_source.term / of_source.rest) - ln(of_others.term / of_others.rest);
    return delta / std::sqrt(1 / of_source.term + 1 / of_others.term);
}

double log_likelihood(const Usage& source, const Usage& others) {
    const double source_rest = other_words(source);
    const double others_rest = other_words(others);
    const double of_source = source.count + source_rest;
    const double of_others = others.count + others_rest;
    const double of_term = source.count + others.count;
    const double of_rest = source_rest + others_rest;
    const double all = of_source + of_others;
    const double sum =
        surprise(source.count, of_source * of_term / all) + surprise(others.count, of_others * of_term / all) +
        surprise(source_rest, of_source * of_rest / all) + surprise(others_rest, of_others * of_rest / all);
    return std::max(2 * sum, 0.0);  // rounding leaves a hair below zero where nothing differs
}

double log_ratio(const Usage& source, const Usage& others) {
    return log2_rate(source) - log2_rate(others);
}

bool is_topical(std::uint64_t prompts, std::uint64_t source_prompts) {
    if (source_prompts < least_source_prompts) {
        return false;
    }
    return prompts < least_prompts || prompts * 100 < source_prompts * prompts_per_hundred;
}

}  // namespace kinprint
