#include <algorithm>
#include <cmath>
#include <cstdio>

#include "folds.hpp"
#include "kinprint/clades.hpp"
#include "kinprint/support.hpp"
#include "kinprint/tree.hpp"
#include "tasks.hpp"

namespace kinprint::quality {

namespace {

TreeResult tree_by(const Counts& counts, Distance distance, const Weights& weights) {
    const TreeOptions options{.distance = distance};
    const Comparison comparison = comparison_of_tree(counts, options, &weights);
    TreeResult result = make_tree(counts, options, comparison, nullptr);
    find_nearest(counts, comparison, nullptr, result);
    return result;
}

}  // namespace

void rounding(const Bench& bench) {
    const Weights exact = weights_of(bench.corpus, [](const std::string&) { return true; });
    Errors errors;
    Weights rounded = *parse_weights(weights_json(exact), "weights", errors);
    std::printf("\n## What rounding of the shipped weights costs, all texts\n\n");
    std::printf(
        "| distance | largest difference of distances | nearest neighbours changed | clades changed |\n|---|---|---|---|\n");
    for (const Distance distance : {Distance::snr, Distance::whitened}) {
        const TreeResult before = tree_by(bench.corpus.counts, distance, exact);
        const TreeResult after = tree_by(bench.corpus.counts, distance, rounded);
        double largest = 0;
        for (std::size_t at = 0; at < before.distances.values.size(); ++at) {
            largest = std::max(largest, std::abs(before.distances.values[at] - after.distances.values[at]));
        }
        std::size_t nearest = 0;
        for (std::size_t leaf = 0; leaf < before.nearest.size(); ++leaf) {
            nearest += before.nearest[leaf].source != after.nearest[leaf].source ? 1U : 0U;
        }
        const auto clades = clade_hashes(before.tree, Linkage::average);
        const auto others = clade_hashes(after.tree, Linkage::average);
        const auto changed = std::ranges::count_if(
            clades, [&](std::uint64_t clade) { return std::ranges::find(others, clade) == others.end(); });
        std::printf("| %s | %.1e | %zu | %td |\n", std::string(name(distance)).c_str(), largest, nearest, changed);
    }
    std::fflush(stdout);
}

}  // namespace kinprint::quality
