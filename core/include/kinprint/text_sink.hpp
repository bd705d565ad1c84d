// Where readers leave the texts that they find.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "kinprint/profile.hpp"
#include "kinprint/segment.hpp"

namespace kinprint {

/// What is known of a text besides its words.
struct TextLabel {
    std::string prompt;        // the prompt_id that was answered; empty when unknown
    std::string id;            // where the text came from: "file" or "file:line"
    std::string genre = {};    // empty when unknown
    std::uint64_t record = 0;  // its number in the file, as errors have it; 0 where the file is the text
    std::string asked = {};    // the text of the prompt, where it is known and anybody wants to know it
};

/// Takes texts, one after the other, each in pieces.
class TextSink {
public:
    TextSink() = default;
    TextSink(const TextSink&) = delete;
    TextSink& operator=(const TextSink&) = delete;
    TextSink(TextSink&&) = default;
    TextSink& operator=(TextSink&&) = default;
    virtual ~TextSink() = default;

    /// Starts a text, whose words are to be found so. Precondition: none is open.
    virtual void begin_text(Cut cut) = 0;

    /// A further piece of the open text. Pieces may end anywhere between two code points; where they end has no
    /// influence on what comes out. Precondition: valid UTF-8.
    virtual void feed(std::string_view utf8) = 0;

    /// Ends the open text and says whose it is; returns its words.
    virtual std::uint64_t end_text(std::string_view source, const TextLabel& label) = 0;

    /// Ends the open text as if it had not been begun.
    virtual void drop_text() = 0;

    /// Takes what was counted elsewhere.
    virtual void add(Counts&& counts) = 0;
};

}  // namespace kinprint
