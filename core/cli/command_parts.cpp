#include "command_parts.hpp"

#include <iterator>
#include <utility>

namespace kinprint::cli {

Counted counted_of(const Input& input, Part part, const Weights* weights) {
    Counted counted = count_paths(input.paths, part, input.reading, weights);
    arrange(counted, input.arrangement);
    counted.errors = few_of_each_kind(std::move(counted.errors));
    return counted;
}

void put_first(Errors& errors, Errors&& first) {
    errors.insert(errors.begin(), std::make_move_iterator(first.begin()), std::make_move_iterator(first.end()));
}

}  // namespace kinprint::cli
