// A stream of HTML -> its visible text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "html_hiding.hpp"
#include "html_tag.hpp"

namespace kinprint {

/// Takes out tags, comments, and what no browser shows (head, script, style, template, noscript, textarea, select; what
/// has the attribute `hidden`, or a style of its own with `display: none` or `visibility: hidden`), decodes
/// character references, and turns white space into what a reader sees: runs of it are one blank but in <pre>, <br>
/// breaks a line, and elements that stand as blocks are paragraphs. What style sheets hide is not known here. A stream
/// of slices, which may end anywhere; broken HTML loses at most what looks like a tag. Own code, after the states of
/// the HTML Standard's tokenizer that matter to text: the libraries at hand weigh more than all of Kinprint's readers.
/// O(bytes).
class HtmlText {
public:
    /// The text of this slice; valid until the next call.
    std::string_view feed(std::string_view utf8);
    std::string_view finish();

    /// Behind the end: what is not shown, began there, and never ended ("<script>"), so that all behind it was passed
    /// over; nothing where all ended.
    struct Unclosed {
        std::string what;
        std::uint64_t byte = 0;  // of the stream
    };
    [[nodiscard]] std::optional<Unclosed> unclosed() const;

private:
    enum class State : std::uint8_t { text, reference, tag_opens, in_tag, markup, comment, raw };

    void take(char c);
    void take_in_text(char c);
    void take_in_tag(char c);
    void take_in_markup(char c);
    void end_tag();
    void end_reference(char c);
    void end_raw(char c);
    void write(std::string_view text);
    void write_break(std::string_view lines);

    State state_ = State::text;
    std::uint64_t at_ = 0;         // bytes that were fed
    std::uint64_t began_ = 0;      // at which of them the last "<" stood that was no text
    std::uint64_t raw_began_ = 0;  // likewise of the tag that what is passed over began with
    bool is_xhtml_ = false;
    std::string text_;
    std::string token_;  // the reference, or the end of what is passed over
    HtmlTag tag_;
    HtmlHiding hiding_;
    std::string raw_;  // the element whose content is passed over
    bool in_pre_ = false;
    bool blank_is_due_ = false;  // white space was seen, and comes out before the next character
    std::string break_is_due_;   // likewise a line or paragraph break
    bool begun_ = false;
};

}  // namespace kinprint
