// Counts -> tree: the main job, whole.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kinprint/comparison.hpp"
#include "kinprint/error.hpp"
#include "kinprint/linkage.hpp"
#include "kinprint/matrix.hpp"
#include "kinprint/profile.hpp"

namespace kinprint {

struct TreeOptions {
    Distance distance = Distance::snr;
    Linkage linkage = Linkage::average;
    std::size_t terms = 5000;  // as in CompareOptions
    std::uint64_t seed = 1;    // of the project's own generator; every result names it
    Centre centre = Centre::automatic;
};

struct TreeSource {
    std::string name;
    std::uint64_t texts = 0;
    std::uint64_t words = 0;
    std::vector<std::string> warnings;
};

/// The nearest neighbour of one source, and how sure that is.
struct NearestSource {
    std::uint32_t source = 0;        // of equally near ones the first
    std::optional<double> support;   // the share of resamples in which it is the nearest, too
    std::vector<Distance> agreeing;  // the distances by which it is the nearest
    std::size_t asked = 0;           // of so many distances
};

struct TreeResult {
    TreeOptions options;
    std::vector<TreeSource> sources;
    std::vector<std::string> notes;  // what to know of the whole: how it was weighed and centred
    CondensedMatrix distances;
    Tree tree;
    std::vector<std::uint32_t> order;  // the leaves from top to bottom, neighbours as alike as the tree allows
    std::optional<double> cophenetic_correlation;  // how well the tree tells the distances
    std::size_t resamples = 0;                     // that support was measured by
    std::vector<double> support;  // of each merge: the share of resamples whose tree has its clade; empty where unknown
    std::vector<NearestSource> nearest;  // of each source; empty where it was not asked
    Errors errors;

    [[nodiscard]] std::vector<std::string> names() const;
};

/// Compares all sources and links them. With fewer than two sources the result has no merges and says why.
/// A distance that is not computable (see comparison.hpp) is an error.
TreeResult make_tree(const Counts& counts, const TreeOptions& options, const Reference& reference);

}  // namespace kinprint
