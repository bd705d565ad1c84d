#include "kinprint/segment.hpp"

#include <array>
#include <bit>
#include <cstring>
#include <optional>

#include "code_point.hpp"
#include "icu_breaks.hpp"
#include "word_machine.hpp"

namespace kinprint {

using segmentation::State;
using segmentation::Traits;
using segmentation::word_break;
using segmentation::word_machine;
using segmentation::WordBreak;

namespace {

/// Behind the letters of ASCII that stand from `at` on. Eight bytes are asked at once: how long a word is can't be
/// foreseen by the processor, and a loop over its letters would stall at the end of each.
std::size_t end_of_letters(std::string_view utf8, std::size_t at) {
    static_assert(std::endian::native == std::endian::little);
    constexpr std::uint64_t ones = 0x0101010101010101U;
    constexpr std::uint64_t highs = 0x80 * ones;
    for (std::uint64_t bytes = 0; at + sizeof bytes <= utf8.size(); at += sizeof bytes) {
        std::memcpy(&bytes, utf8.data() + at, sizeof bytes);
        const std::uint64_t lower = (bytes | (0x20 * ones)) & ~highs;
        const std::uint64_t from_a = lower + (0x80 - 'a') * ones;        // the high bit: is it 'a' or more?
        const std::uint64_t beyond_z = lower + (0x80 - 'z' - 1) * ones;  // the high bit: is it more than 'z'?
        const std::uint64_t others = ~(from_a & ~beyond_z & ~bytes) & highs;
        if (others != 0) return at + static_cast<std::size_t>(std::countr_zero(others)) / 8;
    }
    const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
    while (at < utf8.size() && is_letter(utf8[at])) ++at;
    return at;
}

/// The end of a segment, and the traits of its code points joined by `|`.
struct Match {
    std::size_t end;
    Traits traits;
};

}  // namespace

class Segmenter::Impl {
public:
    Impl();
    std::span<const Segment> segment(std::string_view utf8, Cut cut);

private:
    void add(std::size_t begin, std::size_t end, Traits traits);
    void cut_by_dictionary(std::string_view utf8, std::size_t begin, std::size_t end);
    bool begins_with_blank(std::string_view utf8) const;
    bool match_ascii(std::string_view utf8, std::size_t begin, Match& match) const;
    Match match_by_machine(std::string_view utf8, std::size_t begin);
    bool joins_pictograph(std::string_view joiner_and_next);

    Traits of_byte(char byte) const { return ascii_[static_cast<unsigned char>(byte)]; }
    Traits next_traits(std::string_view utf8, std::size_t& at);

    std::array<Traits, 256> ascii_{};       // by byte; `not_ascii` from 0x80
    std::array<bool, 256> ends_letters_{};  // does this byte begin a segment behind ASCII letters? False from 0x80
    std::vector<Segment> found_;            // the first `count_` of them
    std::size_t count_ = 0;
    segmentation::TraitsTable& traits_ = segmentation::traits_table();
    segmentation::IcuBreaks icu_;
    std::optional<segmentation::IcuBreaks> dictionaries_;  // opened after they were loaded, or it would not see them

