#include "declared_encoding.hpp"

#include <algorithm>
#include <string>

#include "ascii.hpp"
#include "encodings.hpp"

namespace kinprint {

namespace {

using namespace std::string_view_literals;

constexpr std::size_t prescanned_bytes = 1024;
constexpr auto spaces = " \t\r\n\f"sv;

std::string_view without_spaces(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(spaces), text.size()));
    return text;
}

/// The name that stands behind `key` and an equals sign, with quotes or without; empty where none does.
std::string_view value_behind(std::string_view text, std::string_view key) {
    for (std::size_t at = text.find(key); at != std::string_view::npos; at = text.find(key, at + 1)) {
        std::string_view rest = without_spaces(text.substr(at + key.size()));
        if (!rest.starts_with('=')) {
            continue;
        }
        rest = without_spaces(rest.substr(1));
        const bool is_quoted = rest.starts_with('"') || rest.starts_with('\'');
        rest.remove_prefix(is_quoted ? 1 : 0);
        return rest.substr(0, rest.find_first_of(" \t\r\n\f\"';/>?"));
    }
    return {};
}

/// Takes out what stands between the marks of a comment.
void remove_comments(std::string& markup) {
    for (std::size_t at = markup.find("<!--"); at != std::string::npos; at = markup.find("<!--", at)) {
        const std::size_t end = markup.find("-->", at);
        markup.erase(at, end == std::string::npos ? end : end + 3 - at);
    }
}

/// Of the first tag that names one; `key`: what stands before it.
std::string_view named_in(std::string_view markup, std::string_view tag, std::string_view key) {
    for (std::size_t at = markup.find(tag); at != std::string_view::npos; at = markup.find(tag, at + 1)) {
        const std::string_view whole = markup.substr(at, std::min(markup.find('>', at), markup.size()) - at);
        if (const std::string_view name = value_behind(whole, key); !name.empty()) {
            return name;
        }
    }
    return {};
}

}  // namespace

std::optional<Encoding> declared_encoding(std::string_view head) {
    std::string markup(without_spaces(head.substr(0, prescanned_bytes)));
    if (!markup.starts_with('<')) {
        return std::nullopt;
    }
    std::ranges::transform(markup, markup.begin(), lower_ascii);
    remove_comments(markup);
    const auto of_meta = encoding_of_label(named_in(markup, "<meta"sv, "charset"sv));
    return of_meta ? of_meta : encoding_of_label(named_in(markup, "<?xml"sv, "encoding"sv));
}

}  // namespace kinprint
