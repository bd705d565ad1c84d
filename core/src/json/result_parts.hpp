// What the JSON of all results is made of.
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "kinprint/error.hpp"

namespace kinprint {

using ResultJson = nlohmann::ordered_json;

/// Names come from outside; whatever is not UTF-8 in them is replaced, never thrown.
std::string dump(const ResultJson& value);

ResultJson json_of(const std::optional<std::uint64_t>& number);
ResultJson json_of(const std::optional<double>& number);
ResultJson json_of(const Errors& errors);

template <typename Value>
ResultJson list_of(const std::vector<Value>& values, ResultJson (*json)(const Value&)) {
    ResultJson list = ResultJson::array();
    std::ranges::transform(values, std::back_inserter(list), json);
    return list;
}

/// {"kinprint": version, "icu": version}
ResultJson with_versions();

}  // namespace kinprint