    static constexpr Traits not_ascii = 0x80;  // in `ascii_` alone: no ASCII character asks for a dictionary
    static constexpr Traits letter = static_cast<Traits>(WordBreak::letter) | segmentation::word_bit;
};

Segmenter::Impl::Impl() {
    ascii_.fill(not_ascii);
    for (unsigned char byte = 0; byte < 0x80; ++byte) {
        ascii_[byte] = traits_[byte];
        ends_letters_[byte] = word_machine.next(State::letter, word_break(ascii_[byte])) == State::boundary;
    }
}

Traits Segmenter::Impl::next_traits(std::string_view utf8, std::size_t& at) {
    const Traits ascii = of_byte(utf8[at]);
    if (ascii == not_ascii) return traits_[segmentation::decode(utf8, at)];
    ++at;
    return ascii;
}

/// Every second segment, nearly, is a blank before a word: that is passed over without looking further.
inline bool Segmenter::Impl::begins_with_blank(std::string_view utf8) const {
    return utf8.size() > 1 && utf8[0] == ' ' && of_byte(utf8[1]) == letter;
}

/// The common case, without its generality: one ASCII character or one word of ASCII letters, before an ASCII
/// character that begins the next segment. False if it is not that.
inline bool Segmenter::Impl::match_ascii(std::string_view utf8, std::size_t begin, Match& match) const {
    const Traits first = of_byte(utf8[begin]);
    const std::size_t end = first == letter ? end_of_letters(utf8, begin + 1) : begin + 1;
    if (end == utf8.size()) return false;
    if (first == letter) {
        match = {end, letter};
        return ends_letters_[static_cast<unsigned char>(utf8[end])];
    }
    const Traits next = of_byte(utf8[end]);
    if (((first | next) & not_ascii) != 0) return false;
    const State state = word_machine.next(State::start, word_break(first));
    match = {end, first};
    return word_machine.next(state, word_break(next)) == State::boundary;
}

/// The longest whole segment from `begin`.
Match Segmenter::Impl::match_by_machine(std::string_view utf8, std::size_t begin) {
    Match match{begin, 0};
    State state = State::start;
    std::size_t last_at = begin;
    Traits last = 0;
    Traits seen = 0;
    for (std::size_t at = begin; at < utf8.size();) {
        const std::size_t now_at = at;
        const Traits now = next_traits(utf8, at);
        State next = word_machine.next(state, word_break(now));
        if (next == State::boundary && is_whole(state) && word_break(last) == WordBreak::joiner &&
            joins_pictograph(utf8.substr(last_at, at - last_at))) {
            next = word_machine.next(State::start, word_break(now));
        }
        if (next == State::boundary) break;
        state = next;
        last_at = now_at;
        last = now;
        seen |= now;
        if (is_whole(state)) match = {at, seen};
    }
    return match;
}

/// WB3c: does the ZWJ join the code point behind it, that is, is that an Extended_Pictographic? Only ICU's rules know,
/// for that property is not compiled into ICU. Emoji sequences are rare enough to ask each time.
bool Segmenter::Impl::joins_pictograph(std::string_view joiner_and_next) {
    if (of_byte(joiner_and_next.back()) != not_ascii) return false;
    icu_.set_text(joiner_and_next);
    return icu_.next() == joiner_and_next.size();
}

/// ICU's own way, too: rules first, and then a dictionary within what they found. What stands around it has no say.
void Segmenter::Impl::cut_by_dictionary(std::string_view utf8, std::size_t begin, std::size_t end) {
    if (!dictionaries_) dictionaries_.emplace();
    const std::string_view whole = utf8.substr(begin, end - begin);
    dictionaries_->set_text(whole);
    for (std::size_t at = 0; at < whole.size();) {
        const std::size_t from = at;
        const std::size_t to = dictionaries_->next();
        Traits seen = 0;
        while (at < to) seen |= segmentation::kind_bits(segmentation::decode(whole, at));
        add(begin + from, begin + to, seen);
    }
}

/// A segment of these traits, if there is something to see. (Compilers do not inline what a vector does here.)
inline void Segmenter::Impl::add(std::size_t begin, std::size_t end, Traits traits) {
    if (count_ == found_.size()) found_.resize(2 * count_ + 1024);
    found_[count_] = {begin, end, segmentation::kind_of(traits)};
    count_ += segmentation::is_seen(traits) ? 1 : 0;
}

std::span<const Segment> Segmenter::Impl::segment(std::string_view utf8, Cut cut) {
    count_ = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        at += begins_with_blank(utf8.substr(at)) ? 1 : 0;
        Match match{};
        if (!match_ascii(utf8, at, match)) match = match_by_machine(utf8, at);
        if (cut == Cut::by_dictionary && (match.traits & segmentation::dictionary_bit) != 0) {
            cut_by_dictionary(utf8, at, match.end);
        } else {
            add(at, match.end, match.traits);
        }
        at = match.end;
    }
    return std::span(found_).first(count_);
}

Segmenter::Segmenter() : impl_(std::make_unique<Impl>()) {}
Segmenter::~Segmenter() = default;
Segmenter::Segmenter(Segmenter&&) noexcept = default;
Segmenter& Segmenter::operator=(Segmenter&&) noexcept = default;

std::span<const Segment> Segmenter::segment(std::string_view utf8, Cut cut) {
    return impl_->segment(utf8, cut);
}

}  // namespace kinprint
