#include "nn_chain.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

namespace kinprint {

namespace {

/// What the distance from a merged cluster a + b to a third cluster c depends on.
struct Triangle {
    double to_a;
    double to_b;
    double between;  // a and b
    double size_a;
    double size_b;
    double size_c;
};

/// The formulas of `link`, Ward's in squares. Their results are held between the bounds that hold for exact numbers:
/// one unit of rounding below would break reducibility, on which the chain rests, and split ties.
double merged_distance(Linkage linkage, const Triangle& t) {
    const double nearer = std::min(t.to_a, t.to_b);
    const double farther = std::max(t.to_a, t.to_b);
    switch (linkage) {
        case Linkage::single: return nearer;
        case Linkage::complete: return farther;
        case Linkage::average: {
            const double mean = (t.size_a * t.to_a + t.size_b * t.to_b) / (t.size_a + t.size_b);
            return std::clamp(mean, nearer, farther);
        }
        case Linkage::ward: {
            const double sum = ((t.size_a + t.size_c) * t.to_a + (t.size_b + t.size_c) * t.to_b) - t.size_c * t.between;
            return std::max(sum / (t.size_a + t.size_b + t.size_c), nearer);
        }
        case Linkage::neighbour_joining: break;  // not for the chain
    }
    return farther;
}

/// The clusters that are left, each in the slot of its lowest leaf.
class Clusters {
public:
    Clusters(CondensedMatrix distances, Linkage linkage)
        : distances_(std::move(distances)), linkage_(linkage), sizes_(distances_.n, 1), slots_(distances_.n) {
        std::iota(slots_.begin(), slots_.end(), 0U);
    }

    [[nodiscard]] std::size_t count() const { return slots_.size(); }
    [[nodiscard]] std::uint32_t first() const { return slots_.front(); }

    [[nodiscard]] std::uint32_t nearest(std::uint32_t slot, std::optional<std::uint32_t> previous) const {
        std::uint32_t best = previous.value_or(slot);
        double least = previous ? distances_.at(slot, *previous) : std::numeric_limits<double>::infinity();
        for (const std::uint32_t other : slots_) {
            if (other != slot && distances_.at(slot, other) < least) {
                best = other;
                least = distances_.at(slot, other);
            }
        }
        return best;
    }

    /// Merges slot `b` into slot `a` < `b`; returns the distance they had.
    double merge(std::uint32_t a, std::uint32_t b) {
        const double between = distances_.at(a, b);
        slots_.erase(std::ranges::lower_bound(slots_, b));
        for (const std::uint32_t c : slots_) {
            if (c != a) {
                double& to_a = distances_.at(a, c);
                to_a = merged_distance(linkage_, {to_a, distances_.at(b, c), between, sizes_[a], sizes_[b], sizes_[c]});
            }
        }
        sizes_[a] += sizes_[b];
        return between;
    }

private:
    CondensedMatrix distances_;
    Linkage linkage_;
    std::vector<double> sizes_;
    std::vector<std::uint32_t> slots_;  // ascending
};

std::vector<Step> follow_chains(Clusters clusters) {
    std::vector<Step> steps;
    std::vector<std::uint32_t> chain;
    while (clusters.count() > 1) {
        if (chain.empty()) {
            chain.push_back(clusters.first());
        }
        const std::uint32_t top = chain.back();
        const auto previous = chain.size() > 1 ? std::optional(chain[chain.size() - 2]) : std::nullopt;
        const std::uint32_t next = clusters.nearest(top, previous);
        if (next != previous) {
            chain.push_back(next);
            continue;
        }
        chain.resize(chain.size() - 2);
        const auto [a, b] = std::minmax({top, next});
        steps.push_back({a, b, clusters.merge(a, b)});
    }
    return steps;
}

}  // namespace

std::vector<Step> nn_chain(CondensedMatrix distances, Linkage linkage) {
    const bool squared = linkage == Linkage::ward;
    if (squared) {
        for (double& distance : distances.values) {
            distance *= distance;
        }
    }
    std::vector<Step> steps = follow_chains(Clusters(std::move(distances), linkage));
    if (squared) {
        for (Step& step : steps) {
            step.height = std::sqrt(step.height);
        }
    }
    return steps;
}

}  // namespace kinprint
