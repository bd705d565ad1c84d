// What batch interfaces and logs of them hold besides answers of a model.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string_view>

namespace kinprint {

/// Is it what a batch interface was asked, rather than what it answered? OpenAI's has "custom_id", "method", "url" and
/// "body", Anthropic's "custom_id" and "params", Gemini's "request" alone, or with "key".
bool is_request(const nlohmann::json& object);

/// Is it what a batch interface says of a request that failed? OpenAI's has "custom_id" and an "error" or a response
/// whose "status_code" is 400 or more, Anthropic's a "result" whose "type" is not "succeeded", Gemini's "key" and an
/// "error".
bool is_failure(const nlohmann::json& object);

/// Is a member of this name what was asked, where the object holds what came of it, too? A list of prompts is, an input
/// that has members, and a request beside its response, with all that was said before.
bool is_asked(std::string_view name, const nlohmann::json& object);

}  // namespace kinprint
