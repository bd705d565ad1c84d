#include "tasks.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <functional>
#include <vector>

#include "samples.hpp"

namespace kinprint::quality {

namespace {

using kinprint::test::Random;

constexpr int first_essay = 150;
constexpr int end_of_essays = 300;
constexpr std::array all_distances = {Distance::snr,     Distance::whitened, Distance::cosine_delta,
                                      Distance::burrows, Distance::jsd,      Distance::slop_overlap};
constexpr std::array<std::uint64_t, 7> sizes = {1000, 2000, 5000, 10'000, 20'000, 50'000, UINT64_MAX};

/// Mean and half of the 95 % interval over the seeds, in per cent.
std::string summary(const std::vector<double>& shares) {
    double mean = 0;
    for (const double share : shares) {
        mean += share / static_cast<double>(shares.size());
    }
    double squares = 0;
    for (const double share : shares) {
        squares += (share - mean) * (share - mean);
    }
    const auto n = static_cast<double>(shares.size());
    const double half = shares.size() < 2 ? 0 : 1.96 * std::sqrt(squares / (n - 1) / n);
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.1f ± %.1f", 100 * mean, 100 * half);
    return text.data();
}

std::vector<const std::string*> names_of(const Counts& corpus) {
    std::vector<const std::string*> names;
    for (const Source* leaf : corpus.terms.leaves()) {
        names.push_back(&leaf->name);
    }
    return names;
}

/// The sources in two random folds of one size.
std::vector<bool> folds(Random& random, std::size_t sources) {
    std::vector<bool> second(sources);
    std::fill(second.begin() + static_cast<std::ptrdiff_t>(sources / 2), second.end(), true);
    for (std::size_t left = sources; left > 1; --left) {
        const std::size_t other = random.below(left);
        const bool kept = second[left - 1];
        second[left - 1] = second[other];
        second[other] = kept;
    }
    return second;
}

/// Weights from one fold of the sources, all their texts.
Weights weights_of_fold(const Bench& bench, const std::vector<bool>& in_second, bool second) {
    Profile profile;
    profile.vocabulary = bench.corpus.terms.vocabulary;
    const auto names = names_of(bench.corpus);
    for (std::size_t source = 0; source < names.size(); ++source) {
        if (in_second[source] == second) {
            profile.source(*names[source]) = *bench.corpus.terms.find(*names[source]);
        }
    }
    return train(profile, {});
}

std::size_t nearest(const CondensedMatrix& distances, std::size_t leaf,
                    const std::function<bool(std::size_t)>& counts) {
    std::size_t best = leaf;
    for (std::size_t other = 0; other < distances.n; ++other) {
        if (other != leaf && counts(other) && (best == leaf || distances.at(leaf, other) < distances.at(leaf, best))) {
            best = other;
        }
    }
    return best;
}

/// Leaves of two kinds, "name/0" and "name/1", from two lists of prompts.
/// Each source answers prompts of its own choice where it does not take all.
Counts two_parts(const Bench& bench, Random& random, const std::vector<std::string>& first,
                 const std::vector<std::string>& second, std::uint64_t words) {
    std::vector<Part> parts;
    for (const std::string* name : names_of(bench.corpus)) {
        parts.push_back({*name + "/0", name, shuffled(random, first), words});
        parts.push_back({*name + "/1", name, shuffled(random, second), words});
    }
    return counts_of_parts(bench.corpus, parts);
}

struct Asked {
    std::string name;
    std::vector<double> right;     // by seed: share of the leaves asked whose nearest is their own other part
    std::vector<double> stranger;  // by seed: share whose nearest has the same part's prompts
};

struct Question {
    Distance distance = Distance::snr;
    Centre centre = Centre::automatic;
    bool across = false;  // only leaves "/0" ask, and only leaves "/1" answer
};

bool is_first(const std::string& leaf) {
    return leaf.ends_with("/0");
}

std::string source_of(const std::string& leaf) {
    return leaf.substr(0, leaf.size() - 2);
}

/// Asks every leaf that has its other part for its nearest, by weights that have not seen its source.
void ask(const Bench& bench, const Counts& parts, const Question& question, const std::vector<bool>& in_second,
         const std::array<Weights, 2>& weights, Asked& asked) {
    const auto leaves = parts.terms.leaves();
    const auto names = names_of(bench.corpus);
    double right = 0;
    double stranger = 0;
    double all = 0;
    const bool is_weighted = question.distance == Distance::snr || question.distance == Distance::whitened;
    for (std::size_t fold = 0; fold < (is_weighted ? 2U : 1U); ++fold) {
        const Comparison comparison(parts, {question.distance, 5000, question.centre},
                                    {&bench.baseline, &weights[1 - fold]});
        const CondensedMatrix distances = comparison.distances({});
        for (std::size_t leaf = 0; leaf < leaves.size(); ++leaf) {
            const std::string& name = leaves[leaf]->name;
            const auto number = std::ranges::find(names, source_of(name), [](const auto* one) { return *one; });
            const bool of_fold = in_second[static_cast<std::size_t>(number - names.begin())] == (fold == 1);
            const std::string other = source_of(name) + (is_first(name) ? "/1" : "/0");
            if ((is_weighted && !of_fold) || parts.terms.find(other) == nullptr ||
                (question.across && !is_first(name))) {
                continue;
            }
            const std::size_t found = nearest(distances, leaf, [&](std::size_t candidate) {
                return !question.across || !is_first(leaves[candidate]->name);
            });
            ++all;
            right += leaves[found]->name == other ? 1 : 0;
            stranger += leaves[found]->name != other && is_first(leaves[found]->name) == is_first(name) ? 1 : 0;
        }
    }
    asked.right.push_back(right / all);
    asked.stranger.push_back(stranger / all);
}

std::string title_of(std::uint64_t words) {
    return words == UINT64_MAX ? "all" : std::to_string(words);
}

struct Folded {
    std::vector<bool> in_second;
    std::array<Weights, 2> weights;
};

Folded fold_sources(const Bench& bench, Random& random) {
    Folded folded{folds(random, names_of(bench.corpus).size()), {}};
    folded.weights = {weights_of_fold(bench, folded.in_second, false), weights_of_fold(bench, folded.in_second, true)};
    return folded;
}

void print_row(const std::string& title, const std::vector<std::vector<double>>& cells) {
    std::printf("| %s |", title.c_str());
    for (const auto& cell : cells) {
        std::printf(" %s |", summary(cell).c_str());
    }
    std::printf("\n");
    std::fflush(stdout);
}

void print_head(const char* title) {
    std::printf("| %s |", title);
    for (const Distance distance : all_distances) {
        std::printf(" %s |", std::string(name(distance)).c_str());
    }
    std::printf("\n|---|---|---|---|---|---|---|\n");
}

}  // namespace

void split_halves(const Bench& bench) {
    std::printf("\n## T1: split halves of the stories, top-1 %%\n\n");
    print_head("words per half");
    std::vector<std::vector<Asked>> table(sizes.size(), std::vector<Asked>(all_distances.size()));
    for (std::size_t seed = 1; seed <= bench.seeds; ++seed) {
        Random random(seed);
        const Folded folded = fold_sources(bench, random);
        const auto prompts = shuffled(random, prompts_between(0, first_essay));
        const auto middle = prompts.begin() + static_cast<std::ptrdiff_t>(prompts.size() / 2);
        const std::vector<std::string> first(prompts.begin(), middle);
        const std::vector<std::string> second(middle, prompts.end());
        for (std::size_t size = 0; size < sizes.size(); ++size) {
            const Counts halves = two_parts(bench, random, first, second, sizes[size]);
            for (std::size_t d = 0; d < all_distances.size(); ++d) {
                ask(bench, halves, {all_distances[d]}, folded.in_second, folded.weights, table[size][d]);
            }
        }
        std::fprintf(stderr, "T1: seed %zu of %zu\n", seed, bench.seeds);
    }
    for (std::size_t size = 0; size < sizes.size(); ++size) {
        std::vector<std::vector<double>> cells;
        for (const Asked& asked : table[size]) {
            cells.push_back(asked.right);
        }
        print_row(title_of(sizes[size]), cells);
    }
    std::printf("\n## T7: halves whose nearest is a stranger with the same prompts, %%\n\n");
    print_head("words per half");
    for (std::size_t size = 0; size < sizes.size(); ++size) {
        std::vector<std::vector<double>> cells;
        for (const Asked& asked : table[size]) {
            cells.push_back(asked.stranger);
        }
        print_row(title_of(sizes[size]), cells);
    }
}

void same_vendor(const Bench& bench, const std::map<std::string, std::string>& vendors) {
    std::printf("\n## T2: nearest neighbour by the same vendor, %% of the sources that have a sibling\n\n");
    print_head("texts");
    std::map<std::string, int> siblings;
    const auto names = names_of(bench.corpus);
    for (const std::string* name : names) {
        ++siblings[vendors.at(*name)];
    }
    std::vector<std::vector<double>> cells;
    for (const Distance distance : all_distances) {
        double right = 0;
        double all = 0;
        for (const bool second : {false, true}) {  // weights of the other half of the alphabet
            std::vector<bool> in_second(names.size());
            std::fill(in_second.begin() + static_cast<std::ptrdiff_t>(names.size() / 2), in_second.end(), true);
            const Weights weights = weights_of_fold(bench, in_second, !second);
            const CondensedMatrix distances =
                Comparison(bench.corpus, {distance, 5000, Centre::automatic}, {&bench.baseline, &weights})
                    .distances({});
            for (std::size_t leaf = 0; leaf < names.size(); ++leaf) {
                if (in_second[leaf] == second && siblings[vendors.at(*names[leaf])] > 1) {
                    const std::size_t found = nearest(distances, leaf, [](std::size_t) { return true; });
                    ++all;
                    right += vendors.at(*names[found]) == vendors.at(*names[leaf]) ? 1 : 0;
                }
            }
        }
        cells.push_back({right / all});
    }
    print_row("all", cells);
}

void across_genres(const Bench& bench) {
    std::printf("\n## T3: stories against essays, top-1 %%\n\n");
    std::printf(
        "| words per part | snr | snr, centred | whitened | whitened, centred | cosine-delta | slop-overlap |\n");
    std::printf("|---|---|---|---|---|---|---|\n");
    const std::array<Question, 6> questions = {{{Distance::snr, Centre::none, true},
                                                {Distance::snr, Centre::prompts, true},
                                                {Distance::whitened, Centre::none, true},
                                                {Distance::whitened, Centre::prompts, true},
                                                {Distance::cosine_delta, Centre::none, true},
                                                {Distance::slop_overlap, Centre::none, true}}};
    for (const std::uint64_t words : {std::uint64_t{5000}, std::uint64_t{10'000}, std::uint64_t{20'000}, UINT64_MAX}) {
        std::vector<Asked> row(questions.size());
        for (std::size_t seed = 1; seed <= bench.seeds; ++seed) {
            Random random(seed);
            const Folded folded = fold_sources(bench, random);
            const auto stories = prompts_between(0, first_essay);
            const auto essays = prompts_between(first_essay, end_of_essays);
            const Counts parts = two_parts(bench, random, stories, essays, words);
            for (std::size_t q = 0; q < questions.size(); ++q) {
                ask(bench, parts, questions[q], folded.in_second, folded.weights, row[q]);
            }
        }
        std::vector<std::vector<double>> cells;
        for (const Asked& asked : row) {
            cells.push_back(asked.right);
        }
        print_row(title_of(words), cells);
    }
}

}  // namespace kinprint::quality
