// The marks of Markdown. Not a whole parser: what is wanted is the text, and prose that happens to hold a mark must
// come out unharmed. Source: CommonMark 0.31, the sections named at each rule, and GFM for tables; above it may stand
// YAML.
#include <algorithm>
#include <span>

#include "emphasis.hpp"
#include "lines.hpp"
#include "rules.hpp"

namespace kinprint::strip {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// "title: A day"
bool names_value(std::string_view line) {
    const std::size_t end = line.find_first_of(": \t\r");
    return end != line.npos && end > 0 && line[end] == ':' && (end + 1 == line.size() || line[end + 1] <= ' ');
}

/// Such a line, an item of a list, a comment, or what goes on below one.
bool is_of_front_matter(std::string_view line) {
    return names_value(line) || is_blank(line) || line.front() == ' ' || line.starts_with("- ") ||
           line.starts_with('#');
}

/// How many lines are what Jekyll, Hugo and Obsidian keep above a text, as YAML between two rules; 0 where none are.
std::size_t front_matter(const std::vector<std::string_view>& lines) {
    constexpr std::string_view border = "---";
    const auto is_border = [&](std::string_view line) { return trimmed(line) == border; };
    if (lines.size() < 2 || !is_border(lines.front()) || !names_value(lines[1])) {
        return 0;
    }
    const auto end = std::ranges::find_if_not(lines.begin() + 1, lines.end(), [&](std::string_view line) {
        return !is_border(line) && is_of_front_matter(line);
    });
    return end == lines.end() || !is_border(*end) ? 0 : static_cast<std::size_t>(end - lines.begin()) + 1;
}

/// Block quotes (5.1).
std::string_view without_quote(std::string_view line) {
    for (std::string_view rest = trimmed(line); rest.starts_with('>'); rest = trimmed(rest.substr(1))) {
        line = rest.substr(1);
    }
    return line;
}

/// Headings (4.2): their marks on both sides.
std::string_view without_heading(std::string_view line) {
    const std::string_view said = trimmed(line);
    const std::size_t level = std::min(said.find_first_not_of('#'), said.size());
    if (level == 0 || level > 6 || (level < said.size() && said[level] != ' ')) {
        return line;
    }
    const std::string_view heading = trimmed(said.substr(level));
    const std::size_t end = heading.find_last_not_of('#');
    const bool is_closed = end != heading.npos && end + 1 < heading.size() && heading[end] == ' ';
    return is_closed ? heading.substr(0, end) : heading;
}

/// List items (5.2).
std::string_view without_bullet(std::string_view line) {
    const std::string_view said = trimmed(line);
    std::size_t at = 0;
    while (at < said.size() && at < 9 && is_digit(said[at])) {
        ++at;
    }
    const bool is_mark = at < said.size() && (at > 0 ? said[at] == '.' || said[at] == ')'
                                                     : said[at] == '-' || said[at] == '*' || said[at] == '+');
    return is_mark && at + 1 < said.size() && said[at + 1] == ' ' ? said.substr(at + 2) : line;
}

/// Thematic breaks (4.1), the underlines of headings (4.3), and the rule below a table's heading (GFM 4.10).
bool is_drawn(std::string_view line) {
    const std::string_view said = trimmed(line);
    return is_rule(said) || (said.size() >= 3 && said.find_first_not_of('=') == said.npos) ||
           (said.starts_with('|') && said.find_first_not_of("|-: ") == said.npos);
}

std::string without_bars(std::string_view line) {
    std::string cells(line);
    if (trimmed(line).starts_with('|')) {
        std::ranges::replace(cells, '|', ' ');
    }
    return cells;
}

/// A paragraph's lines are marked up together: emphasis goes on over their ends.
class Paragraphs {
public:
    void add(std::string_view line) {
        if (is_blank(line)) {
            end();
            text_ += '\n';
        } else {
            open_ += line;
            open_ += '\n';
        }
    }

    /// A line that is a paragraph of its own.
    void add_alone(std::string_view line) {
        end();
        add(line);
        end();
    }

    std::string take() {
        end();
        if (!text_.empty()) {
            text_.pop_back();
        }
        return std::move(text_);
    }

private:
    void end() {
        text_ += without_emphasis(open_);
        open_.clear();
    }

    std::string text_;
    std::string open_;
};

}  // namespace

std::string without_markdown(std::string_view text) {
    Paragraphs paragraphs;
    const std::vector<std::string_view> lines = lines_of(text);
    for (const std::string_view line : std::span(lines).subspan(front_matter(lines))) {
        const std::string_view said = without_quote(line);
        const std::string_view heading = without_heading(said);
        if (is_drawn(said)) {
            paragraphs.add("");
        } else if (heading.data() != said.data() || heading.size() != said.size()) {
            paragraphs.add_alone(heading);
        } else {
            const std::string_view item = without_bullet(said);
            if (item.data() != said.data()) {
                paragraphs.add_alone(without_bars(item));
            } else {
                paragraphs.add(without_bars(item));
            }
        }
    }
    return paragraphs.take();
}

}  // namespace kinprint::strip
