#include "json_outline.hpp"

#include "nesting.hpp"

namespace kinprint {

namespace {

constexpr std::string_view white_space = " \t\r\n";

}  // namespace

Outline outline(std::string_view begun, const std::function<void(const OutlinedMember&)>& take) {
    std::size_t depth = 0;
    for (std::size_t at = 0; at < begun.size(); ++at) {
        const char c = begun[at];
        if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            --depth;
        } else if (c == '"') {
            const std::size_t end = end_of_string(begun, at + 1);
            if (end == std::string_view::npos) {
                break;
            }
            const std::size_t colon = begun.find_first_not_of(white_space, end + 1);
            if (depth == 1 && colon != std::string_view::npos && begun[colon] == ':') {
                const std::size_t value = begun.find_first_not_of(white_space, colon + 1);
                take({begun.substr(at + 1, end - at - 1), value == std::string_view::npos ? '\0' : begun[value]});
            }
            at = end;
        }
    }
    return {depth > 1};
}

}  // namespace kinprint
