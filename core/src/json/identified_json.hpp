// What is said of a text, for all documents that hold it.
#pragma once

#include "kinprint/identify.hpp"
#include "result_parts.hpp"

namespace kinprint {

/// As in `to_json(Identification)`.
ResultJson json_of(const Identified& one);
ResultJson json_of(const Identification& identification);

}  // namespace kinprint
