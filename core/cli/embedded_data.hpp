// The tables that are built into the command.
#pragma once

#include "kinprint/baseline.hpp"
#include "kinprint/weights.hpp"

namespace kinprint::cli {

/// The shipped table of human word frequencies, read on first use.
const Baseline& embedded_baseline();

/// The shipped weights, read on first use.
const Weights& embedded_weights();

/// As `parse_atlas` reads it.
std::string_view embedded_atlas();

/// Makes the shipped dictionaries known to all that cuts text. Before any thread begins to.
void load_embedded_dictionaries();

}  // namespace kinprint::cli
