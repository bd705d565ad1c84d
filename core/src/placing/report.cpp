#include "kinprint/report.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

#include "kinprint/limits.hpp"

namespace kinprint {

namespace {

bool is_harmless(char c) {
    constexpr std::string_view marks = "_./@%+:,-";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           marks.find(c) != std::string_view::npos;
}

bool is_control(char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

std::string in_quotes(std::string_view text) {
    std::string out = "'";
    for (const char c : text) {
        out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    }
    return out + "'";
}

/// What a shell replaces by `text`, less the newlines at its end. As printf's operand, not its format: that may not
/// begin with a hyphen.
std::string printed(std::string_view text) {
    std::string out = "\"$(printf %b '";
    for (const char c : text) {
        std::array<char, 8> octal{};
        std::snprintf(octal.data(), octal.size(), "\\0%03o", static_cast<unsigned>(static_cast<unsigned char>(c)));
        out += is_control(c) || c == '\\' || c == '\'' ? std::string(octal.data()) : std::string(1, c);
    }
    return out + "')\"";
}

class Line {
public:
    explicit Line(std::string command) : line_(std::move(command)) {}

    void add(std::string_view argument) { line_ += " " + shell_quoted(argument); }

    void add(std::string_view option, std::string_view value) {
        add(option);
        add(value);
    }

    /// Where there is a value.
    void add_if(std::string_view option, std::string_view value) {
        if (!value.empty()) {
            add(option, value);
        }
    }

    std::string take() { return std::move(line_); }

private:
    std::string line_;
};

/// OLD=NEW; the "=" of a name is "\\=" in the old one.
std::string new_name(std::string_view from, std::string_view to) {
    std::string pair;
    for (const char c : from) {
        pair += c == '=' ? "\\=" : std::string(1, c);
    }
    return pair + '=' + std::string(to);
}

void add_settings(Line& line, const ReportSettings& settings) {
    const ReportSettings standard;
    line.add_if("--text-field", settings.fields.text);
    line.add_if("--source-field", settings.fields.source);
    line.add_if("--prompt-field", settings.fields.prompt);
    line.add_if("--channel", settings.channel == standard.channel ? "" : name(settings.channel));
    line.add_if("--encoding", settings.encoding ? name(*settings.encoding) : "");
    line.add_if("--strip", names_of(settings.strip));
    if (settings.keeps_repeats) {
        line.add("--keep-repeats");
    }
    for (const auto& [from, split] : settings.arrangement.names.splits) {
        line.add("--split", from + '=' + std::string(name(split.by)));
    }
    for (const auto& [from, to] : settings.arrangement.names.renamed) {
        line.add("--rename", new_name(from, to));
    }
    for (const std::string& source : settings.arrangement.left_out) {
        line.add("--exclude", source);
    }
    for (const std::string& source : settings.only) {
        line.add("--only", source);
    }
    if (settings.terms != standard.terms) {
        line.add("--terms", std::to_string(settings.terms));
    }
    if (settings.has_pieces) {
        line.add("--pieces");
    }
}

constexpr const char* no_origin =
    "A likeness of style proves no origin: models learn from each other, from the same texts and from the same "
    "instructions, and people edit what they write. The atlas knows its sources as they were when it was made.";

constexpr const char* alike_anyway = "The same prompt, format or genre also make texts alike, whoever wrote them.";

constexpr const char* of_these_alone =
    "The probabilities are of the sources of the atlas alone: one that is not among them is never named, and \"none of "
    "these\" is an estimate that supposes that half of all texts are by others.";

constexpr const char* of_other_texts =
    "How often such answers are right was measured on texts by the sources of the atlas, to prompts that it did not "
    "know. Of texts of another genre, form or language, of edited texts and of such as several people wrote, far fewer "
    "are right: in a trial with 22 models, of their essays two in five were, where an atlas knew only stories by them, "
    "and of their stories one in five, where it knew only essays.";

constexpr const char* no_witness =
    "A hash says which bytes were measured, and not where these came from. What is claimed is the word of whoever made "
    "this report: nothing of it was measured.";

std::string of_short_texts() {
    return "Texts of fewer than " + std::to_string(limits::words_to_identify) +
           " words are not placed, and of fewer than " + std::to_string(limits::words_to_rank_all) +
           " no more than three sources are named: little text says little.";
}

}  // namespace

const std::vector<std::string>& limits_of_identifying() {
    static const std::vector<std::string> sentences = {no_origin,      alike_anyway,     of_these_alone,
                                                       of_other_texts, of_short_texts(), no_witness};
    return sentences;
}

std::string shell_quoted(std::string_view argument) {
    if (!argument.empty() && std::ranges::all_of(argument, is_harmless)) {
        return std::string(argument);
    }
    // A shell drops the newlines that end what is printed: such a name stays as it is.
    const bool can_be_printed = !argument.empty() && argument.back() != '\n';
    return can_be_printed && std::ranges::any_of(argument, is_control) ? printed(argument) : in_quotes(argument);
}

std::string command_to_repeat(const Report& report) {
    Line line("kinprint identify");
    line.add_if("--atlas", report.atlas_file);
    add_settings(line, report.settings);
    line.add_if("--claim", report.claim);
    line.add("--report", "report.json");
    line.add("--");
    for (const std::string& path : report.paths) {
        line.add(path);
    }
    return line.take();
}

}  // namespace kinprint
