// A text as its lines, and what a line says apart from how it is marked.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kinprint::strip {

/// The lines of a text, without what ends them.
std::vector<std::string_view> lines_of(std::string_view text);

/// The lines as one text.
std::string joined(const std::vector<std::string_view>& lines);

/// Without blanks, tabs and carriage returns at its ends.
std::string_view trimmed(std::string_view line);

/// Without the marks of Markdown, quotes, brackets and blanks at its ends: "> **Word count: 9**" says "Word count: 9".
std::string_view unmarked(std::string_view line);

[[nodiscard]] inline bool is_blank(std::string_view line) {
    return trimmed(line).empty();
}

/// Three or more of one of "-", "*" and "_", and blanks between them: a line across the page (CommonMark 4.1).
bool is_rule(std::string_view line);

/// ASCII letters small, ’ as '.
std::string folded(std::string_view text);

/// Does a folded text hold this as words of its own, or begin with it so?
bool has_words(std::string_view text, std::string_view words);
bool begins_with_words(std::string_view text, std::string_view words);

}  // namespace kinprint::strip
