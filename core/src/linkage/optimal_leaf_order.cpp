#include <algorithm>
#include <limits>
#include <span>
#include <utility>

#include "kinprint/limits.hpp"
#include "kinprint/linkage.hpp"
#include "leaf_order.hpp"

namespace kinprint {

namespace {

/// A square matrix, by places in `leaf_order`: there every cluster is a run.
class Square {
public:
    explicit Square(std::size_t n) : n_(n), values_(n * n) {}

    [[nodiscard]] const double* row(std::size_t i) const { return values_.data() + i * n_; }
    void set(std::size_t i, std::size_t j, double value) {
        values_[i * n_ + j] = value;
        values_[j * n_ + i] = value;
    }

private:
    std::size_t n_;
    std::vector<double> values_;
};

/// Places [begin, end).
struct Run {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    [[nodiscard]] bool contains(std::uint32_t place) const { return begin <= place && place < end; }
};

/// Where the two parts of a cluster are; a leaf is both of its own.
struct Parts {
    Run a;
    Run b;

    [[nodiscard]] Run all() const { return {a.begin, b.end}; }
    /// What can be at the other end if `place` is at one.
    [[nodiscard]] Run opposite(std::uint32_t place) const { return a.contains(place) ? b : a; }
};

/// A cluster with its first and last place in the order sought.
struct Oriented {
    std::uint32_t node = 0;
    std::uint32_t first = 0;
    std::uint32_t last = 0;
};

/// least[j] = the least from[i] + steps(i, j) over all i in `rows`, for each j in `columns`.
void cheapest(std::span<const double> from, Run rows, const Square& steps, Run columns, std::span<double> least) {
    std::ranges::fill(least.subspan(columns.begin, columns.end - columns.begin),
                      std::numeric_limits<double>::infinity());
    for (std::uint32_t i = rows.begin; i < rows.end; ++i) {
        const double* const step = steps.row(i);
        for (std::uint32_t j = columns.begin; j < columns.end; ++j) {
            least[j] = std::min(least[j], from[i] + step[j]);
        }
    }
}

/// Let cost(u, w), for u and w in different parts of a cluster, be the least sum of its orders from u to w. If m is the
/// last of u's part and k the first of w's, it is the least cost(u, m) + d(m, k) + cost(k, w) over m and k. Of two
/// places only one cluster has each in another part, so one matrix holds the costs of all.
class Ordering {
public:
    Ordering(const std::vector<Merge>& merges, const CondensedMatrix& distances)
        : merges_(merges), leaves_(leaf_order(merges)), distances_(leaves_.size()), costs_(leaves_.size()) {
        for (std::size_t i = 0; i < leaves_.size(); ++i) {
            for (std::size_t j = i + 1; j < leaves_.size(); ++j) {
                distances_.set(i, j, distances.at(leaves_[i], leaves_[j]));
            }
        }
        const std::vector<std::uint32_t> top = top_places(merges);
        for (std::size_t leaf = 0; leaf < leaves_.size(); ++leaf) {
            const Run own{top[leaf], top[leaf] + 1};
            parts_.push_back({own, own});
        }
        for (const Merge& merge : merges) {
            parts_.push_back({parts_[merge.a].all(), parts_[merge.b].all()});
        }
    }

    [[nodiscard]] std::vector<std::uint32_t> best() {
        for (const Merge& merge : merges_) {
            measure(merge);
        }
        std::vector<std::uint32_t> order;
        std::vector<Oriented> ahead = {best_ends()};
        while (!ahead.empty()) {  // no recursion: a tree may be as deep as it has leaves
            const Oriented next = ahead.back();
            ahead.pop_back();
            if (next.node < leaves_.size()) {
                order.push_back(next.node);
            } else {
                const auto [front, back] = parted(next);
                ahead.push_back(back);
                ahead.push_back(front);
            }
        }
        return order;
    }

private:
    void measure(const Merge& merge) {
        const Parts& part_a = parts_[merge.a];
        const Parts& part_b = parts_[merge.b];
        const Run a = part_a.all();
        const Run b = part_b.all();
        std::vector<double> to_first(leaves_.size());  // of b
        std::vector<double> to_last(leaves_.size());
        for (std::uint32_t u = a.begin; u < a.end; ++u) {
            cheapest({costs_.row(u), leaves_.size()}, part_a.opposite(u), distances_, b, to_first);
            cheapest(to_first, part_b.b, costs_, part_b.a, to_last);
            cheapest(to_first, part_b.a, costs_, part_b.b, to_last);
            for (std::uint32_t w = b.begin; w < b.end; ++w) {
                costs_.set(u, w, to_last[w]);
            }
        }
    }

    // Both searches begin with what `leaf_order` does, so that it stands where nothing is better.

    [[nodiscard]] Oriented best_ends() const {
        const auto root = static_cast<std::uint32_t>(parts_.size() - 1);
        const auto [a, b] = parts_.back();
        Oriented best{root, a.begin, b.end - 1};
        for (std::uint32_t u = a.begin; u < a.end; ++u) {
            for (std::uint32_t w = b.end; w-- > b.begin;) {
                if (costs_.row(u)[w] < costs_.row(best.first)[best.last]) {
                    best = {root, u, w};
                }
            }
        }
        return best;
    }

    /// The parts of a cluster with the ends that they have in its cheapest order, the one that comes first first.
    [[nodiscard]] std::pair<Oriented, Oriented> parted(const Oriented& whole) const {
        auto [front, back] = std::pair{merges_[whole.node - leaves_.size()].a, merges_[whole.node - leaves_.size()].b};
        if (parts_[back].all().contains(whole.first)) {
            std::swap(front, back);
        }
        const Run ends = parts_[front].opposite(whole.first);
        const Run begins = parts_[back].opposite(whole.last);
        std::pair<Oriented, Oriented> best;
        double least = std::numeric_limits<double>::infinity();
        for (std::uint32_t m = ends.end; m-- > ends.begin;) {
            for (std::uint32_t k = begins.begin; k < begins.end; ++k) {
                const double cost = costs_.row(whole.first)[m] + distances_.row(m)[k] + costs_.row(k)[whole.last];
                if (cost < least) {
                    least = cost;
                    best = {{front, whole.first, m}, {back, k, whole.last}};
                }
            }
        }
        return best;
    }

    const std::vector<Merge>& merges_;
    std::vector<std::uint32_t> leaves_;  // by place
    Square distances_;
    Square costs_;
    std::vector<Parts> parts_;  // by node
};

}  // namespace

std::vector<std::uint32_t> optimal_leaf_order(const std::vector<Merge>& merges, const CondensedMatrix& distances) {
    if (merges.size() + 1 > limits::optimally_ordered_leaves) {
        return leaf_order(merges);
    }
    return Ordering(merges, distances).best();
}

}  // namespace kinprint
