// The texts that the bench asks about, counted, and what is known of their writers.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "kinprint/known_texts.hpp"
#include "kinprint/profile.hpp"
#include "kinprint/read.hpp"

namespace kinprint::quality {

/// What models.csv says of a source.
struct Label {
    std::string vendor;
    std::string family;
    bool is_confirmed = true;  // by the vendor
};

struct Corpus {
    Counts counts;    // less the terms that no task looks at
    Profile trained;  // of these, the terms that weights may be learned of
    std::map<std::string, Label> labels;
    std::vector<std::string> names;  // in source order
};

/// Where the texts and their labels lie.
struct Places {
    std::filesystem::path folder;
    std::filesystem::path models;
};

/// The texts of the .jsonl files of a folder, held whole.
KnownTexts read_known_texts(const Places& places);

/// Counts the .jsonl files of a folder, less what is to be taken out of their texts, and reads models.csv.
///
/// Most terms are seen once or twice, and every pass over the vocabulary pays for them: so terms that no task looks at
/// are dropped. Slop lists take no term that a source has in one prompt alone. Weights are learned of terms in one
/// prompt in ten. The most frequent 5,000 terms of any sample are in three texts of the whole or more.
Corpus read_corpus(const Places& places, const Strip& strip = {});

}  // namespace kinprint::quality
