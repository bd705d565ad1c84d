// Figures in sentences.
#pragma once

#include <cstdint>
#include <string>

namespace kinprint {

/// "63 %"
std::string percent(double share);

/// The same of a probability, never all: nothing is as sure.
std::string likelihood(double probability);

/// "1 word", "7 words"
std::string count_of(std::uint64_t number, const char* what);

}  // namespace kinprint
