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

std::string_view value_as_written(std::string_view object, std::string_view name) {
    std::size_t begin = std::string_view::npos;
    std::size_t end = object.size();
    outline(object, [&](const OutlinedMember& member) {
        const auto at = static_cast<std::size_t>(member.name.data() - object.data());
        if (member.name == name) {
            begin = object.find(':', at + name.size()) + 1;
            end = object.size();
        } else if (begin != std::string_view::npos && end == object.size()) {
            end = at - 1;  // its quote
        }
    });
    if (begin == std::string_view::npos) {
        return {};
    }
    const auto last_before = [&](std::size_t at) { return object.find_last_not_of(white_space, at - 1); };
    const std::size_t behind = last_before(end);  // a comma, or the end of the object
    const std::size_t first = object.find_first_not_of(white_space, begin);
    return object.substr(first, last_before(behind) + 1 - first);
}

}  // namespace kinprint
