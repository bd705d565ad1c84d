// Figures in sentences.
#pragma once

#include <cstdint>
#include <string>

namespace kinprint {

/// "63 %"; never all, nor nothing, of what is less, or more.
std::string percent(double share);

/// The same of a probability, never all: nothing is as sure.
std::string likelihood(double probability);

/// "3,255"
std::string grouped(std::uint64_t number);

/// "1 word", "3,255 words"
std::string count_of(std::uint64_t number, const char* what);

std::string count_of(std::uint64_t number, const char* one, const char* many);

}  // namespace kinprint
