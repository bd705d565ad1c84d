#include "json_resumption.hpp"

#include <algorithm>

#include "nesting.hpp"

namespace kinprint {

namespace {

constexpr std::string_view blanks = " \t";
constexpr std::string_view white_space = " \t\r\n";
constexpr auto nowhere = std::string_view::npos;

/// The next character that is no white space.
std::size_t next_in(std::string_view text, std::size_t from) {
    return text.substr(0, std::min(text.size(), from + resumption_window)).find_first_not_of(white_space, from);
}

/// The last one before `at`.
std::size_t last_in(std::string_view text, std::size_t at) {
    return at == 0 ? nowhere : text.find_last_not_of(white_space, at - 1);
}

bool is_one_of(std::string_view text, std::size_t at, std::string_view characters) {
    return at < text.size() && characters.find(text[at]) != nowhere;
}

/// What an entry that begins so ends in.
std::string_view last_of(char first) {
    return first == '{' ? "}" : first == '[' ? "]" : "}]\"";
}

/// Where the value of the name begins that stands there.
std::size_t value_of_name_at(std::string_view text, std::size_t at) {
    const std::string_view near = text.substr(0, std::min(text.size(), at + resumption_window));
    const std::size_t end = is_one_of(near, at, "\"") ? end_of_string(near, at + 1) : nowhere;
    const std::size_t colon = end == nowhere ? nowhere : next_in(near, end + 1);
    return is_one_of(near, colon, ":") ? next_in(near, colon + 1) : nowhere;
}

/// The blanks before a character that is the first of its line.
std::optional<std::size_t> indent_of(std::string_view text, std::size_t at) {
    const std::size_t last = at == 0 ? nowhere : text.find_last_not_of(blanks, at - 1);
    return is_one_of(text, last, "\n") ? std::optional(at - last - 1) : std::nullopt;
}

bool is_shaped(std::string_view text, std::size_t value, const EntryShape& shape) {
    const bool begins = is_one_of(text, value, shape.first == '\0' ? "{[\"" : std::string_view(&shape.first, 1));
    if (!begins || shape.head.empty()) {
        return begins;
    }
    const std::size_t name = next_in(text, value + 1);
    return name != nowhere && text.substr(name).starts_with(shape.head) && value_of_name_at(text, name) != nowhere;
}

/// May an entry stand behind what is before it? Where nothing in it is known again, only behind a whole one.
bool is_behind_entry(std::string_view text, std::size_t at, const EntryShape& shape) {
    const std::size_t last = last_in(text, at);
    if (shape.head.empty()) {
        return is_one_of(text, last, ",") && is_one_of(text, last_in(text, last), last_of(shape.first));
    }
    return is_one_of(text, last, ",}") || (last != nowhere && shape.indent);
}

bool begins_at(const Surroundings& around, std::size_t at, const EntryShape& shape) {
    const std::string_view text = around.text;
    if (around.depth == 0 && shape.head.empty()) {
        return false;
    }
    const bool is_named = around.depth > 0 && around.objects[around.depth - 1];
    const std::size_t value = is_named ? value_of_name_at(text, at) : at;
    return is_shaped(text, value, shape) && is_behind_entry(text, at, shape) &&
           (!shape.indent || indent_of(text, at) == shape.indent);
}

/// Is what stands there what may follow the end of the container that so many others are around?
bool may_follow(const Surroundings& around, std::size_t at, std::size_t outer) {
    for (;; --outer) {
        const std::size_t next = next_in(around.text, at);
        if (next == nowhere) {
            return around.is_end;
        }
        if (outer == 0) {
            return is_one_of(around.text, next, "{[");
        }
        const bool is_object = around.objects[outer - 1];
        if (is_one_of(around.text, next, ",")) {
            const std::size_t entry = next_in(around.text, next + 1);
            return is_object ? value_of_name_at(around.text, entry) != nowhere : is_one_of(around.text, entry, "{[\"");
        }
        if (!is_one_of(around.text, next, is_object ? "}" : "]")) {
            return false;
        }
        at = next + 1;
    }
}

/// Does another such entry stand behind the bracket and a comma? Then it is an entry that the bracket ends.
bool is_between_entries(const Surroundings& around, std::size_t at, const EntryShape& shape) {
    const std::size_t comma = next_in(around.text, at + 1);
    const std::size_t next = is_one_of(around.text, comma, ",") ? next_in(around.text, comma + 1) : nowhere;
    return next != nowhere && begins_at(around, next, shape);
}

bool closes_at(const Surroundings& around, std::size_t at, const EntryShape& shape) {
    if (around.depth == 0 || around.text[at] != (around.objects[around.depth - 1] ? '}' : ']')) {
        return false;
    }
    const std::size_t last = last_in(around.text, at);
    const std::size_t indent = indent_of(around.text, at).value_or(0);
    const bool is_inner = shape.indent && indent > 0 && indent >= *shape.indent;
    return !is_inner && (is_one_of(around.text, last, ",") || is_one_of(around.text, last, last_of(shape.first))) &&
           !is_between_entries(around, at, shape) && may_follow(around, at + 1, around.depth - 1);
}

}  // namespace

EntryShape shape_of(std::string_view value, std::optional<std::size_t> indent) {
    EntryShape shape{'\0', "", indent};
    if (is_one_of(value, 0, "{[")) {
        shape.first = value.front();
    }
    const std::size_t name = shape.first == '{' ? next_in(value, 1) : nowhere;
    if (value_of_name_at(value, name) != nowhere) {
        shape.head = value.substr(name, end_of_string(value, name + 1) + 1 - name);
    }
    return shape;
}

bool resumes_at(const Surroundings& around, std::size_t at, const EntryShape& shape) {
    return is_one_of(around.text, at, "{[\"]}") && (closes_at(around, at, shape) || begins_at(around, at, shape));
}

bool ends_as(const Surroundings& around, const EntryShape& shape) {
    return around.depth == 0 && is_one_of(around.text, last_in(around.text, around.text.size()), last_of(shape.first));
}

}  // namespace kinprint
