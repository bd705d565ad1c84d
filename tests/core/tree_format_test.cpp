#include "kinprint/tree_format.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <map>
#include <stdexcept>

#include "random.hpp"
#include "tree_format/label.hpp"
#include "tree_format/scale.hpp"

using namespace kinprint;
using Catch::Matchers::WithinAbs;

namespace {

/// A reader of Newick, written from its grammar: leaves by label, each with its path to the root.
class NewickReader {
public:
    explicit NewickReader(std::string_view text) : text_(text) {
        node(-1);
        expect(';');
        if (at_ != text_.size()) throw std::runtime_error("something follows the tree");
    }

    [[nodiscard]] std::vector<std::string> labels() const {
        std::vector<std::string> result;
        for (const auto& leaf : leaves_) result.push_back(leaf.first);
        return result;
    }

    /// Of the inner nodes, parents before children.
    [[nodiscard]] std::vector<std::string> supports() const {
        std::vector<std::string> result;
        for (const Node& node : nodes_) {
            if (node.is_inner) result.push_back(node.support);
        }
        return result;
    }

    [[nodiscard]] double path(const std::string& a, const std::string& b) const {
        std::map<int, double> from_a;  // distance to each node above a
        double length = 0;
        for (int node = leaves_.at(a); node >= 0; node = nodes_[static_cast<std::size_t>(node)].parent) {
            from_a[node] = length;
            length += nodes_[static_cast<std::size_t>(node)].length;
        }
        length = 0;
        for (int node = leaves_.at(b);; node = nodes_[static_cast<std::size_t>(node)].parent) {
            if (from_a.contains(node)) return length + from_a[node];
            length += nodes_[static_cast<std::size_t>(node)].length;
        }
    }

private:
    struct Node {
        int parent;
        double length;
        std::string support;
        bool is_inner = false;
    };

