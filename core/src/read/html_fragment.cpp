#include "html_fragment.hpp"

#include <algorithm>

#include "ascii.hpp"
#include "format.hpp"
#include "html_names.hpp"
#include "html_tag.hpp"
#include "html_text.hpp"

namespace kinprint {

namespace {

bool begins_with_block(std::string_view text) {
    HtmlTag tag;
    if (text.size() < 2 || text[0] != '<' || !is_ascii_letter(text[1])) {
        return false;
    }
    tag.begin(text[1]);
    const bool ends = std::ranges::any_of(text.substr(2), [&](char c) { return tag.take(c); });
    return ends && is_html_block(tag.name()) && tag.name() != "details";
}

}  // namespace

std::optional<std::string> text_of_fragment(std::string_view utf8) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = utf8.find_first_not_of(blanks);
    if (first == std::string_view::npos || utf8[first] != '<') {
        return std::nullopt;  // nearly all
    }
    const std::string_view markup = utf8.substr(first, utf8.find_last_not_of(blanks) + 1 - first);
    if (!markup.ends_with('>') || !(looks_like_html(markup) || begins_with_block(without_preface(markup)))) {
        return std::nullopt;
    }
    HtmlText html;
    std::string text(html.feed(markup));
    text += html.finish();
    return text;
}

}  // namespace kinprint
