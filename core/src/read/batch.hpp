// The lines of batch interfaces that hold no answer of a model.
#pragma once

#include <nlohmann/json_fwd.hpp>

namespace kinprint {

/// Is it what a batch interface was asked, rather than what it answered? OpenAI's has "custom_id", "method", "url" and
/// "body", Anthropic's "custom_id" and "params", Gemini's "request" alone, or with "key".
bool is_request(const nlohmann::json& object);

/// Is it what a batch interface says of a request that failed? OpenAI's has "custom_id" and an "error" or a response
/// whose "status_code" is 400 or more, Anthropic's a "result" whose "type" is not "succeeded", Gemini's "key" and an
/// "error".
bool is_failure(const nlohmann::json& object);

}  // namespace kinprint
