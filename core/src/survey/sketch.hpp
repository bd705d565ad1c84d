// Small counters, one for all terms of one cell.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

#include "cells.hpp"

namespace kinprint {

/// Counts terms by their cells, up to 65,535. The cells of the open text are kept until it is known whose it is.
class Sketch {
public:
    using Counter = std::uint16_t;

    /// `words`: that a text of a small source may have.
    explicit Sketch(std::uint64_t words) : cells_of_small_text_(4 * words) {}

    void see(std::uint64_t hash) {
        of_text_.push_back(cell_of(hash));
        if (of_text_.size() - counted_ >= waiting_cells) {
            count();
        }
    }

    /// The cells of the open text, each as often as it came; none where they are too many for a small source.
    std::vector<std::uint32_t> end_text() {
        count();
        std::vector<std::uint32_t> cells = std::exchange(of_text_, {});
        counted_ = 0;
        return cells;
    }

    /// By cell; none where nothing was seen.
    [[nodiscard]] const std::vector<Counter>& counters() const { return counters_; }

    /// The same as bytes.
    [[nodiscard]] std::string_view bytes() const {
        return {reinterpret_cast<const char*>(counters_.data()), counters_.size() * sizeof(Counter)};
    }

    /// Adds another's `bytes`, as they lie: they are too many to be copied. O(cells).
    void add(std::string_view bytes) {
        counters_.resize(std::max(counters_.size(), bytes.size() / sizeof(Counter)));
        for (std::size_t cell = 0; cell < bytes.size() / sizeof(Counter); ++cell) {
            Counter more = 0;
            std::memcpy(&more, bytes.data() + cell * sizeof(Counter), sizeof(Counter));
            const unsigned sum = counters_[cell] + more;
            counters_[cell] = static_cast<Counter>(std::min(sum, most));
        }
    }

private:
    static constexpr unsigned most = UINT16_MAX;
    static constexpr std::size_t waiting_cells = 4096;
    static constexpr std::size_t ahead = 16;  // counters that are waited for at the same time

    void count() {
        if (of_text_.empty()) {
            return;
        }
        counters_.resize(cell_count);
        const std::size_t size = of_text_.size();
        for (std::size_t at = counted_; at < size; ++at) {
            __builtin_prefetch(&counters_[of_text_[std::min(at + ahead, size - 1)]]);
            Counter& counter = counters_[of_text_[at]];
            counter = static_cast<Counter>(counter + (counter < most ? 1 : 0));
        }
        if (size > cells_of_small_text_) {
            of_text_.clear();
        }
        counted_ = of_text_.size();
    }

    std::uint64_t cells_of_small_text_;  // at most: a word and the mark after it, each with its pair
    std::vector<Counter> counters_;
    std::vector<std::uint32_t> of_text_;
    std::size_t counted_ = 0;  // of these
};

}  // namespace kinprint
