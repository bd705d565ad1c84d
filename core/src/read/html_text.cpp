#include "html_text.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "ascii.hpp"
#include "character_reference.hpp"
#include "kinprint/limits.hpp"

namespace kinprint {

namespace {

constexpr std::array<std::string_view, 9> hidden = {"head",     "script", "style", "template", "textarea",
                                                    "noscript", "select", "svg",   "iframe"};
constexpr std::array<std::string_view, 34> blocks = {
    "address", "article", "aside",    "blockquote", "body",   "dd",     "details", "dialog", "div",
    "dl",      "dt",      "fieldset", "figcaption", "figure", "footer", "form",    "h1",     "h2",
    "h3",      "h4",      "h5",       "h6",         "header", "hr",     "li",      "main",   "nav",
    "ol",      "p",       "pre",      "section",    "table",  "tr",     "ul"};

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_alphanumeric(char c) {
    return is_letter(c) || (c >= '0' && c <= '9');
}

template <std::size_t size>
bool is_among(std::string_view name, const std::array<std::string_view, size>& names) {
    return std::ranges::find(names, name) != names.end();
}

}  // namespace

std::string_view HtmlText::feed(std::string_view utf8) {
    text_.clear();
    for (const char c : utf8) {
        take(c);
    }
    return text_;
}

std::string_view HtmlText::finish() {
    text_.clear();
    if (state_ == State::reference) {
        end_reference('\0');
    }
    return text_;
}

void HtmlText::take(char c) {
    switch (state_) {
        case State::text: take_in_text(c); break;
        case State::reference:
            if ((is_alphanumeric(c) || c == '#') && token_.size() < limits::reference_bytes) {
                token_ += c;
            } else {
                end_reference(c);
            }
            break;
        case State::raw: end_raw(c); break;
        case State::comment:
            token_ = (token_ + c).substr(token_.size() < 3 ? 0 : 1);
            state_ = token_.ends_with("-->") ? State::text : State::comment;
            break;
        default: take_in_tag(c);
    }
}

void HtmlText::take_in_text(char c) {
    if (c == '<') {
        state_ = State::tag_opens;
        token_.clear();
    } else if (c == '&') {
        state_ = State::reference;
        token_.clear();
    } else if (is_space(c) && !in_pre_) {
        blank_is_due_ = true;
    } else {
        write(std::string_view(&c, 1));
    }
}

void HtmlText::take_in_tag(char c) {
    if (state_ == State::tag_opens) {
        if (c == '!' || c == '?') {
            state_ = State::markup;
        } else if (is_letter(c) || c == '/') {
            state_ = State::tag_name;
            token_ = lower_ascii(c);
        } else {
            state_ = State::text;
            write("<");
            take_in_text(c);
        }
        return;
    }
    if (state_ == State::in_attribute) {
        state_ = c == quote_ ? State::in_tag : State::in_attribute;
        return;
    }
    if (c == '>') {
        state_ = State::text;
        end_tag();
    } else if (state_ == State::markup) {
        token_ += token_.size() < 2 ? std::string(1, c) : "";
        if (token_ == "--") {
            state_ = State::comment;
            token_.clear();
        }
    } else if (state_ == State::tag_name && !is_space(c) && c != '/') {
        token_ += token_.size() < limits::reference_bytes ? std::string(1, lower_ascii(c)) : "";
    } else {
        state_ = State::in_tag;
        if (c == '"' || c == '\'') {
            quote_ = c;
            state_ = State::in_attribute;
        }
    }
}

void HtmlText::end_tag() {
    const bool closes = token_.starts_with('/');
    const std::string name = token_.substr(closes ? 1 : 0);
    token_.clear();
    if (!closes && is_among(name, hidden)) {
        hidden_in_ = name;
        state_ = State::raw;
    } else if (name == "br") {
        write_break("\n");
    } else if (is_among(name, blocks)) {
        write_break("\n\n");
        in_pre_ = name == "pre" ? !closes : in_pre_;
    } else if (name == "td" || name == "th" || name == "option") {
        blank_is_due_ = true;
    }
}

/// Within what is not shown: only its end is looked for.
void HtmlText::end_raw(char c) {
    const std::string end = "</" + hidden_in_;
    token_ += lower_ascii(c);
    if (token_.size() == end.size() + 1) {
        const bool ends = token_.starts_with(end) && (is_space(c) || c == '>' || c == '/');
        if (ends) {
            state_ = c == '>' ? State::text : State::in_tag;
            token_.clear();
            return;
        }
    }
    while (!token_.empty() && !(end.starts_with(token_) || token_ == end)) {
        token_.erase(0, 1);
    }
}

/// `c`: what follows the name.
void HtmlText::end_reference(char c) {
    state_ = State::text;
    if (c == ';' && !token_.empty()) {
        write(character_of(std::exchange(token_, {})));
        return;
    }
    write("&" + std::exchange(token_, {}));
    if (c != '\0') {
        take_in_text(c);
    }
}

void HtmlText::write(std::string_view text) {
    if (!break_is_due_.empty()) {
        text_ += begun_ ? break_is_due_ : "";
        break_is_due_.clear();
    } else if (blank_is_due_ && begun_) {
        text_ += ' ';
    }
    blank_is_due_ = false;
    begun_ = true;
    text_ += text;
}

void HtmlText::write_break(std::string_view lines) {
    if (lines.size() > break_is_due_.size()) {
        break_is_due_ = lines;
    } else if (lines.size() == 1 && break_is_due_.size() == 1) {
        break_is_due_ = "\n\n";  // two lines broken one after the other leave an empty one
    }
}

}  // namespace kinprint
