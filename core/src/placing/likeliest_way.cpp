#include "likeliest_way.hpp"

#include "largest.hpp"

namespace kinprint {

std::vector<std::size_t> likeliest_way(const Matrix& gain, double price) {
    if (gain.rows == 0 || gain.columns == 0) {
        return {};
    }
    std::vector<double> sums(gain.columns);                 // of the best way to each state
    std::vector<std::vector<std::size_t>> from(gain.rows);  // the state before, on that way
    for (std::size_t step = 0; step < gain.rows; ++step) {
        const std::size_t best = index_of_largest(sums);
        const double changed = sums[best] - price;
        for (std::size_t state = 0; state < gain.columns; ++state) {
            const bool changes = step > 0 && changed > sums[state];
            from[step].push_back(changes ? best : state);
            sums[state] = (changes ? changed : sums[state]) + gain.row(step)[state];
        }
    }
    std::vector<std::size_t> way(gain.rows);
    std::size_t state = index_of_largest(sums);
    for (std::size_t step = gain.rows; step-- > 0;) {
        way[step] = state;
        state = from[step][state];
    }
    return way;
}

}  // namespace kinprint
