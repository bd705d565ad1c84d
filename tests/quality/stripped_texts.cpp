#include <cstdio>
#include <string>
#include <vector>

#include "ask.hpp"
#include "samples.hpp"
#include "table.hpp"
#include "tasks.hpp"

namespace kinprint::quality {

namespace {

/// The corpus holds no prompts, so these can't be taken out of it.
constexpr std::array options = {"", "wrappers", "markdown", "code", "wrappers,markdown,code"};

constexpr std::array<std::uint64_t, 3> sizes = {2000, 5000, 10'000};
constexpr std::array distances = {Distance::snr, Distance::whitened, Distance::cosine_delta};
constexpr std::uint64_t words_of_stories = 10'000;  // looked for among essays

std::vector<std::string> rows() {
    std::vector<std::string> rows;
    for (const std::string option : options) {
        rows.push_back(option.empty() ? "nothing" : option);
    }
    return rows;
}

std::vector<std::string> columns() {
    std::vector<std::string> columns;
    for (const Distance distance : distances) {
        for (const std::uint64_t words : sizes) {
            columns.push_back("T1 " + std::string(name(distance)) + ", " + title_of(words));
        }
        if (weighs_terms(distance)) {
            columns.push_back("T3 " + std::string(name(distance)));
        }
    }
    return columns;
}

/// The shares of one split, column by column.
std::vector<double> shares(const Bench& bench, const Corpus& corpus, std::uint64_t seed) {
    kinprint::test::Random random(seed);
    const Folds folds = random_folds(corpus, random);
    const auto prompts = shuffled(random, story_prompts());
    const auto middle = prompts.begin() + static_cast<std::ptrdiff_t>(prompts.size() / 2);
    std::vector<Counts> halves;
    for (const std::uint64_t words : sizes) {
        halves.push_back(two_parts(corpus, random, {{prompts.begin(), middle}, words}, {{middle, prompts.end()}, words},
                                   Order::own));
    }
    const Counts genres =
        two_parts(corpus, random, {story_prompts(), words_of_stories}, {essay_prompts(), all_words}, Order::own);
    std::vector<double> shares;
    for (const Distance distance : distances) {
        for (const Counts& parts : halves) {
            shares.push_back(ask(corpus, bench.baseline, folds, parts, {distance}).right);
        }
        if (weighs_terms(distance)) {
            shares.push_back(ask(corpus, bench.baseline, folds, genres, {distance, Centre::prompts, true}).right);
        }
    }
    return shares;
}

}  // namespace

void stripped_texts(const Bench& bench) {
    Table right(rows(), columns());
    Table gain(rows(), columns());
    std::vector<std::vector<double>> with_all;  // by seed
    for (std::size_t row = 0; row < options.size(); ++row) {
        const Corpus less = read_corpus(bench.places, *strip_of_names(options[row]));
        for (std::size_t seed = 1; seed <= bench.seeds; ++seed) {
            const std::vector<double> found = shares(bench, less, seed);
            if (row == 0) {
                with_all.push_back(found);
            }
            for (std::size_t column = 0; column < found.size(); ++column) {
                right.add(row, column, found[column]);
                gain.add(row, column, found[column] - with_all[seed - 1][column]);
            }
        }
        std::fprintf(stderr, "T9: without %s\n", rows()[row].c_str());
    }
    right.print("T9: texts less what is around answers, own order of prompts, top-1 %", "taken out");
    gain.print("T9: against nothing taken out, split by split, points of a hundred", "taken out");
}

}  // namespace kinprint::quality
