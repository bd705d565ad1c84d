// What is said of texts, for all documents that hold it.
#pragma once

#include "kinprint/identify.hpp"
#include "kinprint/pieces.hpp"
#include "result_parts.hpp"

namespace kinprint {

/// {"about", "date", "sources"}
ResultJson atlas_json_of(const Identification& identification);

/// As in `to_json` of these.
ResultJson json_of(const Identified& one);
ResultJson json_of(const PieceByPiece& pieces);

}  // namespace kinprint
