// Tables in Markdown: a row a size, a column a method, in each cell the mean over the seeds and its 95 % interval.
#pragma once

#include <string>
#include <vector>

namespace kinprint::quality {

class Table {
public:
    Table(std::vector<std::string> rows, std::vector<std::string> columns);

    /// One seed's share in a cell.
    void add(std::size_t row, std::size_t column, double share);

    /// In per cent: mean ± half of the 95 % interval (normal). A cell of nothing is "–". `corner`: what rows are.
    void print(const std::string& title, const std::string& corner) const;

private:
    std::vector<std::string> rows_;
    std::vector<std::string> columns_;
    std::vector<std::vector<std::vector<double>>> cells_;
};

/// "10,000"; "all" for all.
std::string title_of(unsigned long words);

}  // namespace kinprint::quality
