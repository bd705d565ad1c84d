// A stream of text -> pieces that can be segmented alone.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace kinprint {

/// Cuts a stream of valid UTF-8 before blanks and line feeds, where a word boundary stands whatever comes before or
/// after (UAX #29, WB3a to WB4: only another space, or a CR before an LF, may join across, and neither makes a term).
/// Where the cuts fall depends on the slices, but the tokens do not: a run without white space is cut only after
/// `limits::run_bytes` from its start.
class TextPieces {
public:
    void append(std::string_view utf8);

    /// The next piece that is complete, if any; valid until the next call.
    std::optional<std::string_view> next();

    /// After the end of the text: the pieces that are left.
    std::optional<std::string_view> last();

private:
    std::optional<std::string_view> take(std::size_t bytes);
    [[nodiscard]] std::size_t forced_cut(std::string_view rest) const;

    std::string buffer_;
    std::size_t begin_ = 0;  // where the text not yet handed out begins in the buffer
};

/// Counts the line breaks between two tokens, to find paragraph breaks.
class LineBreaks {
public:
    /// Looks at some of the white space between two tokens: nothing, or a blank, nearly always.
    void see(std::string_view space) {
        if (space == " ") {
            after_return_ = false;
        } else if (!space.empty()) {
            see_slowly(space);
        }
    }

    /// Was there a paragraph break since the last call?
    bool take_paragraph() {
        const bool paragraph = count_ >= 2;
        count_ = 0;
        after_return_ = false;
        return paragraph;
    }

private:
    void see_slowly(std::string_view space);

    int count_ = 0;
    bool after_return_ = false;  // a line feed right after a carriage return is the same break
};

}  // namespace kinprint
