// The word boundary rules of UAX #29, in the form of ICU's root word rules, as a finite automaton.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "code_point.hpp"

namespace kinprint::segmentation {

/// What the automaton remembers of the segment so far. A boundary forgets everything before it.
enum class State : std::uint8_t {
    // Whole segments: a boundary may follow.
    start,
    carriage_return,
    line_end,
    space,
    other,
    regional_indicator,
    letter,
    hebrew_letter,
    number,
    connector,
    hebrew_quote,  // Hebrew letter + single quote
    kanji,
    katakana,
    katakana_extended,  // Katakana + Extend
    hangul,
    // Open: whole only if the next code point fits, else the boundary is before the punctuation.
    letter_mid,
    hebrew_double_quote,
    number_mid,
    boundary,  // the code point begins the next segment
};
inline constexpr std::size_t state_count = 18;  // but for `boundary`

constexpr bool is_whole(State state) {
    return state < State::letter_mid;
}

/// The automaton: state x class of the next code point -> state. Rule WB3c (ZWJ x Extended_Pictographic) is left to its
/// user. Rules: UAX #29, version 16, and what ICU 76's word.txt makes of them for East Asian scripts.
class WordMachine {
public:
    constexpr WordMachine() {
        for (auto& row : next_) row.fill(State::boundary);

        // Any code point begins a segment.
        next_[at(State::start)].fill(State::other);
        set(State::start, WordBreak::carriage_return, State::carriage_return);
        set(State::start, WordBreak::line_feed, State::line_end);
        set(State::start, WordBreak::newline, State::line_end);
        set(State::start, WordBreak::space, State::space);
        set(State::start, WordBreak::regional_indicator, State::regional_indicator);
        join_word_characters(State::start);

        // WB3, WB3d, WB4, WB15/16.
        set(State::carriage_return, WordBreak::line_feed, State::line_end);
        set(State::space, WordBreak::space, State::space);
        set_extend(State::space, State::other);
        for (std::size_t s = at(State::other); s < state_count; ++s) {
            set_extend(static_cast<State>(s), static_cast<State>(s));
        }
        set(State::regional_indicator, WordBreak::regional_indicator, State::other);

        // WB5, WB8 to WB10, WB13a, WB13b.
        for (const State s : {State::letter, State::hebrew_letter, State::number, State::connector}) {
            join_word_characters(s);
        }

        // WB6, WB7.
        for (const State s : {State::letter, State::hebrew_letter}) {
            for (const WordBreak mid : {WordBreak::mid_letter, WordBreak::mid_num_let, WordBreak::single_quote}) {
                set(s, mid, State::letter_mid);
            }
        }
        for (const State s : {State::letter_mid, State::hebrew_quote}) {
            set(s, WordBreak::letter, State::letter);
            set(s, WordBreak::hebrew_letter, State::hebrew_letter);
        }

        // WB7a to WB7c.
        set(State::hebrew_letter, WordBreak::single_quote, State::hebrew_quote);
        set(State::hebrew_letter, WordBreak::double_quote, State::hebrew_double_quote);
        set(State::hebrew_double_quote, WordBreak::hebrew_letter, State::hebrew_letter);

        // WB11, WB12.
        for (const WordBreak mid : {WordBreak::mid_num, WordBreak::mid_num_let, WordBreak::single_quote}) {
            set(State::number, mid, State::number_mid);
        }
        set(State::number_mid, WordBreak::numeric, State::number);

        // WB13, and ICU's own rules: kanji and kana join, Hangul joins Hangul, but not across Extend.
        for (const State s : {State::start, State::kanji, State::katakana}) {
            set(s, WordBreak::kanji, State::kanji);
            set(s, WordBreak::katakana, State::katakana);
        }
        set_extend(State::kanji, State::other);
        set_extend(State::katakana, State::katakana_extended);
        set(State::katakana_extended, WordBreak::katakana, State::katakana);
        for (const State s : {State::start, State::hangul}) set(s, WordBreak::hangul, State::hangul);
        set_extend(State::hangul, State::other);

        // WB13a, WB13b for Katakana.
        set(State::connector, WordBreak::katakana, State::katakana);
        for (const State s : {State::katakana, State::katakana_extended}) {
            set(s, WordBreak::extend_num_let, State::connector);
        }
    }

    constexpr State next(State state, WordBreak word_break) const { return next_[at(state)][at(word_break)]; }

private:
    template <class Enum>
    static constexpr std::size_t at(Enum e) {
        return static_cast<std::size_t>(e);
    }
    constexpr void set(State from, WordBreak word_break, State to) { next_[at(from)][at(word_break)] = to; }
    constexpr void set_extend(State from, State to) {
        set(from, WordBreak::extend, to);
        set(from, WordBreak::joiner, to);
    }
    constexpr void join_word_characters(State from) {
        set(from, WordBreak::letter, State::letter);
        set(from, WordBreak::hebrew_letter, State::hebrew_letter);
        set(from, WordBreak::numeric, State::number);
        set(from, WordBreak::extend_num_let, State::connector);
    }

    std::array<std::array<State, word_break_count>, state_count> next_{};
};

inline constexpr WordMachine word_machine;

}  // namespace kinprint::segmentation
