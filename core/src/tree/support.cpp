#include "kinprint/support.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "in_words.hpp"
#include "kinprint/clades.hpp"
#include "kinprint/collapse.hpp"
#include "kinprint/limits.hpp"
#include "kinprint/tree_format.hpp"
#include "lacks.hpp"
#include "resampler.hpp"
#include "warnings.hpp"

namespace kinprint {

namespace {

constexpr std::array all_distances = {Distance::snr,     Distance::whitened, Distance::cosine_delta,
                                      Distance::burrows, Distance::jsd,      Distance::slop_overlap};

/// The nearest neighbour of each leaf, the first of equals. Precondition: two leaves or more.
std::vector<std::uint32_t> nearest_of_each(const CondensedMatrix& distances) {
    std::vector<std::uint32_t> nearest;
    for (std::uint32_t leaf = 0; leaf < distances.n; ++leaf) {
        std::uint32_t best = leaf == 0 ? 1 : 0;
        for (std::uint32_t other = 0; other < distances.n; ++other) {
            if (other != leaf && distances.at(leaf, other) < distances.at(leaf, best)) {
                best = other;
            }
        }
        nearest.push_back(best);
    }
    return nearest;
}

constexpr std::size_t most_names = 3;

/// Why the tree can't be resampled; empty where it can.
std::string why_impossible(const Resampler& resampler, const TreeResult& result) {
    if (result.options.distance == Distance::slop_overlap) {
        return "Slop overlap is not resampled; the other distances are.";
    }
    const std::vector<std::uint32_t> leaves = resampler.leaves_of_one_draw();
    if (leaves.empty()) {
        return "";
    }
    std::string names;
    for (std::size_t at = 0; at < std::min(leaves.size(), most_names); ++at) {
        names += (at > 0 ? ", \"" : "\"") + one_line(result.sources[leaves[at]].name) + "\"";
    }
    if (leaves.size() > most_names) {
        names += " and " + grouped(leaves.size() - most_names) + " more";
    }
    return "There is nothing to draw from in " + names + ": a source needs several texts, or stretches of " +
           grouped(limits::block_words) + " words. Add more of its texts, or leave it out.";
}

}  // namespace

struct SupportRun::Impl {
    Impl(const Comparison& compared, const TreeResult& result)
        : comparison(compared),
          resampler(compared.leaves().sources),
          random(result.options.seed),
          distance(result.options.distance),
          linkage(result.options.linkage),
          unmeasured(why_impossible(resampler, result)),
          is_possible(unmeasured.empty() && !result.tree.merges.empty()) {
        if (is_possible) {
            clades = clade_hashes(result.tree, linkage);
            nearest = nearest_of_each(result.distances);
            clade_hits.resize(clades.size());
            nearest_hits.resize(nearest.size());
        }
    }

    void resample_once() {
        const CondensedMatrix distances = comparison.distances(distance, resampler.draw(random));
        const std::vector<std::uint64_t> hashes = clade_hashes(link(distances, linkage), linkage);
        const std::unordered_set<std::uint64_t> found(hashes.begin(), hashes.end());
        for (std::size_t merge = 0; merge < clades.size(); ++merge) {
            clade_hits[merge] += found.contains(clades[merge]) ? 1 : 0;
        }
        const std::vector<std::uint32_t> now = nearest_of_each(distances);
        for (std::size_t leaf = 0; leaf < nearest.size(); ++leaf) {
            nearest_hits[leaf] += now[leaf] == nearest[leaf] ? 1 : 0;
        }
        ++resamples;
    }

    const Comparison& comparison;
    Resampler resampler;
    SplitMix random;
    Distance distance;
    Linkage linkage;
    std::string unmeasured;
    bool is_possible;
    std::vector<std::uint64_t> clades;  // of the tree, one a merge
    std::vector<std::uint32_t> nearest;
    std::vector<std::size_t> clade_hits;
    std::vector<std::size_t> nearest_hits;
    std::size_t resamples = 0;
};

SupportRun::SupportRun(const Comparison& comparison, const TreeResult& result)
    : impl_(std::make_unique<Impl>(comparison, result)) {}
SupportRun::~SupportRun() = default;
SupportRun::SupportRun(SupportRun&&) noexcept = default;
SupportRun& SupportRun::operator=(SupportRun&&) noexcept = default;

void SupportRun::resample(std::size_t times) {
    for (; impl_->is_possible && times > 0; --times) {
        impl_->resample_once();
    }
}

void SupportRun::write_to(TreeResult& result) const {
    const Impl& impl = *impl_;
    result.resamples = impl.resamples;
    result.unmeasured = impl.unmeasured;
    result.support.clear();
    result.collapsed.clear();
    if (impl.resamples == 0) {
        return;
    }
    const auto share = [&](std::size_t hits) {
        return static_cast<double>(hits) / static_cast<double>(impl.resamples);
    };
    for (const std::size_t hits : impl.clade_hits) {
        result.support.push_back(share(hits));
    }
    result.collapsed = collapsed_merges(result.tree, result.support, result.options.collapse);
    for (std::size_t leaf = 0; leaf < result.nearest.size(); ++leaf) {
        result.nearest[leaf].support = share(impl.nearest_hits[leaf]);
    }
}

void find_nearest(const Counts& counts, const Comparison& comparison, const Baseline* baseline, TreeResult& result) {
    result.nearest.clear();
    if (result.tree.merges.empty()) {
        return;
    }
    for (const std::uint32_t source : nearest_of_each(result.distances)) {
        result.nearest.push_back({source, {}, {}, 0});
    }
    const CountedLeaves leaves = leaves_of_tree(counts, result.options);
    for (const Distance distance : all_distances) {
        if (what_lacks(distance, leaves, baseline)) {
            continue;
        }
        const bool is_known = distance == result.options.distance;
        const std::vector<std::uint32_t> nearest =
            nearest_of_each(is_known ? result.distances : distances_by(distance, comparison, leaves.content, baseline));
        for (std::size_t leaf = 0; leaf < nearest.size(); ++leaf) {
            ++result.nearest[leaf].asked;
            if (nearest[leaf] == result.nearest[leaf].source) {
                result.nearest[leaf].agreeing.push_back(distance);
            }
        }
    }
}

TreeResult make_sure_tree(const Counts& counts, const TreeOptions& options, const Reference& reference,
                          std::size_t resamples) {
    const Comparison comparison = comparison_of_tree(counts, options, reference.weights);
    TreeResult result = make_tree(counts, options, comparison, reference.baseline);
    if (resamples > 0 && !result.tree.merges.empty()) {
        find_nearest(counts, comparison, reference.baseline, result);
        SupportRun run(comparison, result);
        run.resample(resamples);
        run.write_to(result);
    }
    return result;
}

}  // namespace kinprint
