// Branches of little support are drawn as one with their parents.
#include "kinprint/collapse.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <string>

#include "kinprint/tree_format.hpp"
#include "trees.hpp"

using namespace kinprint;
using namespace kinprint::test;

namespace {

using Merges = std::vector<std::uint32_t>;

const Tree four = level_tree({{0, 1, 0.25, 2}, {2, 3, 0.5, 2}, {4, 5, 1, 4}}, 4);
const std::vector<std::string> letters = {"a", "b", "c", "d"};

std::vector<std::string> numbered(std::size_t n) {
    std::vector<std::string> names;
    for (std::size_t leaf = 0; leaf < n; ++leaf) {
        names.push_back("s" + std::to_string(leaf));
    }
    return names;
}

std::vector<double> random_support(std::size_t merges, Random& random) {
    std::vector<double> support(merges);
    std::ranges::generate(support, [&] { return random.unit(); });
    return support;
}

/// The clades of a Newick text: of each pair of brackets the labels between them, sorted.
std::vector<std::vector<std::string>> clades_of(const std::string& newick) {
    std::vector<std::vector<std::string>> open;
    std::vector<std::vector<std::string>> clades;
    for (std::size_t at = 0; at < newick.size(); ++at) {
        if (newick[at] == '(') {
            open.emplace_back();
        } else if (newick[at] == ')') {
            std::ranges::sort(open.back());
            clades.push_back(std::move(open.back()));
            open.pop_back();
        } else if (newick[at] == 's') {
            const std::string label = newick.substr(at, newick.find(':', at) - at);
            std::ranges::for_each(open, [&](auto& clade) { clade.push_back(label); });
        }
    }
    std::ranges::sort(clades);
    return clades;
}

/// The same from the merges, without those collapsed.
std::vector<std::vector<std::string>> clades_of(const Tree& tree, const Merges& collapsed) {
    std::vector<std::vector<std::string>> below;
    for (const std::string& name : numbered(tree.merges.size() + 1)) {
        below.push_back({name});
    }
    std::vector<std::vector<std::string>> clades;
    for (std::uint32_t i = 0; i < tree.merges.size(); ++i) {
        std::vector<std::string> all = below[tree.merges[i].a];
        all.insert(all.end(), below[tree.merges[i].b].begin(), below[tree.merges[i].b].end());
        std::ranges::sort(all);
        below.push_back(all);
        if (!std::ranges::binary_search(collapsed, i)) {
            clades.push_back(std::move(all));
        }
    }
    std::ranges::sort(clades);
    return clades;
}

/// How far a leaf is below the root, read from the text: its own length, and those behind the brackets that close
/// around it.
double depth_in(const std::string& newick, const std::string& label) {
    const auto length_at = [&](std::size_t at) { return newick[at] == ':' ? std::stod(newick.substr(at + 1)) : 0; };
    std::size_t at = newick.find(label + ":") + label.size();
    double depth = length_at(at);
    int inner = 0;  // brackets opened since, which close before those around the leaf
    for (; at + 1 < newick.size(); ++at) {
        inner += newick[at] == '(' ? 1 : 0;
        if (newick[at] == ')' && inner-- == 0) {
            depth += length_at(at + 1);
            inner = 0;
        }
    }
    return depth;
}

}  // namespace

TEST_CASE("Merges below the least support collapse, but never the root", "[collapse]") {
    const std::vector<double> support = {0.4, 0.5, 0.1};
    CHECK(collapsed_merges(four, support, 0).empty());
    CHECK(collapsed_merges(four, support, 0.4).empty());
    CHECK(collapsed_merges(four, support, 0.41) == Merges{0});
    CHECK(collapsed_merges(four, support, 1.1) == Merges{0, 1});
    CHECK(collapsed_merges(four, {}, 1.1).empty());
    CHECK(collapsed_merges({}, {}, 1.1).empty());
}

TEST_CASE("A collapsed merge is drawn at the height of the first above it that is not", "[collapse]") {
    const Tree ladder = level_tree({{0, 1, 1, 2}, {2, 4, 2, 3}, {3, 5, 3, 4}}, 4);
    CHECK(drawn_heights(ladder, {}) == std::vector<double>{1, 2, 3});
    CHECK(drawn_heights(ladder, Merges{0}) == std::vector<double>{2, 2, 3});
    CHECK(drawn_heights(ladder, Merges{0, 1}) == std::vector<double>{3, 3, 3});
    CHECK(drawn_heights(ladder, Merges{1}) == std::vector<double>{1, 3, 3});
}

TEST_CASE("Newick and NEXUS of a multifurcation", "[collapse]") {
    const std::vector<double> support = {0.4, 0.5, 1};
    CHECK(newick(four, letters, support, Merges{0}) == "(a:0.5,b:0.5,(c:0.25,d:0.25)0.5:0.25);");
    CHECK(newick(four, letters, support, Merges{1}) == "((a:0.125,b:0.125)0.4:0.375,c:0.5,d:0.5);");
    CHECK(newick(four, letters, support, Merges{0, 1}) == "(a:0.5,b:0.5,c:0.5,d:0.5);");
    CHECK(nexus(four, letters, support, Merges{0, 1}).find("[&R] (a:0.5,b:0.5,c:0.5,d:0.5);") != std::string::npos);
    const Tree joined{{{0, 1, 4, 2}, {2, 3, 6, 3}}, {2, 0, 0}};  // leaf a ends at height 2
    CHECK(newick(joined, {"a", "b", "c"}, {}, Merges{0}) == "(c:3,a:2,b:3);");
}

TEST_CASE("The drawing of a multifurcation has one line for all its branches", "[collapse]") {
    CHECK("\n" + dendrogram_text(four, letters, 40, std::vector{0.4, 1.0, 1.0}, Merges{0}) == R"(
  ┌─────────────────────────────────── a
──┼─────────────────────────────────── b
  └────────────100%┬────────────────── c
                   └────────────────── d
  ┌──────┬──────┬─────┬──────┬──────┐
 1.0    0.8    0.6   0.4    0.2     0
)");
}

TEST_CASE("Whatever collapses, the written tree has just the other clades, and every leaf at its depth",
          "[collapse][property]") {
    Random random(71);
    for (std::size_t n = 2; n < 30; ++n) {
        for (const Linkage linkage : {Linkage::average, Linkage::single, Linkage::neighbour_joining}) {
            const Tree tree = link(random_distances(n, random), linkage);
            const std::vector<double> support = random_support(n - 1, random);
            const std::vector<std::string> names = numbered(n);
            for (const double least : {0.0, 0.3, 0.7, 1.1}) {
                const Merges collapsed = collapsed_merges(tree, support, least);
                const std::string text = newick(tree, names, {}, collapsed);
                CAPTURE(n, name(linkage), least, text);
                CHECK(clades_of(text) == clades_of(tree, collapsed));
                for (std::size_t leaf = 0; leaf < n; ++leaf) {
                    const double expected = (tree.merges.back().height - tree.leaf_heights[leaf]) / 2;
                    CHECK(std::abs(depth_in(text, names[leaf]) - expected) < 1e-12);
                }
            }
            const Merges none = collapsed_merges(tree, support, 0);
            CHECK(newick(tree, names, support, none) == newick(tree, names, support));
            CHECK(dendrogram_text(tree, names, 80, support, none) == dendrogram_text(tree, names, 80, support));
            const std::string star = newick(tree, names, {}, collapsed_merges(tree, support, 1.1));
            CHECK(std::ranges::count(star, '(') == 1);
        }
    }
}
