#include <cstdio>
#include <map>

#include "folds.hpp"
#include "samples.hpp"
#include "table.hpp"
#include "tasks.hpp"

namespace kinprint::quality {

namespace {

struct Setting {
    std::size_t size = 0;  // sources in each of two groups
    bool genres = false;   // stories against essays; else stories against stories
};

constexpr std::array<Setting, 8> settings = {
    {{3, false}, {5, false}, {8, false}, {11, false}, {3, true}, {5, true}, {7, true}, {9, true}}};
constexpr std::array distances = {Distance::snr, Distance::whitened};
constexpr std::array centres = {Centre::automatic, Centre::none};

Table empty_table() {
    std::vector<std::string> rows;
    for (const Setting& setting : settings) {
        rows.push_back(std::to_string(setting.size) + (setting.genres ? ", stories against essays" : ", stories"));
    }
    std::vector<std::string> columns;
    for (const Distance distance : distances) {
        for (const Centre centre : centres) {
            columns.push_back(std::string(name(distance)) + ", " + std::string(name(centre)));
        }
    }
    return {rows, columns};
}

/// What the groups are asked to write.
std::array<std::vector<std::string>, 2> prompts_of(const Setting& setting, kinprint::test::Random& random) {
    if (setting.genres) {
        return {story_prompts(), essay_prompts()};
    }
    const std::vector<std::string> prompts = shuffled(random, story_prompts());
    const auto middle = prompts.begin() + static_cast<std::ptrdiff_t>(prompts.size() / 2);
    return {std::vector(prompts.begin(), middle), std::vector(middle, prompts.end())};
}

/// The sources that answered any of these prompts.
std::vector<std::string> writers_of(const Corpus& corpus, const std::vector<std::string>& prompts) {
    std::vector<Part> parts;
    for (const std::string& name : corpus.names) {
        parts.push_back({name, name, prompts});
    }
    const Counts counts = counts_of_parts(corpus.counts, parts);
    std::vector<std::string> names;
    for (const Source* leaf : counts.terms.leaves()) {
        names.push_back(leaf->name);
    }
    return names;
}

/// The nearest of each leaf, by name.
std::map<std::string, std::string> nearest_of(const Counts& counts, Distance distance, Centre centre,
                                              const Weights& weights) {
    const Comparison comparison(counts.terms, {.centre = centre}, &weights);
    const CondensedMatrix matrix = distances_by(distance, comparison, counts.content, nullptr);
    const std::vector<const Source*> leaves = counts.terms.leaves();
    std::map<std::string, std::string> nearest;
    for (std::size_t leaf = 0; leaf < leaves.size(); ++leaf) {
        std::size_t best = leaf == 0 ? 1 : 0;
        for (std::size_t other = 0; other < leaves.size(); ++other) {
            best = other != leaf && matrix.at(leaf, other) < matrix.at(leaf, best) ? other : best;
        }
        nearest[leaves[leaf]->name] = leaves[best]->name;
    }
    return nearest;
}

/// Of the leaves whose source is in the fold asked, how many have the same nearest in both.
double share_of_same(const Corpus& corpus, const Folds& folds, const Counts& apart, const Counts& whole,
                     Distance distance, Centre centre) {
    double same = 0;
    for (std::size_t fold = 0; fold < folds.for_fold.size(); ++fold) {
        const auto found = nearest_of(apart, distance, centre, folds.for_fold[fold]);
        const auto known = nearest_of(whole, distance, Centre::automatic, folds.for_fold[fold]);
        for (std::size_t source = 0; source < corpus.names.size(); ++source) {
            const auto leaf = found.find(corpus.names[source]);
            same += folds.fold_of[source] == fold && leaf != found.end() && leaf->second == known.at(leaf->first);
        }
    }
    return same / static_cast<double>(apart.terms.leaves().size());
}

}  // namespace

void groups_apart(const Bench& bench) {
    Table table = empty_table();
    for (std::size_t seed = 1; seed <= bench.seeds; ++seed) {
        kinprint::test::Random random(seed);
        const Folds folds = random_folds(bench.corpus, random);
        for (std::size_t row = 0; row < settings.size(); ++row) {
            const auto prompts = prompts_of(settings[row], random);
            const std::vector<std::string> writers = shuffled(random, writers_of(bench.corpus, prompts[1]));
            std::vector<std::string> all = prompts[0];
            all.insert(all.end(), prompts[1].begin(), prompts[1].end());
            std::vector<Part> apart;
            std::vector<Part> whole;
            for (std::size_t at = 0; at < 2 * settings[row].size; ++at) {
                apart.push_back({writers[at], writers[at], prompts[at % 2]});
                whole.push_back({writers[at], writers[at], all});
            }
            const Counts counts_apart = counts_of_parts(bench.corpus.counts, apart);
            const Counts counts_whole = counts_of_parts(bench.corpus.counts, whole);
            for (std::size_t column = 0; column < distances.size() * centres.size(); ++column) {
                table.add(row, column,
                          share_of_same(bench.corpus, folds, counts_apart, counts_whole,
                                        distances[column / centres.size()], centres[column % centres.size()]));
            }
        }
        std::fprintf(stderr, "T8: seed %zu\n", seed);
    }
    table.print("T8: two groups that share no prompts, nearest as in the tree of all texts, %", "sources a group");
}

}  // namespace kinprint::quality
