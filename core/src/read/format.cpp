#include "format.hpp"

#include <algorithm>
#include <array>

#include "ascii.hpp"
#include "kinprint/limits.hpp"
#include "nesting.hpp"
#include "table.hpp"

namespace kinprint {

namespace {

constexpr std::array<std::string_view, 6> format_names = {"plain", "jsonl", "json", "csv", "html", "profile"};
constexpr std::array<std::string_view, 3> channel_names = {"answers", "reasoning", "both"};

template <typename Value, std::size_t size>
std::optional<Value> value_of_name(std::string_view name, const std::array<std::string_view, size>& names) {
    const auto* const found = std::ranges::find(names, name);
    return found == names.end() ? std::nullopt : std::optional(static_cast<Value>(found - names.begin()));
}

std::string_view without_space(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    return text;
}

bool starts_with_ignoring_case(std::string_view text, std::string_view start) {
    return text.size() >= start.size() && std::ranges::equal(text.substr(0, start.size()), start, {}, lower_ascii);
}

/// Prose may begin with a bracket, too, so what follows it counts. Where the ending says JSON, any bracket will do.
bool looks_like_json(std::string_view head, bool by_ending) {
    const std::string_view start = without_space(head);
    if (start.empty() || (start[0] != '{' && start[0] != '[')) {
        return false;
    }
    const std::string_view next = without_space(start.substr(1));
    const char wanted = start[0] == '{' ? '"' : '{';
    return by_ending || next.starts_with(wanted);
}

bool looks_like_profile(std::string_view head) {
    constexpr std::size_t far_enough = 64;  // only {"dictionaries":true, comes before it
    return without_space(head).starts_with('{') && head.substr(0, far_enough).find("\"kinprint\":") < far_enough;
}

/// An object: alone in its line, with more behind that, it is JSONL; else it is JSON, unless the next line begins with
/// one as well, and the first is just broken: it does not break off where an object may follow. Nothing as long as
/// nothing stands behind the line.
std::optional<Format> format_of_object(std::string_view head, bool is_all, Format by_ending) {
    const std::string_view start = without_space(head);
    const std::size_t end = std::min(start.find('\n'), start.size());
    const std::string_view line = start.substr(0, end);
    const Nesting nesting = nesting_of(line);
    if (without_space(start.substr(end)).empty()) {
        const bool is_cut = by_ending == Format::jsonl && !nesting.is_balanced();
        return is_all ? std::optional(is_cut ? Format::jsonl : Format::json) : std::nullopt;
    }
    // A first line of JSON for people ends between two members; a line of JSONL that was cut ends anywhere.
    const bool is_cut = by_ending == Format::jsonl && nesting.in_string;
    const char last = line[line.find_last_not_of(" \t\r")];
    const bool goes_on = last == '[' || last == ',' || last == ':';
    const bool is_followed = start.substr(end + 1).starts_with('{') && (!goes_on || by_ending == Format::jsonl);
    const bool is_line = nesting.is_balanced() || is_followed;
    return is_line || is_cut ? Format::jsonl : Format::json;
}

/// Does any line begin as JSON does? Then it is JSON with something else before it.
bool has_line_of_json(std::string_view head) {
    while (!head.empty()) {
        const std::size_t end = std::min(head.find('\n'), head.size());
        const std::string_view line = without_space(head.substr(0, end));
        if (line.starts_with('{') || line.starts_with('[')) {
            return true;
        }
        head.remove_prefix(std::min(end + 1, head.size()));
    }
    return false;
}

bool has_tag(std::string_view head) {
    for (std::size_t at = head.find('<'); at != std::string_view::npos && at + 1 < head.size();
         at = head.find('<', at + 1)) {
        const char next = head[at + 1];
        if (is_ascii_letter(next) || next == '/' || next == '!' || next == '?') {
            return true;
        }
    }
    return false;
}

/// Can it be what its ending says, where it does not begin as any format does that is known by its beginning?
bool may_be(Format format, std::string_view start, bool is_all) {
    switch (format) {
        case Format::csv: return may_be_table(start, is_all);
        case Format::json:
        case Format::jsonl: return without_space(start).empty() || has_line_of_json(start);
        case Format::html: return without_space(start).empty() || has_tag(start);
        default: return true;
    }
}

}  // namespace

std::string_view without_preface(std::string_view head) {
    std::string_view start = without_space(head);
    while (start.starts_with("<?xml") || start.starts_with("<!--")) {
        const std::string_view end = start.starts_with("<?") ? "?>" : "-->";
        const std::size_t at = start.find(end);
        start = without_space(start.substr(at == std::string_view::npos ? start.size() : at + end.size()));
    }
    return start;
}

bool looks_like_html(std::string_view head) {
    const std::string_view start = without_preface(head);
    return starts_with_ignoring_case(start, "<!doctype html") || starts_with_ignoring_case(start, "<html");
}

std::string_view name(Format format) {
    return format_names[static_cast<std::size_t>(format)];
}

std::optional<Format> format_of_name(std::string_view name) {
    return value_of_name<Format>(name, format_names);
}

std::string_view name(Channel channel) {
    return channel_names[static_cast<std::size_t>(channel)];
}

std::optional<Channel> channel_of_name(std::string_view name) {
    return value_of_name<Channel>(name, channel_names);
}

std::optional<Format> format_of_head(std::string_view head, bool is_all, Format by_ending) {
    // As much for all, so that how a file comes in slices tells nothing.
    const std::string_view start = head.substr(0, limits::sniff_bytes);
    if (by_ending == Format::profile || looks_like_profile(start)) {
        return Format::profile;
    }
    if (looks_like_html(start)) {
        return Format::html;
    }
    if (looks_like_json(start, by_ending == Format::json || by_ending == Format::jsonl)) {
        if (without_space(start).starts_with('[')) {
            return Format::json;
        }
        const auto format = format_of_object(head, is_all, by_ending);
        const Format unknown = by_ending == Format::jsonl ? Format::jsonl : Format::json;
        return !format && head.size() >= limits::json_value_bytes ? std::optional(unknown) : format;
    }
    const bool is_whole = is_all && start.size() == head.size();
    const bool has_markup = by_ending == Format::html && has_tag(start);
    if (by_ending != Format::csv && !has_markup && looks_like_table(start, is_whole)) {
        return Format::csv;
    }
    return may_be(by_ending, start, is_whole) ? by_ending : Format::plain;
}

}  // namespace kinprint
