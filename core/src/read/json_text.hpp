// The text of a JSON value -> the value, fast where long strings are most of it.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace kinprint {

/// `nlohmann::json::parse(text)`, with the same values and the same exceptions. That takes every byte of a string
/// through two buffers, which was a third of all time of counting; so strings of `lifted_bytes` or more are decoded
/// here, and the library parses what is left, with short signs in their places. Where a string is not well-formed, or
/// one could be taken for such a sign, the library parses the whole. `text` is valid UTF-8. O(bytes).
nlohmann::json parse_json(std::string_view text);

inline constexpr std::size_t lifted_bytes = 64;

/// The same of what is nearly JSON (`mend_json`); `mended`: what was, in words, or nothing. Throws what the library
/// throws of the text as it stands.
nlohmann::json parse_nearly_json(std::string_view text, std::string& mended);

}  // namespace kinprint
