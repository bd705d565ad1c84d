#include "table.hpp"

#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <numeric>
#include <utility>

namespace kinprint::quality {

namespace {

std::string summary(const std::vector<double>& shares) {
    if (shares.empty()) {
        return "–";
    }
    const auto n = static_cast<double>(shares.size());
    const double mean = std::accumulate(shares.begin(), shares.end(), 0.0) / n;
    double squares = 0;
    for (const double share : shares) {
        squares += (share - mean) * (share - mean);
    }
    const double half = n < 2 ? 0 : 1.96 * std::sqrt(squares / (n - 1) / n);
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.1f ± %.1f", 100 * mean, 100 * half);
    return text.data();
}

}  // namespace

Table::Table(std::vector<std::string> rows, std::vector<std::string> columns)
    : rows_(std::move(rows)),
      columns_(std::move(columns)),
      cells_(rows_.size(), std::vector<std::vector<double>>(columns_.size())) {}

void Table::add(std::size_t row, std::size_t column, double share) {
    cells_[row][column].push_back(share);
}

void Table::print(const std::string& title, const std::string& corner) const {
    std::printf("\n## %s\n\n| %s |", title.c_str(), corner.c_str());
    for (const std::string& column : columns_) {
        std::printf(" %s |", column.c_str());
    }
    std::printf("\n|---|");
    for (std::size_t column = 0; column < columns_.size(); ++column) {
        std::printf("---|");
    }
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        std::printf("\n| %s |", rows_[row].c_str());
        for (const auto& shares : cells_[row]) {
            std::printf(" %s |", summary(shares).c_str());
        }
    }
    std::printf("\n");
    std::fflush(stdout);
}

std::string title_of(unsigned long words) {
    if (words == UINT64_MAX) {
        return "all";
    }
    return words < 1000 ? std::to_string(words) : std::to_string(words / 1000) + ",000";
}

}  // namespace kinprint::quality
