// The report of what `identify` found.
#pragma once

#include <string>

#include "commands.hpp"
#include "input.hpp"

namespace kinprint::cli {

/// Of what was read, and found of it; `atlas_sha256`: of the atlas's text. Throws where an input can't be read any
/// more.
Report report_of(const IdentifyCommand& command, const Counted& counted, std::string atlas_sha256);

}  // namespace kinprint::cli
