// The tables that are built into the command.
#pragma once

#include "kinprint/baseline.hpp"
#include "kinprint/weights.hpp"

namespace kinprint::cli {

/// The shipped table of human word frequencies, read on first use.
const Baseline& embedded_baseline();

/// The shipped weights, read on first use.
const Weights& embedded_weights();

}  // namespace kinprint::cli
