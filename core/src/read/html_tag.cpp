#include "html_tag.hpp"

#include <algorithm>

#include "ascii.hpp"
#include "html_names.hpp"
#include "kinprint/limits.hpp"

namespace kinprint {

namespace {

/// Of declarations of one property the last one counts.
bool hides(std::string_view style) {
    std::string plain;
    for (const char c : style) {
        plain += is_html_space(c) ? "" : std::string(1, lower_ascii(c));
    }
    bool no_display = false;
    bool not_visible = false;
    std::string_view rest = plain;
    while (!rest.empty()) {
        const std::string_view declaration = rest.substr(0, rest.find(';'));
        if (declaration.starts_with("display:")) {
            no_display = declaration.starts_with("display:none");
        } else if (declaration.starts_with("visibility:")) {
            not_visible = !declaration.starts_with("visibility:visible");
        }
        rest.remove_prefix(std::min(declaration.size() + 1, rest.size()));
    }
    return no_display || not_visible;
}

void append(std::string& to, char c, std::size_t most) {
    if (to.size() < most) {
        to += c;
    }
}

}  // namespace

void HtmlTag::begin(char first) {
    closes_ = first == '/';
    name_ = closes_ ? "" : std::string(1, lower_ascii(first));
    attribute_.clear();
    value_.clear();
    closes_itself_ = false;
    is_xml_ = false;
    is_hidden_ = false;
    is_open_ = false;
    state_ = State::name;
}

bool HtmlTag::take(char c) {
    if (state_ == State::quoted) {
        if (c == quote_) {
            end_attribute();
        } else {
            take_in_value(c);
        }
        return false;
    }
    if (c == '>') {
        end_attribute();
        return true;
    }
    closes_itself_ = c == '/';
    if (state_ != State::name) {
        take_in_attribute(c);
    } else if (is_html_space(c) || c == '/') {
        state_ = State::before_attribute;
    } else {
        append(name_, lower_ascii(c), longest_html_name);
    }
    return false;
}

void HtmlTag::take_in_attribute(char c) {
    const bool is_space = is_html_space(c);
    switch (state_) {
        case State::before_value:
            if (c == '"' || c == '\'') {
                quote_ = c;
                state_ = State::quoted;
            } else if (!is_space) {
                state_ = State::value;
                take_in_value(c);
            }
            break;
        case State::value:
            if (is_space) {
                end_attribute();
            } else {
                take_in_value(c);
            }
            break;
        default:
            if (c == '=' && !attribute_.empty()) {
                state_ = State::before_value;
            } else if (c == '/') {
                end_attribute();
            } else if (is_space) {
                state_ = state_ == State::attribute ? State::after_attribute : state_;
            } else {
                begin_attribute(c);
            }
    }
}

/// The next character of an attribute's name, or the first one.
void HtmlTag::begin_attribute(char c) {
    if (state_ == State::after_attribute) {
        end_attribute();
    }
    state_ = State::attribute;
    append(attribute_, lower_ascii(c), longest_html_name);
}

void HtmlTag::take_in_value(char c) {
    if (attribute_ == "style") {
        append(value_, c, limits::style_bytes);
    }
}

void HtmlTag::end_attribute() {
    is_hidden_ = is_hidden_ || attribute_ == "hidden" || (attribute_ == "style" && kinprint::hides(value_));
    is_open_ = is_open_ || attribute_ == "open";
    is_xml_ = is_xml_ || attribute_ == "xmlns";
    attribute_.clear();
    value_.clear();
    state_ = State::before_attribute;
}

bool HtmlTag::hides() const {
    return is_hidden_ || (name_ == "dialog" && !is_open_);
}

}  // namespace kinprint
