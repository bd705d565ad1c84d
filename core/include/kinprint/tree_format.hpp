// Tree -> the formats that other programs and terminals read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kinprint/linkage.hpp"

namespace kinprint {

/// `name` with a space for every code point that would break, move or turn the line it stands on: controls, line and
/// paragraph separators, and marks that change the direction of writing. Ill-formed bytes become U+FFFD. O(bytes).
std::string one_line(std::string_view name);

/// `name` as `one_line` gives it, filled up with blanks or cut with "…" to take just so many columns of a terminal; at
/// least 1. O(bytes).
std::string one_cell(std::string_view name, std::size_t columns);

/// Columns that valid UTF-8 takes in a terminal: wide East Asian characters and emoji take two, combining marks none.
/// Source: Unicode Standard Annex #11, "East Asian Width".
std::size_t columns_of(std::string_view utf8);

/// The tree in Newick, with branch lengths, ending in ";" and no line break.
///
/// A node stands at half its height, so the path between two leaves is as long as their cophenetic distance.
/// Lengths are decimals that read back to the same double, never with an exponent. Labels that hold anything but
/// ASCII letters, digits, '.', '-' and '/' are put in single quotes, a quote inside doubled; controls become spaces.
/// (An unquoted
/// '_' would be read as a blank, so labels with one are quoted.)
/// `names`: one a leaf. One leaf without merges gives "name;". `support`: one a merge, from 0 to 1, or none at all;
/// each becomes the label of its merge, as in "(a:1,b:1)0.98:2", but for the root, which all trees have. `collapsed`:
/// merges that are one with their parent, as `collapsed_merges` gives them, which makes multifurcations, as in
/// "(a:2,b:2,c:2)". O(n).
/// Source: Olsen (1990), "Interpretation of the 'Newick's 8:45' tree format standard".
std::string newick(const Tree& tree, const std::vector<std::string>& names, std::span<const double> support = {},
                   std::span<const std::uint32_t> collapsed = {});

/// The same tree as a NEXUS file with a TAXA and a TREES block.
/// Source: Maddison, Swofford and Maddison (1997), "NEXUS: an extensible file format for systematic information".
std::string nexus(const Tree& tree, const std::vector<std::string>& names, std::span<const double> support = {},
                  std::span<const std::uint32_t> collapsed = {});

/// The tree drawn with box characters for a terminal, root at the left, leaves at the right, with a scale of heights
/// below. A leaf's line ends at the leaf's own height, and its name follows there. `width`: columns to use, at least
/// 40; long names are cut with "…". Control characters in names become spaces. `support`: as for `newick`; in whole per
/// cent on the line that leads to the merge, left out where that is too short. `collapsed`: as for `newick`; all
/// branches of a multifurcation leave one line. O(n * width).
std::string dendrogram_text(const Tree& tree, const std::vector<std::string>& names, std::size_t width,
                            std::span<const double> support = {}, std::span<const std::uint32_t> collapsed = {});

}  // namespace kinprint
