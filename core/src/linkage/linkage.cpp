#include "kinprint/linkage.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <utility>

#include "midpoint_root.hpp"
#include "minimum_spanning_tree.hpp"
#include "neighbour_joining.hpp"
#include "nn_chain.hpp"
#include "steps.hpp"

namespace kinprint {

namespace {

constexpr std::array<std::pair<Linkage, std::string_view>, 5> names = {{
    {Linkage::average, "average"},
    {Linkage::complete, "complete"},
    {Linkage::single, "single"},
    {Linkage::ward, "ward"},
    {Linkage::neighbour_joining, "neighbour-joining"},
}};

/// Sums of so many as there can be leaves stay far from infinity.
constexpr double farthest = 1e300;

bool can_be_linked(const CondensedMatrix& distances) {
    return distances.values.size() == CondensedMatrix(distances.n).values.size() &&
           std::ranges::all_of(distances.values, [](double d) { return d >= 0 && d <= farthest; });
}

}  // namespace

std::string_view name(Linkage linkage) {
    return std::ranges::find(names, linkage, &std::pair<Linkage, std::string_view>::first)->second;
}

std::optional<Linkage> linkage_of(std::string_view name) {
    const auto found = std::ranges::find(names, name, &std::pair<Linkage, std::string_view>::second);
    return found == names.end() ? std::nullopt : std::optional(found->first);
}

Tree level_tree(std::vector<Merge> merges, std::size_t leaves) {
    return {.merges = std::move(merges), .leaf_heights = std::vector<double>(leaves)};
}

Tree link(const CondensedMatrix& distances, Linkage linkage) {
    if (!can_be_linked(distances)) {
        throw std::invalid_argument("link: distances must be n (n - 1) / 2 numbers from 0 to 1e300");
    }
    switch (linkage) {
        case Linkage::neighbour_joining: return midpoint_rooted(without_negative_lengths(neighbour_joining(distances)));
        case Linkage::single: return level_tree(merges_of(minimum_spanning_tree(distances)), distances.n);
        default: return level_tree(merges_of(nn_chain(distances, linkage)), distances.n);
    }
}

}  // namespace kinprint
