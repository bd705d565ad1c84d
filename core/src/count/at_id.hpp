// What is known of terms, by their ids.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

#include "kinprint/vocabulary.hpp"

namespace kinprint {

/// What is known of a term; room is made for it where there was none, and for as many more, which are all `unknown`.
template <typename Value>
Value& at_id(std::vector<Value>& values, TermId id, Value unknown = {}) {
    if (id >= values.size()) {
        values.resize(std::max<std::size_t>(std::size_t{id} + 1, values.size() * 2), unknown);
    }
    return values[id];
}

}  // namespace kinprint
