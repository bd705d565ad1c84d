// Which of the files that were found hold what another holds.
#pragma once

#include <optional>
#include <vector>

#include "kinprint/copies.hpp"
#include "paths.hpp"

namespace kinprint::cli {

/// One entry a file. Reads those of which several have one size; what can't be read is a copy of none.
std::vector<std::optional<Copy>> find_copies(const std::vector<FoundFile>& files);

}  // namespace kinprint::cli
