#include <cstdio>

#include "ask.hpp"
#include "samples.hpp"
#include "table.hpp"
#include "tasks.hpp"

namespace kinprint::quality {

namespace {

constexpr std::array<std::uint64_t, 7> sizes = {1000, 2000, 5000, 10'000, 20'000, 50'000, all_words};

struct Tables {
    Table right;
    Table right_of_all;
    Table stranger;
};

Tables empty_tables() {
    std::vector<std::string> rows;
    for (const std::uint64_t words : sizes) {
        rows.push_back(title_of(words));
    }
    const Table table(rows, names_of_distances());
    return {table, table, table};
}

void ask_all(const Bench& bench, std::uint64_t seed, Order order, Tables& tables) {
    kinprint::test::Random random(seed);
    const Folds folds = random_folds(bench.corpus, random);
    const auto prompts = shuffled(random, story_prompts());
    const auto middle = prompts.begin() + static_cast<std::ptrdiff_t>(prompts.size() / 2);
    for (std::size_t row = 0; row < sizes.size(); ++row) {
        const Counts halves = two_parts(bench.corpus, random, {{prompts.begin(), middle}, sizes[row]},
                                        {{middle, prompts.end()}, sizes[row]}, order);
        for (std::size_t column = 0; column < all_distances.size(); ++column) {
            const Answer answer = ask(bench.corpus, bench.baseline, folds, halves, {all_distances[column]});
            tables.right.add(row, column, answer.right);
            tables.right_of_all.add(row, column, answer.right_of_all);
            tables.stranger.add(row, column, answer.stranger);
        }
    }
    std::fprintf(stderr, "T1: seed %zu\n", static_cast<std::size_t>(seed));
}

}  // namespace

void split_halves(const Bench& bench) {
    for (const Order order : {Order::own, Order::same}) {
        Tables tables = empty_tables();
        for (std::size_t seed = 1; seed <= bench.seeds; ++seed) {
            ask_all(bench, seed, order, tables);
        }
        const std::string how = order == Order::own ? "own order of prompts" : "the same order of prompts";
        const std::string corner = "words per half";
        tables.right.print("T1: split halves of the stories, " + how + ", among 22, top-1 %", corner);
        tables.right_of_all.print("The same among all 43 other halves, " + how + ", top-1 %", corner);
        tables.stranger.print("T7: of these, nearest is a stranger's half of the same prompts, " + how + ", %", corner);
    }
}

}  // namespace kinprint::quality
