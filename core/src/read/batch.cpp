#include "batch.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "field_names.hpp"

namespace kinprint {

namespace {

using nlohmann::json;

constexpr std::array<std::string_view, 5> lists_of_asked = {"prompts", "questions", "instructions", "inputs", "input"};
constexpr std::array<std::string_view, 6> beside_requests = {"custom_id", "id", "key", "metadata", "params", "request"};

bool holds_object(const json& object, const char* name) {
    return object.contains(name) && object[name].is_object();
}

}  // namespace

bool is_request(const json& object) {
    if (object.contains("custom_id") && object.contains("method") && object.contains("url") &&
        holds_object(object, "body")) {
        return !object.contains("response");
    }
    const bool asks =
        holds_object(object, "request") || (holds_object(object, "params") && object.contains("custom_id"));
    return asks &&
           std::ranges::all_of(object.items(), [&](const auto& one) { return is_among(one.key(), beside_requests); });
}

bool is_asked(std::string_view name, const json& object) {
    return is_among(name, lists_of_asked) ||
           (is_same_name(name, "request") && find_field(object, "response").value != nullptr);
}

bool is_failure(const json& object) {
    if (!object.is_object() || !(object.contains("custom_id") || object.contains("key"))) {
        return false;
    }
    constexpr int first_failure = 400;
    const json* status = at_path(object, "response.status_code");
    const json* result = at_path(object, "result.type");
    return holds_object(object, "error") || (status != nullptr && status->is_number() && *status >= first_failure) ||
           (result != nullptr && result->is_string() && *result != "succeeded");
}

}  // namespace kinprint
