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
#include "kinprint/leaves.hpp"
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
    bool force = false;   // take in sources that have too few words, too
    double collapse = 0;  // clades of less support are not drawn; see collapse.hpp
};

/// Of fewer words a source has no place in the tree that is better than a guess.
inline constexpr std::uint64_t words_for_a_place = 5'000;

/// The sources that a tree of these counts holds: those of `words_for_a_place` or more; with `force` all that have a
/// word. All that makes a tree, or asks something of it, takes its leaves from here. O(blocks).
CountedLeaves leaves_of_tree(const Counts& counts, const TreeOptions& options);

/// Those sources, ready to be compared: what a tree and all that is asked of it share. It depends on the options'
/// `terms`, `centre` and `force`. `weights`: as in Comparison. O(blocks).
Comparison comparison_of_tree(const Counts& counts, const TreeOptions& options, const Weights* weights);

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

/// A source that is not in the tree, for want of words.
struct LeftOut {
    std::string name;
    std::uint64_t texts = 0;
    std::uint64_t words = 0;
};

struct TreeResult {
    TreeOptions options;
    std::vector<TreeSource> sources;  // the leaves; ids in all that follows count them
    std::vector<LeftOut> left_out;
    std::vector<std::string> notes;  // what to know of the whole: how it was weighed and centred
    CondensedMatrix distances;
    Tree tree;
    std::vector<std::uint32_t> order;  // the leaves from top to bottom, neighbours as alike as the tree allows
    std::optional<double> cophenetic_correlation;  // how well the tree tells the distances
    std::size_t resamples = 0;                     // that support was measured by
    std::string unmeasured;                        // why nothing can be resampled, where that was asked for
    std::vector<double> support;  // of each merge: the share of resamples whose tree has its clade; empty where unknown
    std::vector<std::uint32_t> collapsed;  // merges that are not drawn, ascending; none where support is not known
    std::vector<NearestSource> nearest;    // of each source; empty where it was not asked
    Errors errors;

    [[nodiscard]] std::vector<std::string> names() const;
    /// The tree with its leaves in `order`, as it is drawn and written. O(n).
    [[nodiscard]] Tree drawn() const { return in_order(tree, order); }

    /// What to be careful about with one source: its own warnings, and whether the distances disagree on its nearest
    /// one.
    [[nodiscard]] std::vector<std::string> warnings_of(std::size_t source) const;
    /// The notes, and what is known of the whole since support was measured and the other distances were asked.
    [[nodiscard]] std::vector<std::string> all_notes() const;
};

/// Compares the sources and links them. Those of too few words are left out unless forced, each with an error that
/// names it. With fewer than two sources the result has no merges and says why. A distance that lacks what it needs
/// (the human table, content words, two texts of each source) is an error. `comparison`: the `comparison_of_tree` of
/// these counts and options. `baseline`: for slop overlap; may be null.
TreeResult make_tree(const Counts& counts, const TreeOptions& options, const Comparison& comparison,
                     const Baseline* baseline);

/// The same where nothing more is asked of the comparison.
TreeResult make_tree(const Counts& counts, const TreeOptions& options, const Reference& reference);

}  // namespace kinprint
