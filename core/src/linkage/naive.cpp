#include "naive.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace kinprint {

namespace {

using Leaves = std::vector<std::uint32_t>;

struct Cluster {
    std::uint32_t id;
    Leaves leaves;
};

double mean_square(const CondensedMatrix& distances, const Leaves& a, const Leaves& b) {
    double sum = 0;
    for (const std::uint32_t i : a) {
        for (const std::uint32_t j : b) {
            sum += i == j ? 0 : distances.at(i, j) * distances.at(i, j);
        }
    }
    return sum / (static_cast<double>(a.size()) * static_cast<double>(b.size()));
}

double ward_distance(const CondensedMatrix& distances, const Leaves& a, const Leaves& b) {
    const auto size_a = static_cast<double>(a.size());
    const auto size_b = static_cast<double>(b.size());
    const double between =
        mean_square(distances, a, b) - mean_square(distances, a, a) / 2 - mean_square(distances, b, b) / 2;
    return std::sqrt(2 * size_a * size_b / (size_a + size_b) * std::max(between, 0.0));
}

}  // namespace

double cluster_distance(const CondensedMatrix& distances, Linkage linkage, const Leaves& a, const Leaves& b) {
    if (linkage == Linkage::ward) {
        return ward_distance(distances, a, b);
    }
    double sum = 0;
    double least = std::numeric_limits<double>::infinity();
    double most = 0;
    for (const std::uint32_t i : a) {
        for (const std::uint32_t j : b) {
            const double distance = distances.at(i, j);
            sum += distance;
            least = std::min(least, distance);
            most = std::max(most, distance);
        }
    }
    switch (linkage) {
        case Linkage::single: return least;
        case Linkage::complete: return most;
        default: return sum / (static_cast<double>(a.size()) * static_cast<double>(b.size()));
    }
}

std::vector<Merge> naive_linkage(const CondensedMatrix& distances, Linkage linkage) {
    std::vector<Cluster> clusters;  // by lowest leaf
    for (std::uint32_t leaf = 0; leaf < distances.n; ++leaf) {
        clusters.push_back({leaf, {leaf}});
    }
    std::vector<Merge> merges;
    while (clusters.size() > 1) {
        std::size_t a = 0;
        std::size_t b = 1;
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < clusters.size(); ++i) {
            for (std::size_t j = i + 1; j < clusters.size(); ++j) {
                const double distance = cluster_distance(distances, linkage, clusters[i].leaves, clusters[j].leaves);
                if (distance < least) {
                    least = distance;
                    a = i;
                    b = j;
                }
            }
        }
        Cluster& merged = clusters[a];
        const auto [low, high] = std::minmax({merged.id, clusters[b].id});
        merged.id = static_cast<std::uint32_t>(distances.n + merges.size());
        merged.leaves.insert(merged.leaves.end(), clusters[b].leaves.begin(), clusters[b].leaves.end());
        merges.push_back({low, high, least, static_cast<std::uint32_t>(merged.leaves.size())});
        clusters.erase(clusters.begin() + static_cast<std::ptrdiff_t>(b));
    }
    return merges;
}

}  // namespace kinprint
