// Numbers in trees.
#pragma once

#include <string>

namespace kinprint {

/// A finite `value` as a decimal that reads back to the same double: the digits of its JSON, but never with an
/// exponent, which not all readers of Newick know. At most some 330 characters, for the smallest numbers.
std::string decimal(double value);

}  // namespace kinprint
