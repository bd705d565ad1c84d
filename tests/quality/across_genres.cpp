#include <cstdio>

#include "ask.hpp"
#include "samples.hpp"
#include "table.hpp"
#include "tasks.hpp"

namespace kinprint::quality {

namespace {

constexpr std::array<std::uint64_t, 4> sizes = {5000, 10'000, 20'000, all_words};
constexpr std::array<Question, 7> questions = {{{Distance::snr, Centre::none, true},
                                                {Distance::snr, Centre::prompts, true},
                                                {Distance::whitened, Centre::none, true},
                                                {Distance::whitened, Centre::prompts, true},
                                                {Distance::cosine_delta, Centre::none, true},
                                                {Distance::jsd, Centre::none, true},
                                                {Distance::slop_overlap, Centre::none, true}}};

Table empty_table() {
    std::vector<std::string> rows;
    for (const std::uint64_t words : sizes) {
        rows.push_back(title_of(words));
    }
    std::vector<std::string> columns;
    for (const Question& question : questions) {
        columns.push_back(std::string(name(question.distance)) +
                          (question.centre == Centre::prompts ? ", centred" : ""));
    }
    return {rows, columns};
}

/// How many of the essays a story is looked for among.
enum class Essays : std::uint8_t {
    all,      // the question as it is asked: of whom is known a lot, who wrote this?
    as_much,  // of each source as many words as of its stories
};

void across_genres(const Bench& bench, Order order, Essays essays) {
    Table table = empty_table();
    for (std::size_t seed = 1; seed <= bench.seeds; ++seed) {
        kinprint::test::Random random(seed);
        const Folds folds = random_folds(bench.corpus, random);
        for (std::size_t row = 0; row < sizes.size(); ++row) {
            const std::uint64_t words_of_essays = essays == Essays::all ? all_words : sizes[row];
            const Counts parts = two_parts(bench.corpus, random, {story_prompts(), sizes[row]},
                                           {essay_prompts(), words_of_essays}, order);
            for (std::size_t column = 0; column < questions.size(); ++column) {
                table.add(row, column, ask(bench.corpus, bench.baseline, folds, parts, questions[column]).right);
            }
        }
        std::fprintf(stderr, "T3: seed %zu\n", seed);
    }
    const std::string against = essays == Essays::all ? "all essays" : "as many words of essays";
    const std::string how = order == Order::own ? "own order of prompts" : "the same order of prompts";
    table.print("T3: stories against " + against + ", " + how + ", top-1 %", "words of stories");
}

}  // namespace

void across_genres(const Bench& bench) {
    for (const Essays essays : {Essays::all, Essays::as_much}) {
        for (const Order order : {Order::own, Order::same}) {
            across_genres(bench, order, essays);
        }
    }
}

}  // namespace kinprint::quality
