// What models put around an answer. The phrases are those that stood first or last in the texts of the 22 models of
// slop-score more than once (254 of 300 answers by gemma-3-12b begin "Okay, here's a …"); each needs a second word that
// tells talk of an answer from the answer itself: a story may well begin "Okay, here's the thing".
#include <algorithm>
#include <array>
#include <span>

#include "kinprint/limits.hpp"
#include "lines.hpp"
#include "rules.hpp"

namespace kinprint::strip {

namespace {

using Words = std::span<const std::string_view>;

constexpr std::array<std::string_view, 12> courtesies = {"okay",      "ok",        "sure",       "sure thing",
                                                         "certainly", "of course", "absolutely", "great",
                                                         "alright",   "gladly",    "yes",        "understood"};
constexpr std::array<std::string_view, 9> presentations = {"here's",         "here is",    "here are",
                                                           "below is",       "this is",    "i've written",
                                                           "i have written", "i'll write", "i'll provide"};
constexpr std::array<std::string_view, 24> kinds = {
    "essay",  "story",     "piece",   "draft",     "response", "version", "answer",  "article",
    "poem",   "narrative", "text",    "letter",    "paper",    "summary", "outline", "analysis",
    "report", "review",    "passage", "paragraph", "chapter",  "scene",   "take",    "continuation"};
constexpr std::array<std::string_view, 19> offers = {
    "let me know",      "please let me know", "i hope this",    "i hope that", "i hope you",    "i hope it",
    "i believe this",   "would you like",     "do you want me", "feel free",   "if you'd like", "if you would like",
    "if you want",      "if you need",        "i can also",     "disclaimer",  "note",          "please note",
    "is there anything"};
constexpr std::array<std::string_view, 19> services = {
    "let me know",  "feel free", "adjust",      "revise",   "expand",   "changes", "modify",
    "requirements", "criteria",  "your prompt", "request",  "specific", "help",    "ai",
    "further",      "tailor",    "edit",        "feedback", "different"};

bool begins_with_one(std::string_view text, Words all) {
    return std::ranges::any_of(all, [&](std::string_view words) { return begins_with_words(text, words); });
}

bool has_one(std::string_view text, Words all) {
    return std::ranges::any_of(all, [&](std::string_view words) { return has_words(text, words); });
}

/// What follows "Okay, " or "Of course. "; all of it where it begins with no such words.
std::string_view after_courtesy(std::string_view said) {
    if (!begins_with_one(said, courtesies)) {
        return said;
    }
    const std::size_t end = said.find_first_of(",.!:;");
    return end == said.npos ? std::string_view() : trimmed(said.substr(end + 1));
}

/// "Sure!"
bool is_courtesy(std::string_view line) {
    const std::string said = folded(unmarked(line));
    return !said.empty() && after_courtesy(said).empty();
}

/// "Okay, here's a 1,000-word essay on …", "Of course. Here is a …"
bool is_opening(std::string_view line) {
    const std::string said = folded(unmarked(line));
    return said.size() <= limits::talk_bytes && begins_with_one(after_courtesy(said), presentations) &&
           has_one(said, kinds);
}

/// "# The Weight of Rain", "**The Weight of Rain**", "Title: The Weight of Rain"
bool is_title(std::string_view line) {
    line = trimmed(line);
    while (line.starts_with('>')) {
        line = trimmed(line.substr(1));
    }
    if (line.size() > limits::title_bytes) {
        return false;
    }
    const bool is_bold = line.size() > 4 && ((line.starts_with("**") && line.ends_with("**")) ||
                                             (line.starts_with("__") && line.ends_with("__")));
    return line.starts_with('#') || is_bold || folded(unmarked(line)).starts_with("title:");
}

/// "Word count: 1,010", "(1000 words)", "approximately 1,000 words"
bool counts_words(std::string_view line) {
    std::string said = folded(unmarked(line));
    for (const std::string_view word : {"approximately ", "approx. ", "about ", "total ", "exactly ", "final "}) {
        said = said.starts_with(word) ? said.substr(word.size()) : said;
    }
    const bool begins = said.starts_with("word count") || said.starts_with("words:");
    const std::size_t digits = said.find_first_not_of("0123456789,.~");
    const bool is_number =
        digits != std::string::npos && digits > 0 && trimmed(said.substr(digits)).starts_with("words");
    return said.size() <= limits::title_bytes && (begins || (is_number && said.size() < 16));
}

/// "I hope this essay meets your requirements!", "Let me know if …"
bool is_offer(std::string_view line) {
    const std::string said = folded(unmarked(line));
    return said.size() <= limits::talk_bytes && begins_with_one(said, offers) &&
           (has_one(said, kinds) || has_one(said, services));
}

bool is_last_line(std::string_view line) {
    const std::string said = folded(unmarked(line));
    return said.empty() || said == "the end" || said == "the end." || said == "end" || counts_words(line) ||
           is_offer(line);
}

}  // namespace

std::string without_wrappers(std::string_view text) {
    std::vector<std::string_view> lines = lines_of(text);
    auto begin = lines.begin();
    const auto first_from = [&](auto from) {
        return std::find_if(from, lines.end(), [](std::string_view line) { return !unmarked(line).empty(); });
    };
    const auto skip = [&](auto is_wrapper) {
        const auto next = first_from(begin);
        const bool is_one = next != lines.end() && is_wrapper(*next);
        begin = is_one ? next + 1 : begin;
        return is_one;
    };
    const auto whole = begin;
    if (skip(is_courtesy) && !skip(is_opening)) {
        begin = whole;  // somebody in a story may say so
    }
    skip(is_opening);
    skip(is_title);
    skip(counts_words);
    begin = begin == whole ? whole : first_from(begin);  // a rule below them goes, too
    auto end = lines.end();
    for (int looked = 0; end != begin && looked < limits::closing_lines && is_last_line(end[-1]); ++looked) {
        --end;
    }
    return first_from(begin) < end ? joined({begin, end}) : std::string(text);
}

}  // namespace kinprint::strip
