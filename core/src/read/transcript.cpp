#include "transcript.hpp"

#include <algorithm>
#include <array>

#include "field_names.hpp"
#include "labels.hpp"

namespace kinprint {

namespace {

/// As people name themselves, and as Anthropic's HH-RLHF does.
constexpr std::array<std::string_view, 10> people = {
    "sie haben gesagt", "user", "human", "you", "me", "my input", "prompt", "system", "developer", "instruction"};
/// As ChatGPT's page has it of people in English, German, French, Spanish, Italian and Portuguese, and of itself below.
constexpr std::array<std::string_view, 6> people_said = {"you said", "du hast gesagt", "vous avez dit",
                                                         "dijiste",  "hai detto",      "você disse"};
constexpr std::array<std::string_view, 8> assistants = {"assistant", "ai",       "ai assistant", "bot",
                                                        "chatbot",   "response", "copilot",      "cursor"};
constexpr std::array<std::string_view, 6> said_ends = {" said", " hat gesagt", " a dit",
                                                       " dijo", " ha detto",   " disse"};
/// How a title begins: a heading, or as Gemini's page is copied.
constexpr std::array<std::string_view, 2> titles = {"# ", "Conversation with "};
/// Above "### Instruction:", in texts that models are tuned by.
constexpr std::string_view alpaca_preamble = "Below is an instruction that describes a task";
constexpr std::string_view marks = "*_ \t";
constexpr std::string_view marks_before = "#*_> \t";
/// Bytes of a line within which it says who speaks.
constexpr std::size_t most_bytes = 64;

std::size_t skip(std::string_view line, std::size_t at, std::string_view characters) {
    return std::min(line.find_first_not_of(characters, at), line.size());
}

std::string_view without_end(std::string_view line) {
    return line.substr(0, line.find_last_not_of("\r\n") + 1);
}

std::string_view name_of_model(std::string_view name) {
    for (const std::string_view end : said_ends) {
        if (const auto model = before_end(name, end)) {
            return *model;
        }
    }
    return name;
}

/// Is it no mere name, but "You said" or "ChatGPT said"?
bool says_said(std::string_view name) {
    return is_among(name, people_said) || name_of_model(name) != name;
}

/// Who it is by that name; nothing where it is nobody's.
std::optional<Speaker> speaker(std::string_view name, std::size_t bytes) {
    const bool is_assistant = is_among(name_of_model(name), assistants) || is_called_as_models_are(name_of_model(name));
    const bool is_person = is_among(name, people) || is_among(name, people_said);
    return is_assistant || is_person ? std::optional(Speaker{is_assistant, bytes}) : std::nullopt;
}

/// The name in a line such as "[USER]".
std::optional<std::string_view> in_brackets(std::string_view line) {
    const bool is_so = line.size() > 2 && line.size() <= most_bytes && line.front() == '[' && line.back() == ']';
    return is_so ? std::optional(line.substr(1, line.size() - 2)) : std::nullopt;
}

/// Behind marks, a time in brackets, and what is no ASCII: a picture.
std::size_t begin_of_name(std::string_view line) {
    std::size_t at = skip(line, 0, marks_before);
    const std::size_t end =
        at < line.size() && (line[at] == '[' || line[at] == '(') ? line.find_first_of("])", at) : line.npos;
    if (end != line.npos && line.substr(at, end - at).find_first_of("0123456789") != line.npos) {
        at = end + 1;
    }
    while (at < line.size() && (static_cast<unsigned char>(line[at]) >= 0x80 || line[at] == ' ')) {
        ++at;
    }
    return skip(line, at, marks_before);
}

/// Is it a line such as "You said:", as pages of chats have them, whatever else of the page stands above?
bool says_who_spoke(std::string_view text) {
    const std::string_view line = without_end(text.substr(0, std::min(text.find('\n'), 2 * most_bytes)));
    const std::size_t begin = std::min(begin_of_name(line), line.size());
    const std::string_view name = line.substr(begin, line.find_last_not_of(":*_ \t") + 1 - begin);
    return says_said(name) && speaker(name, 0).has_value();
}

/// Without the lines of YAML that programs for notes put above a text, and the blanks behind these.
std::string_view without_front_matter(std::string_view text) {
    constexpr std::string_view rule = "---\n";
    constexpr std::size_t most = 4096;
    const std::size_t end = text.starts_with(rule) ? text.substr(0, most).find("\n---\n") : text.npos;
    std::string_view rest = end == text.npos ? text : text.substr(end + 1 + rule.size());
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t\r\n"), rest.size()));
    return rest;
}

/// What stands before the first speaker where a chat has a title, as programs that export chats write it: a heading,
/// and a few short lines, such as of when that was.
std::string_view without_title(std::string_view text) {
    constexpr int most_lines = 12;
    std::string_view rest = without_front_matter(text);
    if (rest != text && speaker_at(rest)) {
        return rest;
    }
    rest = text;
    const bool has_title = std::ranges::any_of(titles, [&](std::string_view title) { return text.starts_with(title); });
    for (int line = 0; line < most_lines; ++line) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        if (says_who_spoke(rest) || (has_title && speaker_at(rest))) {
            return rest;
        }
        if (end == rest.size() || end > 2 * most_bytes) {
            break;
        }
        rest.remove_prefix(end + 1);
    }
    return text;
}

}  // namespace

std::optional<Speaker> speaker_at(std::string_view line) {
    line = line.substr(0, 2 * most_bytes);  // a text may be one long line
    line = without_end(line.substr(0, line.find('\n')));
    if (const auto name = in_brackets(line)) {
        return speaker(*name, line.size());
    }
    const std::size_t begin = begin_of_name(line);
    const std::size_t colon = std::min(line.substr(0, most_bytes).find(':', begin), line.size());
    if (begin >= colon) {
        return std::nullopt;
    }
    const std::string_view name = line.substr(begin, line.substr(0, colon).find_last_not_of(marks) + 1 - begin);
    const bool is_marked = line.substr(0, begin).find_first_of("#*_") != std::string_view::npos || says_said(name);
    if (colon == line.size() && !(is_marked && line.size() <= most_bytes)) {
        return std::nullopt;
    }
    return speaker(name, skip(line, std::min(colon + 1, line.size()), marks));
}

bool is_transcript(std::string_view text) {
    const std::size_t first = std::min(text.find_first_not_of(" \t\r\n"), text.size());
    text.remove_prefix(first);
    text = without_title(text);
    const auto begins = text.starts_with(alpaca_preamble) ? std::optional(Speaker{}) : speaker_at(text);
    if (!begins) {
        return false;
    }
    for (std::size_t end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
        text.remove_prefix(end + 1);
        const auto next = speaker_at(text);
        if (next && next->is_assistant != begins->is_assistant) {
            return true;
        }
    }
    return false;
}

void TranscriptFilter::go_on(std::string_view rest, bool is_all) {
    while (!rest.empty()) {
        const std::size_t end = rest.find('\n');
        if (begins_line_ && end == std::string_view::npos && rest.size() <= most_bytes && !is_all) {
            keep(rest);
            return;
        }
        const auto speaker = begins_line_ ? speaker_at(rest) : std::nullopt;
        if (speaker) {
            begin_turn(speaker->is_assistant);
            rest.remove_prefix(speaker->bytes);
        }
        const std::size_t bytes = std::min(rest.find('\n'), rest.size() - 1) + 1;
        begins_line_ = !rest.empty() && rest[bytes - 1] == '\n';
        say(rest.substr(0, bytes));
        rest.remove_prefix(rest.empty() ? 0 : bytes);
    }
}

}  // namespace kinprint
