#include "canvas.hpp"

#include <algorithm>
#include <array>

namespace kinprint {

namespace {

constexpr std::uint8_t left = 1;
constexpr std::uint8_t right = 2;
constexpr std::uint8_t up = 4;
constexpr std::uint8_t down = 8;

/// The character for each set of arms; a line's loose end looks like the line.
constexpr std::array<std::string_view, 16> characters = {" ", "─", "─", "─", "│", "┘", "└", "┴",
                                                         "│", "┐", "┌", "┬", "│", "┤", "├", "┼"};

}  // namespace

void Canvas::horizontal(std::size_t row, std::size_t first, std::size_t last) {
    for (std::size_t column = first; column < last; ++column) {
        arms(row, column) |= right;
        arms(row, column + 1) |= left;
    }
}

void Canvas::vertical(std::size_t column, std::size_t first, std::size_t last) {
    for (std::size_t row = first; row < last; ++row) {
        arms(row, column) |= down;
        arms(row + 1, column) |= up;
    }
}

void Canvas::tick(std::size_t row, std::size_t column) {
    arms(row, column) |= down;
}

void Canvas::write(std::size_t row, std::size_t first, std::string_view ascii) {
    std::ranges::copy(ascii, written_.begin() + static_cast<std::ptrdiff_t>(row * columns_ + first));
}

std::string Canvas::text(std::size_t row) const {
    std::string line;
    for (std::size_t column = 0; column < columns_; ++column) {
        const char written = written_[row * columns_ + column];
        line += written == 0 ? characters[arms_[row * columns_ + column]] : std::string_view(&written, 1);
    }
    return line;
}

}  // namespace kinprint
