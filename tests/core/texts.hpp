// Labelled texts to test with, and what counting them gives.
#pragma once

#include <string>
#include <vector>

#include "kinprint/count.hpp"

namespace kinprint::test {

struct Text {
    std::string source;
    TextLabel label;
    std::string content;
};

/// Counts each text under `name_of(text)`; where that is empty the text is left out.
template <typename NameOf>
Counts counted_each(const std::vector<Text>& texts, NameOf name_of, Part part = Part::both) {
    Counter counter(part);
    for (const Text& text : texts) {
        if (const std::string name = name_of(text); !name.empty()) {
            counter.begin_text();
            counter.feed(text.content);
            counter.end_text(name, text.label);
        }
    }
    return counter.take();
}

/// Counts each text under its own source.
inline Counts counted_plainly(const std::vector<Text>& texts, Part part = Part::both) {
    return counted_each(
        texts, [](const Text& text) { return text.source; }, part);
}

}  // namespace kinprint::test
