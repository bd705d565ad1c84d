#include <bit>
#include <cstdio>
#include <map>
#include <set>

#include "ask.hpp"
#include "kinprint/linkage.hpp"
#include "table.hpp"
#include "tasks.hpp"
#include "tree/resampler.hpp"

namespace kinprint::quality {

namespace {

constexpr std::size_t resamples = 10;  // a seed

using Leaves = std::uint64_t;  // a set of leaves, a bit each

/// What is asked of one vendor, by weights that have not seen its sources.
struct Vendor {
    std::string name;
    Leaves sources = 0;
    std::vector<Leaves> lineages;
    Weights weights;
};

std::vector<Vendor> vendors_of(const Corpus& corpus) {
    std::map<std::string, Vendor> known;
    std::map<std::string, Leaves> families;
    for (std::size_t leaf = 0; leaf < corpus.names.size(); ++leaf) {
        const Label& label = corpus.labels.at(corpus.names[leaf]);
        known[label.vendor].sources |= Leaves{1} << leaf;
        if (label.is_confirmed) {
            families[label.vendor + '/' + label.family] |= Leaves{1} << leaf;
        }
    }
    std::vector<Vendor> vendors;
    for (auto& entry : known) {
        const std::string& name = entry.first;
        Vendor& vendor = entry.second;
        if (std::popcount(vendor.sources) < 2) {
            continue;
        }
        vendor.name = name;
        for (const auto& [family, members] : families) {
            if (family.starts_with(name + '/') && std::popcount(members) > 1) {
                vendor.lineages.push_back(members);
            }
        }
        vendor.weights =
            weights_of(corpus, [&](const std::string& source) { return corpus.labels.at(source).vendor != name; });
        vendors.push_back(std::move(vendor));
    }
    return vendors;
}

std::set<Leaves> clades_of(const CondensedMatrix& distances) {
    std::vector<Leaves> below;
    for (std::size_t leaf = 0; leaf < distances.n; ++leaf) {
        below.push_back(Leaves{1} << leaf);
    }
    for (const Merge& merge : link(distances, Linkage::average).merges) {
        below.push_back(below[merge.a] | below[merge.b]);
    }
    return {below.begin(), below.end()};
}

/// How many of these leaves have their nearest among themselves.
double with_sibling(const CondensedMatrix& distances, Leaves sources) {
    double found = 0;
    for (std::size_t leaf = 0; leaf < distances.n; ++leaf) {
        std::size_t best = leaf == 0 ? 1 : 0;
        for (std::size_t other = 0; other < distances.n; ++other) {
            best = other != leaf && distances.at(leaf, other) < distances.at(leaf, best) ? other : best;
        }
        found += ((sources >> leaf) & (sources >> best) & 1U) != 0 ? 1 : 0;
    }
    return found;
}

}  // namespace

void lineage(const Bench& bench) {
    const std::vector<Vendor> vendors = vendors_of(bench.corpus);
    const Resampler resampler(bench.corpus.counts.terms.leaves());
    Table table({"nearest is by the same vendor", "the same in resamples", "lineage is a clade, in resamples"},
                names_of_distances());
    for (std::size_t column = 0; column < all_distances.size(); ++column) {
        const bool may_resample = all_distances[column] != Distance::slop_overlap;
        double asked = 0;
        double lineages = 0;
        double plain = 0;
        std::vector<double> near(bench.seeds);
        std::vector<double> clades(bench.seeds);
        for (const Vendor& vendor : vendors) {
            const Comparison comparison(bench.corpus.counts.terms, {}, &vendor.weights);
            asked += std::popcount(vendor.sources);
            lineages += static_cast<double>(vendor.lineages.size());
            plain += with_sibling(
                distances_by(all_distances[column], comparison, bench.corpus.counts.content, &bench.baseline),
                vendor.sources);
            for (std::size_t seed = 0; may_resample && seed < bench.seeds; ++seed) {
                SplitMix random(seed + 1);
                for (std::size_t resample = 0; resample < resamples; ++resample) {
                    const CondensedMatrix distances =
                        comparison.distances(all_distances[column], resampler.draw(random));
                    const std::set<Leaves> found = clades_of(distances);
                    near[seed] += with_sibling(distances, vendor.sources) / resamples;
                    for (const Leaves family : vendor.lineages) {
                        clades[seed] += found.contains(family) ? 1.0 / resamples : 0;
                    }
                }
            }
        }
        table.add(0, column, plain / asked);
        for (std::size_t seed = 0; may_resample && seed < bench.seeds; ++seed) {
            table.add(1, column, near[seed] / asked);
            table.add(2, column, clades[seed] / lineages);
        }
    }
    table.print("T2: vendor and lineage, all texts, %", "share");
}

}  // namespace kinprint::quality
