// Does a text go round in circles?
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "distinct_sample.hpp"

namespace kinprint {

/// Measures how much of a text is new: its different passages of 32 bytes (some six words, or ten characters of
/// Chinese) as a share of all its passages of that length, one at each byte. Digits are taken for one, so that a loop
/// that counts its rounds ("1. Again. 2. Again. …") is one.
///
/// Of honest texts by 22 models nearly all passages are new (the median is 1.00; 99.7 % of the texts have 0.84 or
/// more); three that loop until they are cut off have 0.07, 0.37 and 0.39. The next, 0.48, says little that is new, but
/// comes to its end, as do all after it (0.59 and up). A song whose refrain comes after each verse has about 0.6.
///
/// A sample of passages tells most texts; where these leave it open, and the text is not beyond `limits::loop_bytes`,
/// all are counted. A stream of slices, which may end anywhere. O(bytes); O(bytes log bytes) where all are counted.
/// Source: the share of repeated n-grams, seq-rep-n of Welleck et al. 2020, "Neural text generation with unlikelihood
/// training", here of bytes, so that it needs no words.
class LoopMeter {
public:
    void feed(std::string_view utf8);

    /// Is less than `least_new` of what was fed new? Never of a text that is shorter than
    /// `limits::loop_bytes_at_least`. The meter is as new afterwards.
    bool finish();

    /// Two fifths: see above.
    static constexpr double least_new = 0.4;

private:
    void sample();
    [[nodiscard]] bool may_loop(double windows) const;
    [[nodiscard]] std::uint64_t count_all() const;

    std::string text_;           // as far as it may have to be counted in full; digits are "0"
    std::uint64_t dropped_ = 0;  // bytes before it
    std::size_t sampled_ = 0;    // windows of it that the sample knows
    DistinctSample sample_;
};

}  // namespace kinprint
