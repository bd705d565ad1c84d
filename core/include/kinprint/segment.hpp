// Text -> segments, at the word boundaries of Unicode as ICU has them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace kinprint {

enum class SegmentKind : std::uint8_t {
    space,  // nothing to see: only White_Space and the General_Categories Cc (controls) and Cf (format characters)
    word,   // holds a letter or a number (General_Category L* or N*)
    mark,   // everything else: punctuation, symbols, emoji, stray accents
};

/// A half-open byte range of the text between two neighbouring word boundaries.
struct Segment {
    std::size_t begin = 0;
    std::size_t end = 0;
    SegmentKind kind{};

    friend bool operator==(const Segment&, const Segment&) = default;
};

/// Cuts text at the default word boundaries of UAX #29, exactly where ICU 76's root word rules cut it. (They differ from
/// the annex: ':' joins no letters, and scripts written without blanks have rules of their own.)
///
/// A table-driven automaton finds the boundaries. What it cannot know goes to ICU, from there to the next white space:
/// Han, kana, Hangul and the scripts that need a dictionary (Line_Break=SA: Thai, Lao, Khmer, Burmese), and what follows
/// a zero width joiner (emoji sequences). Both give the same segments: the differential tests hold them together.
///
/// ICU's data is read when a Segmenter is made: make a new one after adding data. Throws std::runtime_error without data.
/// Not thread-safe: one segmenter a thread.
class Segmenter {
public:
    Segmenter();
    ~Segmenter();
    Segmenter(Segmenter&&) noexcept;
    Segmenter& operator=(Segmenter&&) noexcept;

    /// Replaces `out` by the segments of `utf8`, in order, without gaps, covering all of it. O(bytes).
    /// Precondition: `utf8` is valid UTF-8. Throws std::length_error if a run that takes ICU is above 2 GiB.
    void segment(std::string_view utf8, std::vector<Segment>& out);

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

/// The oracle of `Segmenter`: the same segments by ICU alone, over the whole text, with a fresh iterator. Slow.
/// Throws std::length_error above 2 GiB.
std::vector<Segment> segment_by_icu(std::string_view utf8);

}  // namespace kinprint
