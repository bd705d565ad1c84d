// What subcommands have in common.
#pragma once

#include "commands.hpp"
#include "input.hpp"
#include "kinprint/error.hpp"
#include "kinprint/weights.hpp"

namespace kinprint::cli {

inline constexpr int no_result = 1;  // an exit status

/// Reads and arranges. `weights`: that the sources are to be weighed by; nullptr: by those that are built in.
Counted counted_of(const Input& input, Part part, const Weights* weights = nullptr);

/// Errors of reading stand before those of what came after it.
void put_first(Errors& errors, Errors&& first);

}  // namespace kinprint::cli
