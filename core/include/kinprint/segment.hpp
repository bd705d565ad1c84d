// Text -> segments, at the word boundaries of Unicode as ICU has them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace kinprint {

enum class SegmentKind : std::uint8_t {
    word,  // holds a letter or a number (General_Category L* or N*)
    mark,  // everything else: punctuation, symbols, emoji, stray accents
};

/// A half-open byte range of the text between two neighbouring word boundaries, with something to see: one that holds
/// only White_Space and the General_Categories Cc (controls) and Cf (format characters) is none.
struct Segment {
    std::size_t begin = 0;
    std::size_t end = 0;
    SegmentKind kind{};

    friend bool operator==(const Segment&, const Segment&) = default;
};

/// How words are found.
enum class Cut : std::uint8_t {
    by_rules,       // a stretch of a script without spaces is one segment
    by_dictionary,  // such a stretch is cut into words by dictionaries.hpp, which must have been loaded
};

/// Cuts text at the default word boundaries of UAX #29 (Unicode 16), exactly where ICU 76's root word rules cut it.
///
/// ICU departs from the annex in two things: ':' joins no letters; and Han, Hiragana and Katakana join one another, and
/// the letters of Thai, Lao, Khmer and Burmese all others, for a dictionary to cut them further.
///
/// A table-driven automaton finds the boundaries, some four times as fast as ICU; ICU is asked only what follows a zero
/// width joiner. The differential tests hold it to `segment_by_icu`.
///
/// Not thread-safe: one segmenter a thread. The constructor throws std::runtime_error if ICU's data is missing.
class Segmenter {
public:
    Segmenter();
    ~Segmenter();
    Segmenter(Segmenter&&) noexcept;
    Segmenter& operator=(Segmenter&&) noexcept;

    /// The segments of `utf8`, in order; what lies between them is space. Valid until the next call. O(bytes).
    /// Precondition: `utf8` is valid UTF-8.
    std::span<const Segment> segment(std::string_view utf8, Cut cut = Cut::by_rules);

private:
    class Impl;
    std::unique_ptr<Impl> impl_;
};

/// The oracle of `Segmenter`: the same segments by ICU alone, over the whole text, with a fresh iterator; by dictionary
/// where dictionaries have been loaded.
/// Slow: about 25 MB/s, and 0.5 MB/s where scripts take turns that ICU lacks a dictionary for, as in Japanese.
/// Throws std::length_error above 2 GiB.
std::vector<Segment> segment_by_icu(std::string_view utf8);

}  // namespace kinprint
