// The clock.
#pragma once

#include <string>

namespace kinprint::cli {

/// In UTC, as YYYY-MM-DD.
std::string today();

/// In UTC, as YYYY-MM-DDThh:mm:ssZ.
std::string now();

}  // namespace kinprint::cli
