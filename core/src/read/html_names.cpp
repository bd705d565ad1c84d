#include "html_names.hpp"

#include <algorithm>
#include <array>

namespace kinprint {

namespace {

using namespace std::string_view_literals;

constexpr std::array blocks = {
    "address"sv, "article"sv, "aside"sv,    "blockquote"sv, "body"sv,    "dd"sv,     "details"sv, "dialog"sv, "div"sv,
    "dl"sv,      "dt"sv,      "fieldset"sv, "figcaption"sv, "figure"sv,  "footer"sv, "form"sv,    "h1"sv,     "h2"sv,
    "h3"sv,      "h4"sv,      "h5"sv,       "h6"sv,         "header"sv,  "hr"sv,     "li"sv,      "main"sv,   "nav"sv,
    "ol"sv,      "p"sv,       "pre"sv,      "section"sv,    "summary"sv, "table"sv,  "tr"sv,      "ul"sv};
constexpr std::array voids = {"area"sv,  "base"sv, "br"sv,   "col"sv,    "embed"sv, "hr"sv, "img"sv,
                              "input"sv, "link"sv, "meta"sv, "source"sv, "track"sv, "wbr"sv};
constexpr std::array raw = {"script"sv, "style"sv,    "textarea"sv, "iframe"sv,
                            "title"sv,  "noscript"sv, "noembed"sv,  "noframes"sv};
constexpr std::array hidden = {"head"sv, "template"sv, "select"sv, "datalist"sv, "svg"sv};

bool is_among(std::string_view name, const auto& names) {
    return std::ranges::find(names, name) != names.end();
}

}  // namespace

bool is_html_block(std::string_view name) {
    return is_among(name, blocks);
}

bool is_html_void(std::string_view name) {
    return is_among(name, voids);
}

bool is_html_raw(std::string_view name) {
    return is_among(name, raw);
}

bool is_html_hidden(std::string_view name) {
    return is_among(name, hidden);
}

}  // namespace kinprint
