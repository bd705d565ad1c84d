// Who makes which model: a small table that people write.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "kinprint/error.hpp"

namespace kinprint {

struct Label {
    std::string vendor;
    std::string family;
    std::string note;  // "fine-tune of gemma-3-27b-it"
};

/// By model, of a CSV (commas, semicolons or tabs) with a heading that names the columns `model` (or `source`, `name`)
/// and `vendor`, and perhaps `family`, `relation` and `parent`, of which the note is made; others are passed over. What
/// can't be understood is a `bad_row` error. O(bytes).
std::map<std::string, Label> parse_labels(std::string_view csv, std::string_view file, Errors& errors);

}  // namespace kinprint
