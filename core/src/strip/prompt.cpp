// The prompt, said again in the answer. Models that are cut from their chat format go on from the prompt itself; others
// quote the sentence that they were to begin with, or set the question above their answer.
#include <algorithm>

#include "kinprint/limits.hpp"
#include "lines.hpp"
#include "rules.hpp"

namespace kinprint::strip {

namespace {

/// Fewer words may be in both by chance.
constexpr std::ptrdiff_t least_words = 5;

/// One blank between words, and no marks around them.
std::string plain(std::string_view text) {
    std::string plain;
    for (const char c : folded(text)) {
        const bool is_space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
        const bool is_mark = c == '*' || c == '_' || c == '`' || c == '"' || c == '>' || c == '#';
        if (is_space && !plain.empty() && plain.back() != ' ') {
            plain += ' ';
        } else if (!is_space && !is_mark) {
            plain += c;
        }
    }
    return std::string(trimmed(plain));
}

}  // namespace

std::string without_prompt(std::string_view text, std::string_view prompt) {
    const std::string_view asked = trimmed(prompt);
    const std::string within = plain(asked);
    if (std::ranges::count(within, ' ') + 1 < least_words) {
        return std::string(text);
    }
    const std::size_t begin = std::min(text.find_first_not_of(" \t\r\n"), text.size());
    if (text.substr(begin).starts_with(asked)) {
        text.remove_prefix(begin + asked.size());
    }
    std::vector<std::string_view> kept;
    for (const std::string_view line : lines_of(text)) {
        const std::string said = kept.size() < limits::prompted_lines ? plain(unmarked(line)) : "";
        const bool is_in_it = std::ranges::count(said, ' ') + 1 >= least_words && has_words(within, said);
        kept.push_back(is_in_it ? std::string_view() : line);
    }
    return joined(kept);
}

}  // namespace kinprint::strip
