// Through a row of steps, the likeliest states where each change has its price.
#pragma once

#include <cstddef>
#include <vector>

#include "kinprint/matrix.hpp"

namespace kinprint {

/// The states (one of a step's columns each) of the most of sum_i gain(i, s_i) - price * |{i: s_i != s_{i-1}}|; of
/// equal ways that which changes later, then that of the lower state. O(steps * states). Source: Viterbi (1967), "Error
/// bounds for convolutional codes and an asymptotically optimum decoding algorithm".
std::vector<std::size_t> likeliest_way(const Matrix& gain, double price);

}  // namespace kinprint
