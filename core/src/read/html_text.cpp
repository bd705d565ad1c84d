#include "html_text.hpp"

#include <algorithm>
#include <utility>

#include "ascii.hpp"
#include "character_reference.hpp"
#include "html_names.hpp"
#include "kinprint/limits.hpp"

namespace kinprint {

namespace {

bool is_alphanumeric(char c) {
    return is_ascii_letter(c) || (c >= '0' && c <= '9');
}

}  // namespace

std::string_view HtmlText::feed(std::string_view utf8) {
    text_.clear();
    for (const char c : utf8) {
        take(c);
        ++at_;
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

std::optional<HtmlText::Unclosed> HtmlText::unclosed() const {
    if (state_ == State::comment) {
        return Unclosed{"<!--", began_};
    }
    if (state_ == State::in_tag) {
        return Unclosed{"tag", began_};  // as where a quote in it has no end
    }
    return state_ == State::raw ? std::optional(Unclosed{'<' + raw_ + '>', raw_began_}) : std::nullopt;
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
        began_ = at_;
        state_ = State::tag_opens;
        token_.clear();
    } else if (c == '&') {
        state_ = State::reference;
        token_.clear();
    } else if (is_html_space(c) && !in_pre_) {
        blank_is_due_ = true;
    } else {
        write(std::string_view(&c, 1));
    }
}

/// Behind a "<", and in what it begins.
void HtmlText::take_in_tag(char c) {
    if (state_ == State::in_tag) {
        if (tag_.take(c)) {
            state_ = State::text;
            end_tag();
        }
        return;
    }
    if (state_ == State::markup) {
        take_in_markup(c);
        return;
    }
    if (c == '!' || c == '?') {
        token_ = c;
        state_ = State::markup;
    } else if (is_ascii_letter(c) || c == '/') {
        state_ = State::in_tag;
        tag_.begin(c);
    } else {
        state_ = State::text;
        write("<");
        take_in_text(c);
    }
}

void HtmlText::take_in_markup(char c) {
    if (c == '>') {
        state_ = State::text;
        return;
    }
    constexpr std::size_t longest = 4;  // as much as tells
    token_ += token_.size() < longest ? std::string(1, c) : "";
    is_xhtml_ = is_xhtml_ || token_ == "?xml";
    if (token_ == "!--") {
        state_ = State::comment;
        token_.clear();
    }
}

void HtmlText::end_tag() {
    const std::string_view name = tag_.name();
    is_xhtml_ = is_xhtml_ || (name == "html" && tag_.is_xml());
    if (tag_.closes()) {
        if (hiding_.close(name)) {
            return;
        }
    } else if (is_xhtml_ && tag_.closes_itself()) {
        // holds nothing
    } else if (is_html_raw(name)) {
        raw_began_ = began_;
        raw_ = name;
        token_.clear();
        state_ = State::raw;
    } else {
        hiding_.open(name, tag_.hides());
    }
    if (name == "br") {
        write_break("\n");
    } else if (is_html_block(name)) {
        write_break("\n\n");
        in_pre_ = name == "pre" ? !tag_.closes() : in_pre_;
    } else if (name == "td" || name == "th" || name == "option") {
        blank_is_due_ = true;
    }
}

/// Within what is not shown: only its end is looked for.
void HtmlText::end_raw(char c) {
    const std::string end = "</" + raw_;
    token_ += lower_ascii(c);
    if (token_.size() == end.size() + 1) {
        const bool ends = token_.starts_with(end) && (is_html_space(c) || c == '>' || c == '/');
        if (ends) {
            state_ = State::in_tag;
            token_.clear();
            tag_.begin('/');
            take_in_tag(c);
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
    if (hiding_.hides()) {
        return;
    }
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
    if (hiding_.hides()) {
        return;
    }
    if (lines.size() > break_is_due_.size()) {
        break_is_due_ = lines;
    } else if (lines.size() == 1 && break_is_due_.size() == 1) {
        break_is_due_ = "\n\n";  // two lines broken one after the other leave an empty one
    }
}

}  // namespace kinprint
