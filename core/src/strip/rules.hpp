// What can be taken out of a text before it is counted: a function for each idea. All take whole texts of valid UTF-8
// and give whole ones, in O(bytes) unless said otherwise.
#pragma once

#include <string>
#include <string_view>

namespace kinprint::strip {

/// Without what is around the answer: the words to whoever asked, before and after it ("Okay, here's a story …", "Let
/// me know if …"), its title, and lines that count its words.
std::string without_wrappers(std::string_view text);

/// Without the marks of Markdown; what they mark stays. Headings, emphasis, lists, quotes, tables, rules, links (their
/// text stays) and code spans, as CommonMark and GFM have them, where that can be told by looking at a paragraph.
/// O(bytes), and of a paragraph O(marks²) at worst, for so many marks as `limits::markdown_marks`.
std::string without_markdown(std::string_view text);

/// Without fenced blocks of code (CommonMark 4.5); of those that say that they hold text or Markdown only the fences
/// go. A paragraph break stands where a block was.
std::string without_code(std::string_view text);

/// Without what of the prompt is said again: the prompt itself where the text begins with it, and each line of five
/// words or more that stands in it, whatever marks or quotes are around it. Of a long
/// text so many lines are looked at that it takes O(bytes + 1000 · prompt).
std::string without_prompt(std::string_view text, std::string_view prompt);

}  // namespace kinprint::strip
