#include "transcript.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "field_names.hpp"
#include "labels.hpp"

namespace kinprint {

namespace {

/// As people and browsers' copies name themselves, and as Anthropic's HH-RLHF does.
constexpr std::array<std::string_view, 10> people = {"user",     "human",  "you",    "you said",  "me",
                                                     "my input", "prompt", "system", "developer", "instruction"};
constexpr std::array<std::string_view, 7> assistants = {"assistant", "ai",       "ai assistant", "bot",
                                                        "chatbot",   "response", "copilot"};
/// Above "### Instruction:", in texts that models are tuned by.
constexpr std::string_view alpaca_preamble = "Below is an instruction that describes a task";
constexpr std::string_view marks = "*_ \t";
constexpr std::string_view marks_before = "#*_> \t";
/// Bytes of a line within which it says who speaks.
constexpr std::size_t most_bytes = 64;
constexpr std::string_view paragraph_break = "\n\n";

std::size_t skip(std::string_view line, std::size_t at, std::string_view characters) {
    return std::min(line.find_first_not_of(characters, at), line.size());
}

std::string_view without_end(std::string_view line) {
    return line.substr(0, line.find_last_not_of("\r\n") + 1);
}

std::string_view name_of_model(std::string_view name) {
    return before_end(name, " said").value_or(name);
}

}  // namespace

std::optional<Speaker> speaker_at(std::string_view line) {
    line = line.substr(0, 2 * most_bytes);  // a text may be one long line
    line = without_end(line.substr(0, line.find('\n')));
    const std::size_t begin = skip(line, 0, marks_before);
    const std::size_t colon = std::min(line.substr(0, most_bytes).find(':'), line.size());
    if (begin >= colon) {
        return std::nullopt;
    }
    const std::string_view name = line.substr(begin, line.substr(0, colon).find_last_not_of(marks) + 1 - begin);
    const bool is_marked = line.substr(0, begin).find_first_of("#*_") != std::string_view::npos;
    if (colon == line.size() && !(is_marked && line.size() <= most_bytes)) {
        return std::nullopt;
    }
    const bool is_assistant = is_among(name_of_model(name), assistants) || is_called_as_models_are(name_of_model(name));
    if (!is_assistant && !is_among(name, people)) {
        return std::nullopt;
    }
    return Speaker{is_assistant, skip(line, std::min(colon + 1, line.size()), marks)};
}

bool is_transcript(std::string_view text) {
    const std::size_t first = std::min(text.find_first_not_of(" \t\r\n"), text.size());
    text.remove_prefix(first);
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

void TranscriptFilter::pass(std::string_view text) {
    if (in_answer_) {
        passed_ += text;
    }
}

void TranscriptFilter::go_on(std::string_view rest, bool is_all) {
    passed_.clear();
    while (!rest.empty()) {
        const std::size_t end = rest.find('\n');
        if (begins_line_ && end == std::string_view::npos && rest.size() <= most_bytes && !is_all) {
            kept_ = rest;  // more of it has to come to tell
            return;
        }
        const auto speaker = begins_line_ ? speaker_at(rest) : std::nullopt;
        if (speaker) {
            pass(paragraph_break);
            in_answer_ = speaker->is_assistant;
            rest.remove_prefix(speaker->bytes);
        }
        const std::size_t bytes = std::min(rest.find('\n'), rest.size() - 1) + 1;
        begins_line_ = !rest.empty() && rest[bytes - 1] == '\n';
        pass(rest.substr(0, bytes));
        rest.remove_prefix(rest.empty() ? 0 : bytes);
    }
}

std::string_view TranscriptFilter::feed(std::string_view utf8) {
    go_on(std::exchange(kept_, {}) + std::string(utf8), false);
    return passed_;
}

std::string_view TranscriptFilter::finish() {
    go_on(std::exchange(kept_, {}), true);
    return passed_;
}

}  // namespace kinprint
