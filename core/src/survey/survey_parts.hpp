// What a survey saw.
#pragma once

#include <array>
#include <cstdint>

#include "bytes.hpp"
#include "sketch.hpp"
#include "small_sources.hpp"

namespace kinprint {

/// Of one part: a sketch for each length of terms, since the longer ones are rarer. Those that nothing was seen for are
/// empty.
class PartSurvey {
public:
    explicit PartSurvey(std::uint64_t words_of_small_text)
        : sketches_{Sketch(words_of_small_text), Sketch(words_of_small_text), Sketch(words_of_small_text)} {}

    /// `length`: tokens of the term.
    void see(std::size_t length, std::uint64_t hash) { sketches_[length - 1].see(hash); }

    /// The cells of the open text.
    CellsOfPart end_text() { return {sketches_[0].end_text(), sketches_[1].end_text(), sketches_[2].end_text()}; }

    std::array<Sketch, most_tokens>& sketches() { return sketches_; }
    [[nodiscard]] const std::array<Sketch, most_tokens>& sketches() const { return sketches_; }

private:
    std::array<Sketch, most_tokens> sketches_;
};

struct SurveyParts {
    explicit SurveyParts(std::uint64_t words_of_small_sources)
        : parts{PartSurvey(words_of_small_sources), PartSurvey(words_of_small_sources)},
          sources(words_of_small_sources) {}

    std::array<PartSurvey, 2> parts;  // terms, and content
    SmallSources sources;
    CellsOfParts held;  // of terms that were counted before

    void add(const SurveyParts& other);

    void write(ByteWriter& to) const;

    /// Adds what `write` wrote. False where the bytes are not that; then a part of it may have been added.
    bool read(ByteReader from);
};

}  // namespace kinprint
