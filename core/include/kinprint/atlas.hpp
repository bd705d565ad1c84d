// What known sources write like: the file that unknown texts are placed in.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "kinprint/leaves.hpp"
#include "kinprint/matrix.hpp"
#include "kinprint/weights.hpp"

namespace kinprint {

struct KnownSource {
    std::string name;
    std::string vendor = {};  // who makes it; empty when unknown
    std::string family = {};  // of models; likewise
    std::string note = {};    // what else is known of where it comes from; likewise
};

/// What sources wrote of one genre.
struct AtlasGenre {
    std::string name;           // as the texts have it; of a genre that was found, its first prompt
    Matrix counts;              // sources x terms
    std::vector<double> words;  // by source; 0 where it wrote none of this
};

/// Known sources, genre by genre: what is asked for tells far more of a text's words than who wrote it.
struct Atlas {
    std::vector<KnownSource> sources;
    Weights weights;                 // learned from the sources; its terms are those that are counted
    std::vector<AtlasGenre> genres;  // one or more

    [[nodiscard]] std::vector<std::string> names() const;
};

struct AtlasOptions {
    std::size_t terms = 10'000;    // as in TrainOptions
    std::size_t correlated = 600;  // likewise
};

/// An atlas of these leaves. Its terms come in a tenth of the prompts, and in three or more. Where texts have genres,
/// by these; else prompts are parted by what is written to them: at the first principal component of their rates of
/// frequent terms, less those of who answered, in two groups that vary least about their means, each of 20 prompts or
/// more, wherever these are clearly apart (Ashman's D > 4), and again within the groups. Texts of unknown prompt go
/// with the largest genre then. O(entries * correlated). Source: Ashman, Bird and Zepf (1994), "Detecting bimodality in
/// astronomical datasets".
Atlas make_atlas(const Leaves& leaves, const AtlasOptions& options);

/// The same by weights that were learned before: where the leaves are too few, or too short, to learn from.
Atlas atlas_by(const Leaves& leaves, Weights weights);

}  // namespace kinprint