    [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    void expect(char c) {
        if (peek() != c) throw std::runtime_error("unexpected character at " + std::to_string(at_));
        ++at_;
    }
    std::string label() {
        std::string result;
        if (peek() == '\'') {
            for (++at_; peek() != '\'' || text_.substr(at_, 2) == "''"; ++at_) {
                if (peek() == '\0') throw std::runtime_error("a quote is not closed");
                at_ += peek() == '\'' ? 1 : 0;
                result += peek();
            }
            ++at_;
            return result;
        }
        for (; peek() != '\0' && std::string_view("()[]:;,' ").find(peek()) == std::string_view::npos; ++at_) {
            result += peek() == '_' ? ' ' : peek();
        }
        return result;
    }
    void node(int parent) {
        const auto self = nodes_.size();
        nodes_.push_back({.parent = parent, .length = 0, .support = ""});
        if (peek() == '(') {
            do {
                ++at_;
                node(static_cast<int>(self));
            } while (peek() == ',');
            expect(')');
            nodes_[self].support = label();
            nodes_[self].is_inner = true;
        } else {
            const bool is_new = leaves_.emplace(label(), static_cast<int>(self)).second;
            if (!is_new) throw std::runtime_error("two leaves of one label");
        }
        if (peek() == ':') {
            const std::string number(text_.substr(at_ + 1, text_.find_first_of("(),;", at_) - at_ - 1));
            char* end = nullptr;
            nodes_[self].length = std::strtod(number.c_str(), &end);
            if (number.empty() || *end != '\0') throw std::runtime_error("not a number: " + number);
            at_ += 1 + number.size();
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<Node> nodes_;
    std::map<std::string, int> leaves_;
};

CondensedMatrix random_distances(std::size_t n, std::uint64_t seed) {
    test::Random random(seed);
    CondensedMatrix distances(n);
    std::ranges::generate(distances.values, [&] { return 0.01 + random.unit(); });
    return distances;
}

const std::vector<std::string> hostile_names = {
    "kimi-k2",
    "o'neill's \"best\"",
    "two words",
    "under_score",
    "模型 – Ünïcode 🤖",
    "<img src=x onerror=alert(1)>",
    "a(b)c[d]e:f;g,h",
    "claude-3.5/sonnet",
    "''",
    "'",
    "gpt\\4",
};

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = text.find('\n', begin);
        REQUIRE(end != std::string::npos);  // each line is ended
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

/// A tree whose leaves stand at 0; never of none.
Tree level(std::vector<Merge> merges) {
    const std::size_t leaves = merges.size() + 1;
    return level_tree(std::move(merges), leaves);
}

const Tree four = level({{0, 1, 0.25, 2}, {2, 3, 0.5, 2}, {4, 5, 1, 4}});

}  // namespace

TEST_CASE("Newick: by hand", "[tree_format]") {
    CHECK(newick({}, {}) == ";");
    CHECK(newick(level({}), {"o3"}) == "o3;");
    CHECK(newick(level({{0, 1, 0.3, 2}}), {"a", "b"}) == "(a:0.15,b:0.15);");
    CHECK(newick(four, {"a", "b", "c", "d"}) == "((a:0.125,b:0.125):0.375,(c:0.25,d:0.25):0.25);");
    CHECK(newick(level({{1, 2, 1, 2}, {0, 3, 3, 3}}), {"a", "b", "c"}) == "(a:1.5,(b:0.5,c:0.5):1);");
}

TEST_CASE("Newick: which labels are quoted", "[tree_format]") {
    CHECK(newick(level({}), {"gpt-4.1/mini"}) == "gpt-4.1/mini;");
    CHECK(newick(level({}), {"a_b"}) == "'a_b';");
    CHECK(newick(level({}), {"it's"}) == "'it''s';");
    CHECK(newick(level({}), {""}) == "'';");
    CHECK(newick(level({}), {"two\r\nlines\tand\x7F\xC2\x85 more"}) == "'two  lines and   more';");
    CHECK(newick(level({}), {"left\xE2\x80\xAEright"}) == "'left right';");
    CHECK(newick(level({}), {"broken\xFF"}) == "'broken\xEF\xBF\xBD';");
}

TEST_CASE("Newick: lengths are the shortest that read back, without exponent", "[tree_format]") {
    CHECK(newick(level({{0, 1, 0.1 + 0.2, 2}}), {"a", "b"}) == "(a:0.15000000000000002,b:0.15000000000000002);");
    CHECK(newick(level({{0, 1, 2e-20, 2}}), {"a", "b"}) == "(a:0.00000000000000000001,b:0.00000000000000000001);");
    CHECK(newick(level({{0, 1, 4e6, 2}}), {"a", "b"}) == "(a:2000000,b:2000000);");
    CHECK(newick(level({{0, 1, 0, 2}}), {"a", "b"}) == "(a:0,b:0);");
    test::Random random(6);
    for (int i = 0; i < 1000; ++i) {
        const double height = std::ldexp(random.unit(), static_cast<int>(random.below(40)) - 20);
        const std::string text = newick(level({{0, 1, height, 2}}), {"a", "b"});
        CHECK(text.find('e') == std::string::npos);
        CHECK(std::strtod(text.c_str() + 3, nullptr) == height / 2);
    }
    const double smallest = 4 * std::numeric_limits<double>::denorm_min();
    CHECK(std::strtod(newick(level({{0, 1, smallest, 2}}), {"a", "b"}).c_str() + 3, nullptr) == smallest / 2);
}

TEST_CASE("Newick reads back to the same labels and cophenetic distances", "[tree_format]") {
    const CondensedMatrix distances = random_distances(hostile_names.size(), 7);
    for (const Linkage linkage :
         {Linkage::average, Linkage::complete, Linkage::single, Linkage::ward, Linkage::neighbour_joining}) {
        const Tree tree = link(distances, linkage);
        const std::string text = newick(tree, hostile_names);
        CHECK(text.find('\n') == std::string::npos);
        const NewickReader reader(text);
        std::vector<std::string> sorted = hostile_names;
        std::ranges::sort(sorted);
        CHECK(reader.labels() == sorted);
        const CondensedMatrix heights = cophenetic(tree);
        for (std::size_t i = 0; i < distances.n; ++i) {
            for (std::size_t j = i + 1; j < distances.n; ++j) {
                CHECK_THAT(reader.path(hostile_names[i], hostile_names[j]), WithinAbs(heights.at(i, j), 1e-14));
            }
        }
    }
}

TEST_CASE("Newick: branches end at the heights of the leaves", "[tree_format]") {
    const Tree tree{{{0, 1, 4, 2}, {2, 3, 6, 3}}, {2, 0, 0}};
    CHECK(newick(tree, {"a", "b", "c"}) == "(c:3,(a:1,b:2):1);");
}

TEST_CASE("Newick and NEXUS: support labels every merge but the root", "[tree_format]") {
    const std::vector<double> support = {0.98, 1, 1};
    const std::string text = "((a:0.125,b:0.125)0.98:0.375,(c:0.25,d:0.25)1:0.25);";
    CHECK(newick(four, {"a", "b", "c", "d"}, support) == text);
    CHECK(nexus(four, {"a", "b", "c", "d"}, support).find("[&R] " + text + "\n") != std::string::npos);
    CHECK(newick(level({{0, 1, 2, 2}}), {"a", "b"}, std::vector{0.5}) == "(a:1,b:1);");
    CHECK(newick(level({}), {"a"}, std::vector<double>{}) == "a;");
    const NewickReader reader(newick(four, {"a", "b", "c", "d"}, std::vector{0.1 + 0.2, 1e-9, 0.5}));
    CHECK(reader.supports() == std::vector<std::string>{"", "0.30000000000000004", "0.000000001"});
}

TEST_CASE("Newick and the drawing do not mind a tree as deep as it has leaves", "[tree_format]") {
    constexpr std::uint32_t n = 10'000;
    std::vector<Merge> merges = {{0, 1, 1, 2}};
    std::vector<std::string> names = {"a", "b"};
    for (std::uint32_t i = 2; i < n; ++i) {
        merges.push_back({i, n + i - 2, static_cast<double>(i), i + 1});
        names.emplace_back("c");
    }
    const Tree tree = level(std::move(merges));
    const std::string text = newick(tree, names);
    CHECK(std::ranges::count(text, '(') == n - 1);
    CHECK(std::ranges::count(text, ')') == n - 1);
    CHECK(std::ranges::count(text, ':') == 2 * n - 2);
    CHECK(lines_of(dendrogram_text(tree, names, 80)).size() == n + 2);
}

TEST_CASE("NEXUS: the whole file", "[tree_format]") {
    CHECK(nexus(four, {"a", "gpt-4", "it's\n", "_"}) ==
          "#NEXUS\n"
          "BEGIN TAXA;\n"
          "    DIMENSIONS NTAX=4;\n"
          "    TAXLABELS\n"
          "        a\n"
          "        'gpt-4'\n"
          "        'it''s '\n"
          "        '_'\n"
          "    ;\n"
          "END;\n"
          "BEGIN TREES;\n"
          "    TREE kinprint = [&R] ((a:0.125,'gpt-4':0.125):0.375,('it''s ':0.25,'_':0.25):0.25);\n"
          "END;\n");
}

TEST_CASE("The drawing: by hand", "[tree_format]") {
    CHECK(dendrogram_text({}, {}, 80).empty());
    CHECK(dendrogram_text(level({}), {"o3"}, 40) == "───────────────────────────────────── o3\n");
    CHECK("\n" + dendrogram_text(four, {"kimi-k2", "kimi-k2-0905", "o3", "gemma"}, 60) == R"(
  ┌───────────────────────────────┬──────────── kimi-k2
──┤                               └──────────── kimi-k2-0905
  └────────────────────┬─────────────────────── o3
                       └─────────────────────── gemma
  ┌────────┬───────┬────────┬───────┬────────┐
 1.0      0.8     0.6      0.4     0.2       0
)");
}

TEST_CASE("The drawing: a leaf's line ends at its height", "[tree_format]") {
    const Tree tree{{{1, 2, 1, 2}, {0, 3, 2, 3}}, {1, 0, 0.5}};
    CHECK("\n" + dendrogram_text(tree, {"o3", std::string(30, 'x'), "kimi-k2"}, 40) == R"(
──┬──────── o3
  └──────┬───────── xxxxxxxxxxxxxxxxxxx…
         └───── kimi-k2
  ┌──────┬───────┐
  2      1       0
)");
}

TEST_CASE("The drawing: support stands before the merge where there is room", "[tree_format]") {
    const std::vector<std::string> names = {"kimi-k2", "kimi-k2-0905", "o3", "gemma"};
    CHECK("\n" + dendrogram_text(four, names, 60, std::vector{1.0, 0.984, 1.0}) == R"(
  ┌───────────────────────────100%┬──────────── kimi-k2
──┤                               └──────────── kimi-k2-0905
  └─────────────────98%┬─────────────────────── o3
                       └─────────────────────── gemma
  ┌────────┬───────┬────────┬───────┬────────┐
 1.0      0.8     0.6      0.4     0.2       0
)");
    const Tree close = level({{0, 1, 1.0, 2}, {2, 4, 1.1, 3}, {3, 5, 1.2, 4}});
    CHECK(dendrogram_text(close, names, 60, std::vector{0.07, 0.5, 1.0}) == dendrogram_text(close, names, 60));
}

TEST_CASE("The drawing: every line fits, every leaf has its line in leaf order", "[tree_format]") {
    for (const std::size_t n : {2U, 3U, 11U, 60U}) {
        std::vector<std::string> names;
        for (std::size_t i = 0; i < n; ++i) {
            names.push_back(std::to_string(i) + hostile_names[i % hostile_names.size()]);
        }
        const Tree tree = link(random_distances(n, n), n % 2 == 0 ? Linkage::average : Linkage::neighbour_joining);
        const std::vector<std::uint32_t> order = leaf_order(tree.merges);
        const std::vector<double> support(n - 1, 1);
        for (const std::size_t width : {0U, 40U, 80U, 120U, 200U}) {
            const std::vector<std::string> lines = lines_of(dendrogram_text(tree, names, width, support));
            REQUIRE(lines.size() == n + 2);
            for (std::size_t row = 0; row < lines.size(); ++row) {
                CHECK(columns_of(lines[row]) <= std::max<std::size_t>(width, 40));
                if (row < n && width >= 80) {
                    CHECK(lines[row].ends_with("─ " + names[order[row]]));
                }
            }
        }
    }
}

TEST_CASE("The drawing: a merge stands at its height on the scale", "[tree_format]") {
    // Heights 1 and 0.5 of a root at 2: the columns of the three joints are in the same proportion.
    const std::vector<std::string> lines =
        lines_of(dendrogram_text(level({{0, 1, 0.5, 2}, {2, 3, 1, 2}, {4, 5, 2, 4}}), {"a", "b", "c", "d"}, 107));
    const auto column = [&](std::size_t line, std::string_view joint) {
        return static_cast<double>(columns_of(std::string_view(lines[line]).substr(0, lines[line].find(joint))));
    };
    const double root = column(1, "┤");
    const double zero = column(4, "┐");
    CHECK_THAT((zero - column(0, "┬")) / (zero - root), WithinAbs(0.25, 0.006));
}

TEST_CASE("The drawing: merges of one height share a column, height 0 is drawn", "[tree_format]") {
    const std::string flat = dendrogram_text(level({{0, 1, 0, 2}, {2, 3, 0, 3}}), {"a", "b", "c"}, 40);
    CHECK(lines_of(flat).size() == 5);
    CHECK(flat.find("nan") == std::string::npos);
    const std::string same = dendrogram_text(level({{0, 1, 1, 2}, {2, 3, 1, 3}}), {"a", "b", "c"}, 40);
    CHECK(same.starts_with("──┬───"));
    CHECK(lines_of(same)[1].starts_with("  ├───"));
    CHECK(lines_of(same)[2].starts_with("  └───"));
}

TEST_CASE("The drawing: names are cut and tamed", "[tree_format]") {
    const std::string text = dendrogram_text(level({{0, 1, 1, 2}}), {std::string(100, 'x'), "\x1B[31mred\nline"}, 40);
    CHECK(text.find('\x1B') == std::string::npos);
    const std::vector<std::string> lines = lines_of(text);
    REQUIRE(lines.size() == 4);
    CHECK(lines[0].ends_with(" " + std::string(19, 'x') + "…"));
    CHECK(lines[1].ends_with("  [31mred line"));
}

TEST_CASE("Columns of a label", "[tree_format]") {
    CHECK(columns_of("kimi") == 4);
    CHECK(columns_of("Ünï") == 3);
    CHECK(columns_of("模型") == 4);
    CHECK(columns_of("e\u0301") == 1);  // with a combining accent
    CHECK(columns_of("🤖") == 2);
    CHECK(cut_to("kimi", 4) == "kimi");
    CHECK(cut_to("kimi", 3) == "ki…");
    CHECK(cut_to("模型七", 5) == "模型…");
    CHECK(cut_to("模型七", 4) == "模…");
    CHECK(cut_to("kimi", 1) == "…");
}

TEST_CASE("Ticks are round and have room", "[tree_format]") {
    const auto labels = [](double height, std::size_t columns) {
        std::vector<std::string> result;
        for (const Tick& tick : ticks(height, columns)) {
            result.push_back(tick.label);
        }
        return result;
    };
    using Labels = std::vector<std::string>;
    CHECK(labels(0, 80) == Labels{"0"});
    CHECK(labels(1, 20) == Labels{"0", "0.5", "1.0"});
    CHECK(labels(1.3, 40) == Labels{"0", "0.2", "0.4", "0.6", "0.8", "1.0", "1.2"});
    CHECK(labels(0.00042, 40) == Labels{"0", "0.0001", "0.0002", "0.0003", "0.0004"});
    CHECK(labels(7300, 40) == Labels{"0", "2000", "4000", "6000"});
    CHECK(labels(1e300, 40) == Labels{"0"});
    CHECK(labels(1e-320, 40) == Labels{"0"});
    CHECK(ticks(1.3, 40)[3].height == 0.6);
}
