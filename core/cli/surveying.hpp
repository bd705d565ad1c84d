// Files -> the terms of them that are counted.
#pragma once

#include <cstddef>
#include <memory>
#include <vector>

#include "kinprint/survey.hpp"
#include "paths.hpp"

namespace kinprint::cli {

/// Looks through the files where they are many bytes (see `needs_survey`); nullptr where they are not. What is wrong
/// with a file is told when it is counted.
std::shared_ptr<const CommonTerms> common_terms(const std::vector<FoundFile>& files, Part part, const Weights* weights,
                                                std::size_t jobs);

}  // namespace kinprint::cli
