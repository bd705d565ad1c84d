#include "kinprint/segment.hpp"

#include <array>

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

/// The end of a segment, and the traits of its code points joined by `|`.
struct Match {
    std::size_t end;
    Traits traits;
};

}  // namespace

class Segmenter::Impl {
public:
    Impl();
    void segment(std::string_view utf8, std::vector<Segment>& out);

private:
    bool match_ascii(std::string_view utf8, std::size_t begin, Match& match) const;
    bool match_by_machine(std::string_view utf8, std::size_t begin, Match& match);
    std::size_t end_of_run(std::string_view utf8, std::size_t begin);
    std::size_t segment_run_by_icu(std::string_view utf8, std::size_t begin, std::vector<Segment>& out);

    Traits of_byte(char byte) const { return ascii_[static_cast<unsigned char>(byte)]; }
    Traits next_traits(std::string_view utf8, std::size_t& at);

    std::array<Traits, 256> ascii_;  // by byte; `not_ascii` from 0x80
    segmentation::TraitsTable traits_;
    segmentation::IcuBreaks icu_;

    static constexpr Traits not_ascii = 0x80;
    static constexpr Traits letter = static_cast<Traits>(WordBreak::letter) | segmentation::word_bit;
};

Segmenter::Impl::Impl() {
    ascii_.fill(not_ascii);
    for (unsigned char byte = 0; byte < 0x80; ++byte) ascii_[byte] = traits_[byte];
}

Traits Segmenter::Impl::next_traits(std::string_view utf8, std::size_t& at) {
    const Traits ascii = of_byte(utf8[at]);
    if (ascii == not_ascii) return traits_[segmentation::decode(utf8, at)];
    ++at;
    return ascii;
}

/// The common case, without its generality: one ASCII character or one word of ASCII letters, before an ASCII
/// character that begins the next segment. False if it is not that.
inline bool Segmenter::Impl::match_ascii(std::string_view utf8, std::size_t begin, Match& match) const {
    const Traits first = of_byte(utf8[begin]);
    std::size_t end = begin + 1;
    if (first == letter) {
        while (end < utf8.size() && of_byte(utf8[end]) == letter) ++end;
    }
    if (end == utf8.size()) return false;
    const Traits next = of_byte(utf8[end]);
    if (((first | next) & not_ascii) != 0) return false;
    const State state = word_machine.next(State::start, word_break(first));
    match = {end, first};
    return word_machine.next(state, word_break(next)) == State::boundary;
}

/// The longest whole segment from `begin`. False if that takes ICU.
bool Segmenter::Impl::match_by_machine(std::string_view utf8, std::size_t begin, Match& match) {
    State state = State::start;
    Traits seen = 0;
    Traits last = 0;
    for (std::size_t at = begin; at < utf8.size();) {
        const bool ascii = of_byte(utf8[at]) != not_ascii;
        const Traits now = next_traits(utf8, at);
        state = word_machine.next(state, word_break(now));
        if (state == State::icu) return false;
        // WB3c: a ZWJ joins Extended_Pictographic, which ICU knows.
        if (state == State::boundary) return ascii || word_break(last) != WordBreak::joiner;
        last = now;
        seen |= now;
        if (is_whole(state)) match = {at, seen};
    }
    return true;
}

/// The end of the run that starts at the boundary `begin`: a boundary whatever stands around it, that is, before a
/// line end, or before white space that follows something else (WB3b, WB3d, WB999).
std::size_t Segmenter::Impl::end_of_run(std::string_view utf8, std::size_t begin) {
    std::size_t at = begin;
    WordBreak last = word_break(next_traits(utf8, at));
    while (at < utf8.size()) {
        std::size_t after = at;
        const WordBreak now = word_break(next_traits(utf8, after));
        if (segmentation::is_line_end(now) || (now == WordBreak::space && last != WordBreak::space)) break;
        last = now;
        at = after;
    }
    return at;
}

/// Appends the segments of the run that starts at the boundary `begin`; returns its end.
std::size_t Segmenter::Impl::segment_run_by_icu(std::string_view utf8, std::size_t begin, std::vector<Segment>& out) {
    const std::size_t end = end_of_run(utf8, begin);
    icu_.set_text(utf8.substr(begin, end - begin));
    for (std::size_t at = begin; at < end;) {
        const std::size_t from = at;
        const std::size_t to = begin + icu_.next();
        Traits seen = 0;
        while (at < to) seen |= next_traits(utf8, at);
        out.push_back({from, to, segmentation::kind_of(seen)});
    }
    return end;
}

void Segmenter::Impl::segment(std::string_view utf8, std::vector<Segment>& out) {
    out.clear();
    for (std::size_t at = 0; at < utf8.size();) {
        Match match{at, 0};
        if (match_ascii(utf8, at, match) || match_by_machine(utf8, at, match)) {
            out.push_back({at, match.end, segmentation::kind_of(match.traits)});
            at = match.end;
        } else {
            at = segment_run_by_icu(utf8, at, out);
        }
    }
}

Segmenter::Segmenter() : impl_(std::make_unique<Impl>()) {
}
Segmenter::~Segmenter() = default;
Segmenter::Segmenter(Segmenter&&) noexcept = default;
Segmenter& Segmenter::operator=(Segmenter&&) noexcept = default;

void Segmenter::segment(std::string_view utf8, std::vector<Segment>& out) {
    impl_->segment(utf8, out);
}

}  // namespace kinprint
