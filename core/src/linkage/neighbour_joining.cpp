#include "neighbour_joining.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <span>
#include <utility>

namespace kinprint {

namespace {

struct Pair {
    std::uint32_t a = 0;
    std::uint32_t b = 0;
};

/// The nodes that are left, each in the slot of its lowest leaf.
class Joiner {
public:
    explicit Joiner(CondensedMatrix distances)
        : distances_(std::move(distances)), slots_(distances_.n), nodes_(distances_.n), means_(distances_.n) {
        std::iota(slots_.begin(), slots_.end(), 0U);
        std::iota(nodes_.begin(), nodes_.end(), 0U);
        tree_.leaves = distances_.n;
    }

    UnrootedTree join_all() && {
        while (slots_.size() > 3) {
            measure();
            join(nearest());
        }
        if (slots_.size() == 3) {
            finish();
        } else if (slots_.size() == 2) {
            tree_.branches.push_back({0, 1, distances_.at(0, 1)});
        }
        return std::move(tree_);
    }

private:
    /// Takes the means u anew: keeping the sums up to date would be no faster by order, and would gather rounding.
    void measure() {
        for (const std::uint32_t slot : slots_) {
            means_[slot] = 0;
        }
        for (std::size_t i = 0; i < slots_.size(); ++i) {
            const std::span<const double> row = row_after(slots_[i]);
            double sum = 0;
            for (std::size_t j = i + 1; j < slots_.size(); ++j) {
                const double distance = row[slots_[j] - slots_[i] - 1];
                sum += distance;
                means_[slots_[j]] += distance;
            }
            means_[slots_[i]] += sum;
        }
        for (const std::uint32_t slot : slots_) {
            means_[slot] /= static_cast<double>(slots_.size() - 2);
        }
    }

    [[nodiscard]] Pair nearest() const {
        Pair best{slots_[0], slots_[1]};
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < slots_.size(); ++i) {
            const std::span<const double> row = row_after(slots_[i]);
            const double mean = means_[slots_[i]];
            for (std::size_t j = i + 1; j < slots_.size(); ++j) {
                const double score = row[slots_[j] - slots_[i] - 1] - (mean + means_[slots_[j]]);
                if (score < least) {
                    least = score;
                    best = {slots_[i], slots_[j]};
                }
            }
        }
        return best;
    }

    void join(Pair pair) {
        const auto [a, b] = pair;
        const double between = distances_.at(a, b);
        const auto node = static_cast<std::uint32_t>(tree_.leaves + tree_.branches.size() / 2);
        tree_.branches.push_back({nodes_[a], node, (between + (means_[a] - means_[b])) / 2});
        tree_.branches.push_back({nodes_[b], node, (between + (means_[b] - means_[a])) / 2});
        slots_.erase(std::ranges::lower_bound(slots_, b));
        nodes_[a] = node;
        for (const std::uint32_t c : slots_) {
            if (c != a) {
                double& to_a = distances_.at(a, c);
                to_a = ((to_a + distances_.at(b, c)) - between) / 2;
            }
        }
    }

    void finish() {
        const auto last = static_cast<std::uint32_t>(tree_.nodes() - 1);
        std::array<Branch, 3> star;
        for (std::size_t i = 0; i < 3; ++i) {
            const std::uint32_t slot = slots_[i];
            const std::uint32_t next = slots_[(i + 1) % 3];
            const std::uint32_t other = slots_[(i + 2) % 3];
            const double there_and_back =
                (distances_.at(slot, next) + distances_.at(slot, other)) - distances_.at(next, other);
            star[i] = {nodes_[slot], last, there_and_back / 2};
        }
        std::ranges::sort(star, {}, &Branch::a);
        tree_.branches.insert(tree_.branches.end(), star.begin(), star.end());
    }

    /// The distances to all slots above.
    [[nodiscard]] std::span<const double> row_after(std::size_t slot) const {
        return std::span(distances_.values).subspan(distances_.index(slot, slot + 1), distances_.n - slot - 1);
    }

    CondensedMatrix distances_;
    std::vector<std::uint32_t> slots_;  // ascending
    std::vector<std::uint32_t> nodes_;  // by slot: the node in the tree
    std::vector<double> means_;         // by slot: the u of the formulas
    UnrootedTree tree_;
};

}  // namespace

UnrootedTree neighbour_joining(CondensedMatrix distances) {
    return Joiner(std::move(distances)).join_all();
}

}  // namespace kinprint
