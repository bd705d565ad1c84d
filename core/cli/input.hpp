// Paths -> counts.
#pragma once

#include <string>
#include <vector>

#include "kinprint/count.hpp"
#include "kinprint/error.hpp"
#include "kinprint/profile.hpp"

namespace kinprint::cli {

struct Counted {
    Counts counts;
    Errors errors;
};

/// Reads all files that the paths lead to, on as many threads as there are cores. What can't be read is an error in the result; a
/// progress line stands on standard error while it is a terminal.
Counted count_paths(const std::vector<std::string>& paths, Part part);

/// Says each error on standard error: "kinprint: file:line: message".
void print_errors(const Errors& errors);

/// Writes to a file, or to standard output when `path` is empty. False, with a message, when that fails.
bool write_output(const std::string& path, const std::string& content);

}  // namespace kinprint::cli
