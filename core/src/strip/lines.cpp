#include "lines.hpp"

#include <algorithm>

#include "ascii.hpp"

namespace kinprint::strip {

namespace {

std::string_view without(std::string_view text, std::string_view at_ends) {
    const std::size_t begin = text.find_first_not_of(at_ends);
    return begin == std::string_view::npos ? std::string_view()
                                           : text.substr(begin, text.find_last_not_of(at_ends) - begin + 1);
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

bool ends_word(std::string_view text, std::size_t at) {
    return at >= text.size() || !is_letter(text[at]);
}

}  // namespace

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        lines.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return lines;
}

std::string joined(const std::vector<std::string_view>& lines) {
    std::string text;
    for (const std::string_view line : lines) {
        text += line;
        text += '\n';
    }
    if (!text.empty()) {
        text.pop_back();
    }
    return text;
}

std::string_view trimmed(std::string_view line) {
    return without(line, " \t\r");
}

std::string_view unmarked(std::string_view line) {
    line = without(line, " \t\r*_#>~`\"()[]-=");
    while (line.starts_with("“") || line.starts_with("”")) {
        line = without(line.substr(std::string_view("“").size()), " *_");
    }
    while (line.ends_with("“") || line.ends_with("”")) {
        line.remove_suffix(std::string_view("”").size());
        line = without(line, " *_");
    }
    return line;
}

bool is_rule(std::string_view line) {
    line = trimmed(line);
    const char mark = line.empty() ? ' ' : line.front();
    const bool of_one = std::ranges::all_of(line, [&](char c) { return c == mark || c == ' ' || c == '\t'; });
    return (mark == '-' || mark == '*' || mark == '_') && of_one && std::ranges::count(line, mark) >= 3;
}

std::string folded(std::string_view text) {
    std::string small;
    small.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if (text.substr(at).starts_with("’")) {
            small += '\'';
            at += std::string_view("’").size();
        } else {
            small += lower_ascii(text[at++]);
        }
    }
    return small;
}

bool begins_with_words(std::string_view text, std::string_view words) {
    return text.starts_with(words) && ends_word(text, words.size());
}

bool has_words(std::string_view text, std::string_view words) {
    for (std::size_t at = text.find(words); at != std::string_view::npos; at = text.find(words, at + 1)) {
        if ((at == 0 || !is_letter(text[at - 1])) && ends_word(text, at + words.size())) {
            return true;
        }
    }
    return false;
}

}  // namespace kinprint::strip
