// Terms -> the places where sources use them, found again in their texts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kinprint/profile.hpp"
#include "kinprint/text_sink.hpp"

namespace kinprint {

/// What to look for.
struct PassageQuery {
    std::vector<std::string> terms;    // as `Vocabulary::text` gives them: tokens in normal form, one blank between
    std::vector<std::string> sources;  // whose texts count
    std::size_t most = 2;              // passages of each term and source
};

/// A term in its place. The three parts joined are one line of the text: white space is single blanks, a paragraph
/// break is "¶", and "…" stands where the text goes on.
struct Passage {
    std::string text;    // where the text came from: "file" or "file:line"
    std::string prompt;  // empty when unknown
    std::string before;
    std::string match;  // as it was written
    std::string after;
};

struct TermPassages {
    std::string term;
    std::string source;
    std::vector<Passage> passages;  // in the order of reading
};

struct Passages {
    std::vector<TermPassages> found;  // term by term, source by source, in the order of the query; none may be found
    std::vector<std::string>
        without_text;  // sources of the query of which saved counts came: those hold no text to look in
};

/// Looks for terms in texts, cut and folded as `Counter` does it: where that counts a single token or a pair, this
/// finds it.
///
/// Of each term and source it keeps the first passage in each of the first `most` texts that have it; where those are
/// fewer, further ones of the same texts fill up. Passages of one text do not overlap. Around the match stand up to 80
/// code points on either side, cut at blanks where there are any. Memory: the terms, the passages kept, and a small
/// buffer, whatever is read. O(bytes) for terms of few tokens.
class PassageFinder final : public TextSink {
public:
    explicit PassageFinder(PassageQuery query);
    ~PassageFinder() override;
    PassageFinder(PassageFinder&&) noexcept;
    PassageFinder& operator=(PassageFinder&&) noexcept;

    void begin_text() { begin_text(Cut::by_rules); }
    void begin_text(Cut cut) override;
    void feed(std::string_view utf8) override;
    std::uint64_t end_text(std::string_view source, const TextLabel& label) override;
    void drop_text() override;

    /// Only notes which sources they are of.
    void add(Counts&& counts) override;

    /// Hands over what was found, and starts afresh.
    Passages take();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kinprint
