// Texts -> terms -> profile.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "kinprint/profile.hpp"

namespace kinprint {

/// Counts the terms of texts into a profile.
///
/// A text is cut at the word boundaries of UAX #29 (see segment.hpp). White space and controls are dropped. Every other segment is a token in its
/// normal form: NFKC case-folded, curly quotes straight, each digit "0"; it is a word when it holds a letter or a number, else a mark.
/// Contractions are one word. Low lines at the edges of a word are marks of their own. Two or more line breaks with nothing but
/// white space between, or U+2029, make the paragraph mark, except at the ends of a text.
///
/// Counted are: single tokens; pairs of neighbouring tokens (none spans a paragraph break but those with the paragraph mark itself);
/// and, for slop lists, pairs and triples of neighbouring content words (see slop.hpp) within a paragraph.
///
/// Memory grows with the number of distinct terms, not with the text.
class ProfileBuilder {
public:
    ProfileBuilder();
    ~ProfileBuilder();
    ProfileBuilder(ProfileBuilder&&) noexcept;
    ProfileBuilder& operator=(ProfileBuilder&&) noexcept;

    /// Starts a text. Precondition: none is open.
    void begin_text();

    /// Counts a further piece of the open text. Pieces may end anywhere between two code points; how a text is cut into pieces has no
    /// influence on the counts. Precondition: valid UTF-8.
    void feed(std::string_view utf8);

    /// Ends the open text and books it to `source`; returns its words. A text without a word is only counted as empty.
    std::uint64_t end_text(std::string_view source, std::string prompt, std::string id);

    /// Adds what another profile holds.
    void add(Profile&& profile);

    /// Hands over the profile, and starts afresh.
    Profile take();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kinprint
