#include <cstdio>
#include <utility>

#include "folds.hpp"
#include "kinprint/support.hpp"
#include "samples.hpp"
#include "table.hpp"
#include "tasks.hpp"

namespace kinprint::quality {

namespace {

/// Of fewer words a source may have a single text, and nothing to draw from.
constexpr std::array<std::uint64_t, 5> sizes = {5000, 10'000, 20'000, 50'000, all_words};
constexpr std::array resampled = {Distance::snr, Distance::whitened, Distance::cosine_delta, Distance::burrows,
                                  Distance::jsd};
constexpr std::size_t resamples = 20;  // a seed

Table empty_table() {
    std::vector<std::string> rows;
    for (const std::uint64_t words : sizes) {
        rows.push_back(title_of(words));
    }
    std::vector<std::string> columns;
    for (const Distance distance : resampled) {
        columns.emplace_back(name(distance));
    }
    return {rows, columns};
}

/// The mean support of the clades but the root, which all trees have, and of the nearest neighbours.
std::pair<double, double> mean_support(const Counts& counts, Distance distance, std::uint64_t seed,
                                       const Reference& reference) {
    const TreeOptions options{.distance = distance, .seed = seed, .force = true};
    const Comparison comparison = comparison_of_tree(counts, options, reference.weights);
    TreeResult result = make_tree(counts, options, comparison, reference.baseline);
    find_nearest(counts, comparison, nullptr, result);
    SupportRun run(comparison, result);
    run.resample(resamples);
    run.write_to(result);
    double clades = -1;
    for (const double support : result.support) {
        clades += support;
    }
    double nearest = 0;
    for (const NearestSource& one : result.nearest) {
        nearest += one.support.value_or(0);
    }
    return {clades / static_cast<double>(result.support.size() - 1),
            nearest / static_cast<double>(result.nearest.size())};
}

}  // namespace

void support_by_words(const Bench& bench) {
    Table clades = empty_table();
    Table nearest = empty_table();
    for (std::size_t seed = 1; seed <= bench.seeds; ++seed) {
        kinprint::test::Random random(seed);
        const Folds folds = random_folds(bench.corpus, random);
        const Reference reference{&bench.baseline, &folds.for_fold[0]};
        const auto prompts = shuffled(random, story_prompts());
        for (std::size_t row = 0; row < sizes.size(); ++row) {
            std::vector<Part> parts;
            for (const std::string& name : bench.corpus.names) {
                parts.push_back({name, name, prompts, sizes[row]});
            }
            const Counts counts = counts_of_parts(bench.corpus.counts, parts);
            for (std::size_t column = 0; column < resampled.size(); ++column) {
                const auto [of_clades, of_nearest] = mean_support(counts, resampled[column], seed, reference);
                clades.add(row, column, of_clades);
                nearest.add(row, column, of_nearest);
            }
        }
        std::fprintf(stderr, "T4: seed %zu\n", seed);
    }
    clades.print("T4: mean support of the clades of a tree of stories, %", "words per source");
    nearest.print("T4: resamples with the same nearest neighbour, %", "words per source");
}

}  // namespace kinprint::quality
