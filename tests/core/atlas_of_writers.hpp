// An atlas to place made-up texts in.
#pragma once

#include <cstddef>
#include <string>

#include "kinprint/atlas_file.hpp"
#include "kinprint/json.hpp"
#include "kinprint/known_texts.hpp"
#include "writers.hpp"

namespace kinprint::test {

/// ada and ben are nearest, then cyd comes in, then dan.
inline AtlasTree tree_of_writers() {
    TreeResult result;
    for (const Writer& writer : writers) {
        result.sources.push_back({writer.name, 80, 9600, {}});
    }
    result.distances = CondensedMatrix(writers.size());
    result.distances.values = {0.25, 0.5, 1, 0.5, 1, 1};
    result.tree = link(result.distances, Linkage::average);
    result.order = leaf_order(result.tree.merges);
    return {to_json(result), result.tree.merges};
}

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
        made.tree = tree_of_writers();
        return made;
    }();
    return file;
}

}  // namespace kinprint::test
