// What the JSON of all results is made of.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "kinprint/error.hpp"

namespace kinprint {

using ResultJson = nlohmann::ordered_json;

/// Names come from outside; whatever is not UTF-8 in them is replaced, never thrown.
std::string dump(const ResultJson& value);

ResultJson json_of(const std::optional<std::uint64_t>& number);
ResultJson json_of(const std::optional<double>& number);
ResultJson json_of(const Errors& errors);

/// {"kinprint": version, "icu": version}
ResultJson with_versions();

}  // namespace kinprint
