// One tag of HTML: its name, and what of its attributes says that the element is not shown.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kinprint {

/// Takes a tag character by character, after the states of the HTML Standard's tokenizer for tags and attributes; of
/// values it keeps only the style. Memory: a name, and `limits::style_bytes`.
class HtmlTag {
public:
    /// `first`: the letter that follows "<", or the slash.
    void begin(char first);

    /// The tag's next character. True where it ends the tag.
    bool take(char c);

    [[nodiscard]] bool closes() const { return closes_; }
    [[nodiscard]] std::string_view name() const { return name_; }  // in small letters

    /// Does it end in a slash, as one of XHTML that holds nothing?
    [[nodiscard]] bool closes_itself() const { return closes_itself_; }

    /// Does it say that what is in it is XML, by an attribute `xmlns`?
    [[nodiscard]] bool is_xml() const { return is_xml_; }

    /// Is its element hidden by `hidden`, or by the `display` or `visibility` of its `style`; or is it a dialog that is
    /// not `open`? (`aria-hidden` hides from readers aloud alone, and what style sheets hide is not known.)
    [[nodiscard]] bool hides() const;

private:
    enum class State : std::uint8_t { name, before_attribute, attribute, after_attribute, before_value, value, quoted };

    void take_in_attribute(char c);
    void begin_attribute(char c);
    void end_attribute();
    void take_in_value(char c);

    State state_ = State::name;
    bool closes_ = false;
    std::string name_;
    std::string attribute_;
    std::string value_;
    char quote_ = 0;
    bool closes_itself_ = false;
    bool is_xml_ = false;
    bool is_hidden_ = false;
    bool is_open_ = false;
};

}  // namespace kinprint
