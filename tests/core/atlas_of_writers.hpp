// An atlas to place made-up texts in.
#pragma once

#include <cstddef>
#include <string>

#include "kinprint/atlas_file.hpp"
#include "kinprint/known_texts.hpp"
#include "writers.hpp"

namespace kinprint::test {

/// An atlas of the four writers, tried on their texts.
inline const AtlasFile& atlas_of_writers() {
    static const AtlasFile file = [] {
        Random random(11);
        KnownTexts texts;
        for (const Writer& writer : writers) {
            for (std::size_t prompt = 0; prompt < 80; ++prompt) {
                const std::string id = std::to_string(prompt);
                texts.begin_text(Cut::by_rules);
                texts.feed(text_by(writer, prompt < 40 ? "tale" : "essay", 120, random));
                texts.end_text(writer.name, {id, id});
            }
        }
        AtlasFile made{make_atlas(written(120, random), {}), {}, "Made up.", "2026-01-31"};
        made.atlas.sources[0].vendor = "x";
        made.atlas.sources[1].vendor = "x";
        made.trust = validate(made.atlas, texts, {}, 1, [](double) {}).trust;
        return made;
    }();
    return file;
}

}  // namespace kinprint::test
