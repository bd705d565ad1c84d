#include "kinprint/linkage.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <utility>

#include "minimum_spanning_tree.hpp"
#include "nn_chain.hpp"
#include "steps.hpp"

namespace kinprint {

namespace {

constexpr std::array<std::pair<Linkage, std::string_view>, 4> names = {{
    {Linkage::average, "average"},
    {Linkage::complete, "complete"},
    {Linkage::single, "single"},
    {Linkage::ward, "ward"},
}};

bool can_be_linked(const CondensedMatrix& distances) {
    return distances.values.size() == CondensedMatrix(distances.n).values.size() &&
           std::ranges::all_of(distances.values, [](double d) { return std::isfinite(d) && d >= 0; });
}

}  // namespace

std::string_view name(Linkage linkage) {
    return std::ranges::find(names, linkage, &std::pair<Linkage, std::string_view>::first)->second;
}

std::optional<Linkage> linkage_of(std::string_view name) {
    const auto found = std::ranges::find(names, name, &std::pair<Linkage, std::string_view>::second);
    return found == names.end() ? std::nullopt : std::optional(found->first);
}

std::vector<Merge> link(const CondensedMatrix& distances, Linkage linkage) {
    if (!can_be_linked(distances)) {
        throw std::invalid_argument("link: distances must be n (n - 1) / 2 finite, non-negative numbers");
    }
    return merges_of(linkage == Linkage::single ? minimum_spanning_tree(distances) : nn_chain(distances, linkage));
}

}  // namespace kinprint
