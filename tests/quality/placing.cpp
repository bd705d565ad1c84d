#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdio>
#include <iterator>
#include <map>
#include <string>
#include <vector>

#include "kinprint/known_texts.hpp"
#include "kinprint/trust.hpp"
#include "table.hpp"
#include "tasks.hpp"

namespace kinprint::quality {

namespace {

constexpr std::array<const char*, 5> lengths = {"200", "500", "1,000", "2,000", "5,000"};

/// Outcomes that a table is made of.
struct Kind {
    const char* title;
    std::size_t genre;
    bool is_far;
};

// The corpus' first prompts ask for stories, the others for essays, and so are the genres that are found numbered.
constexpr std::array<Kind, 4> kinds = {{
    {"unknown stories among 22 sources, of which the atlas knows answers to other prompts", 0, false},
    {"unknown essays, likewise", 1, false},
    {"unknown stories among 22 sources, of which the atlas knows essays alone", 0, true},
    {"unknown essays among 22 sources, of which the atlas knows stories alone", 1, true},
}};

void add_row(Table& table, std::size_t row, const Accuracy& accuracy) {
    const std::array figures = {accuracy.first, accuracy.three, accuracy.vendor, accuracy.error,
                                accuracy.sure,  accuracy.right, accuracy.auroc,  accuracy.detections};
    // Where no unknown source was placed, nothing is known of these.
    const std::size_t known = accuracy.auroc > 0 ? figures.size() : figures.size() - 2;
    for (std::size_t column = 0; column < known; ++column) {
        table.add(row, column, figures[column]);
    }
}

}  // namespace

void placing(const Bench& bench) {
    const KnownTexts texts = read_known_texts(bench.places);
    const Atlas atlas = make_atlas(bench.corpus.counts.terms, {});
    std::map<std::string, std::string> vendors;
    for (const auto& [source, of_source] : texts.by_source) {
        vendors[source] = bench.corpus.labels.at(source).vendor;
    }
    const std::vector<std::string> rows(lengths.begin(), lengths.end());
    std::vector<Table> tables(
        kinds.size(), Table(rows, {"first", "among the first three", "vendor", "calibration error",
                                   "of probability 0.9 or more", "of these right", "AUROC of none", "found at 5 %"}));
    for (std::size_t seed = 1; seed <= std::min<std::size_t>(bench.seeds, 5); ++seed) {
        const Validation validation = validate(atlas, texts, vendors, seed, [](double) {});
        for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
            for (std::size_t length = 0; length < lengths.size(); ++length) {
                std::vector<Outcome> outcomes;
                std::ranges::copy_if(validation.outcomes, std::back_inserter(outcomes), [&](const Outcome& outcome) {
                    return outcome.length == length && outcome.genre == kinds[kind].genre &&
                           outcome.is_far == kinds[kind].is_far;
                });
                add_row(tables[kind], length, accuracy_of(outcomes));
            }
        }
        std::fprintf(stderr, "T10: seed %zu\n", seed);
    }
    for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
        tables[kind].print(std::string("T10: ") + kinds[kind].title + ", %", "words");
    }
}

}  // namespace kinprint::quality
