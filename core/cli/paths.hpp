// Paths -> files to read.
#pragma once

#include <string>
#include <vector>

#include "kinprint/error.hpp"
#include "kinprint/read.hpp"
#include "place.hpp"

namespace kinprint::cli {

/// A file that the paths lead to.
struct FoundFile {
    Place place;
    FileSpec spec;
    bool alone = false;  // as planned
};

/// The files that the paths name, and those in the folders and archives that they name, each once however often it was
/// named. What is wrong with a path is added to the errors.
std::vector<FoundFile> find_files(const std::vector<std::string>& paths, Errors& errors);

}  // namespace kinprint::cli
