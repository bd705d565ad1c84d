// What the JSON of identifying and of its reports have in common.
#pragma once

#include <vector>

#include "kinprint/identify.hpp"
#include "result_parts.hpp"

namespace kinprint {

/// {"about", "date", "sources"}
ResultJson atlas_json_of(const Identification& identification);

ResultJson json_of(const std::vector<Identified>& unknown);

}  // namespace kinprint
