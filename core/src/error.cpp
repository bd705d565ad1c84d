#include "kinprint/error.hpp"

#include <array>

namespace kinprint {

std::string_view name(ErrorCode code) {
    static constexpr std::array<std::string_view, 24> names = {
        "empty-file",      "no-words",           "not-text",      "invalid-utf8",    "unsupported-file",
        "unreadable-file", "needs-dictionaries", "bad-json",      "missing-text",    "guessed-encoding",
        "guessed-text",    "repeated-text",      "repeated-file", "looping-text",    "bad-row",
        "line-too-long",   "bad-profile",        "same-name",     "too-few-sources", "too-few-words",
        "unknown-source",  "no-split",           "bad-option",    "internal",
    };
    return names[static_cast<std::size_t>(code)];
}

}  // namespace kinprint
