// The table of human word frequencies, built into the command.
#pragma once

#include "kinprint/baseline.hpp"

namespace kinprint::cli {

/// The shipped table, read on first use.
const Baseline& embedded_baseline();

}  // namespace kinprint::cli
