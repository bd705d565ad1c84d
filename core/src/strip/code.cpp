// Fenced blocks of code. Source: CommonMark 0.31, section 4.5. Indented blocks are left: in prose, lines are indented
// for other reasons.
#include <algorithm>
#include <array>

#include "lines.hpp"
#include "rules.hpp"

namespace kinprint::strip {

namespace {

struct Fence {
    char mark = ' ';
    std::size_t length = 0;
    std::string_view info;  // what follows it, the language mostly
};

/// The fence that a line is; of no length where it is none.
Fence fence_of(std::string_view line) {
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    line.remove_prefix(indent);
    const char mark = line.empty() ? ' ' : line.front();
    const std::size_t length = std::min(line.find_first_not_of(mark), line.size());
    const std::string_view info = trimmed(line.substr(length));
    const bool opens = indent <= 3 && length >= 3 && (mark == '~' || (mark == '`' && info.find('`') == info.npos));
    return opens ? Fence{mark, length, info} : Fence{};
}

/// Models put a whole answer into a block that says so.
bool holds_text(const Fence& fence) {
    static constexpr std::array<std::string_view, 5> names = {"markdown", "md", "text", "txt", "plaintext"};
    return std::ranges::find(names, folded(fence.info)) != names.end();
}

}  // namespace

std::string without_code(std::string_view text) {
    std::vector<std::string_view> kept;
    Fence open;
    for (const std::string_view line : lines_of(text)) {
        const Fence fence = fence_of(line);
        if (open.length == 0 && fence.length > 0) {
            open = fence;
            kept.emplace_back();
        } else if (open.length > 0 && fence.mark == open.mark && fence.length >= open.length && fence.info.empty()) {
            open = {};
            kept.emplace_back();
        } else if (open.length == 0 || holds_text(open)) {
            kept.push_back(line);
        }
    }
    return joined(kept);
}

}  // namespace kinprint::strip
