// Texts -> terms -> counts.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "kinprint/profile.hpp"
#include "kinprint/text_sink.hpp"

namespace kinprint {

/// What of texts is counted: one of the two profiles of `Counts`, or both. The one that is not counted stays empty.
enum class Part : std::uint8_t { both, terms, content };

struct CommonTerms;

/// Counts the terms of texts; of a large collection those that are common (see survey.hpp).
///
/// A text is cut at the word boundaries of UAX #29 (see segment.hpp). White space and controls are dropped. Every other
/// segment is a token in its normal form: NFKC case-folded, curly quotes straight, each digit "0"; it is a word when it
/// holds a letter or a number, else a mark. Contractions are one word. Low lines at the edges of a word are marks of
/// their own. Two or more line breaks with nothing but white space between, or U+2029, make the paragraph mark, except
/// at the ends of a text.
///
/// Counted are: single tokens; pairs of neighbouring tokens (none spans a paragraph break but those with the paragraph
/// mark itself); and, for slop lists, pairs and triples of neighbouring content words (see slop.hpp) within a
/// paragraph.
///
/// A text of more than `limits::block_words` words is counted into several blocks. Texts, and stretches of a long one,
/// are joined (see Profile) while they are counted, so that memory is bounded by what is joined, and as much again.
class Counter final : public TextSink {
public:
    /// `common`: nullptr where all terms are counted.
    explicit Counter(Part part = Part::both, std::shared_ptr<const CommonTerms> common = nullptr);
    ~Counter() override;
    Counter(Counter&&) noexcept;
    Counter& operator=(Counter&&) noexcept;

    void begin_text() { begin_text(Cut::by_rules); }
    void begin_text(Cut cut) override;
    void feed(std::string_view utf8) override;

    /// As `TextSink`; a text without a word is only counted as empty.
    std::uint64_t end_text(std::string_view source, const TextLabel& label) override;

    void drop_text() override;
    void add(Counts&& counts) override;

    /// Hands over what was counted, and starts afresh.
    Counts take();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kinprint
