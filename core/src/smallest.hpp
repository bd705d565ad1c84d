// The smallest of many values.
#pragma once

#include <algorithm>
#include <cstddef>
#include <functional>
#include <utility>
#include <vector>

namespace kinprint {

/// Keeps the `most` smallest values of a stream, each once: of hashes a sample of what was hashed, which depends on
/// neither order nor repeats, and of two streams the same one as far as both go. `Value` has `<` and `==`. Memory:
/// twice as many values at most. Source: "bottom-k sketches", E. Cohen and H. Kaplan 2007, "Summarizing data using
/// bottom-k sketches", PODC.
template <typename Value>
class Smallest {
public:
    /// `most`: above 0.
    explicit Smallest(std::size_t most) : most_(most) {}

    /// O(log most) on average; a comparison of those that are too large, which are nearly all of a long stream.
    void add(const Value& value) {
        if (is_cut_ && !(value < kept_[most_ - 1])) {
            return;
        }
        kept_.push_back(value);
        if (kept_.size() >= 2 * most_) {
            sort_out();
        }
    }

    /// Those that are kept, in ascending order.
    std::vector<Value> take() {
        sort_out();
        is_cut_ = false;
        return std::exchange(kept_, {});
    }

private:
    void sort_out() {
        std::ranges::sort(kept_, std::less());
        kept_.erase(std::unique(kept_.begin(), kept_.end()), kept_.end());
        if (kept_.size() >= most_) {
            kept_.resize(most_);
            is_cut_ = true;
        }
    }

    std::size_t most_;
    std::vector<Value> kept_;  // where it is cut, the first `most_` in order
    bool is_cut_ = false;      // are larger ones dropped?
};

}  // namespace kinprint
