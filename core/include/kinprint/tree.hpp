// Counts -> tree: the main job, whole.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kinprint/baseline.hpp"
#include "kinprint/error.hpp"
#include "kinprint/linkage.hpp"
#include "kinprint/matrix.hpp"
#include "kinprint/profile.hpp"

namespace kinprint {

enum class Distance : std::uint8_t { cosine_delta, burrows, jsd, slop_overlap };

std::string_view name(Distance distance);
std::optional<Distance> distance_of(std::string_view name);

struct TreeOptions {
    Distance distance = Distance::cosine_delta;
    Linkage linkage = Linkage::average;
    std::size_t terms = 5000;  // most frequent single terms and pairs to compare; slop overlap has lists of its own
    std::uint64_t seed = 1;    // of the project's own generator; every result names it
};

struct TreeSource {
    std::string name;
    std::uint64_t texts = 0;
    std::uint64_t words = 0;
    std::vector<std::string> warnings;
};

struct TreeResult {
    TreeOptions options;
    std::vector<TreeSource> sources;
    CondensedMatrix distances;
    std::vector<Merge> merges;
    Errors errors;

    [[nodiscard]] std::vector<std::string> names() const;
};

/// Compares all sources and links them. With fewer than two sources the result has no merges and says why.
/// `baseline` is needed for slop overlap only; without it that distance is an error.
TreeResult make_tree(const Counts& counts, const TreeOptions& options, const Baseline* baseline);

}  // namespace kinprint
