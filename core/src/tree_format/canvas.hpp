// Lines and short notes on a grid of characters.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kinprint {

/// Horizontal and vertical lines, drawn with box characters that join where lines meet.
class Canvas {
public:
    Canvas(std::size_t rows, std::size_t columns)
        : columns_(columns), arms_(rows * columns), written_(rows * columns) {}

    /// From column `first` to column `last` >= `first`, both included.
    void horizontal(std::size_t row, std::size_t first, std::size_t last);
    /// From row `first` to row `last` >= `first`, both included.
    void vertical(std::size_t column, std::size_t first, std::size_t last);
    /// A short mark downwards.
    void tick(std::size_t row, std::size_t column);
    /// ASCII from column `first` on, in place of what lines are there.
    void write(std::size_t row, std::size_t first, std::string_view ascii);

    /// One row in UTF-8, `columns` characters long.
    [[nodiscard]] std::string text(std::size_t row) const;

private:
    std::uint8_t& arms(std::size_t row, std::size_t column) { return arms_[row * columns_ + column]; }

    std::size_t columns_;
    std::vector<std::uint8_t> arms_;  // of each cell, the sides that a line leaves it at
    std::vector<char> written_;       // 0 where nothing is
};

}  // namespace kinprint
