// Marks within the lines of Markdown.
#pragma once

#include <string>
#include <string_view>

namespace kinprint::strip {

/// A paragraph without the marks of emphasis (CommonMark 6.2; "~~" as GFM has it), code spans (6.1), links and images
/// (6.3, 6.4; their text stays), and without the backslash before a mark that stands for itself (2.4). A mark that has
/// no counterpart stays. Of a paragraph of more than `limits::markdown_marks` marks the rest stays as it is.
std::string without_emphasis(std::string_view paragraph);

}  // namespace kinprint::strip
