// usage: kinprint_quality FOLDER MODELS.csv BASELINE SEEDS [TASK...]
// Measures how often each distance is right, on real texts of which the truth is known. Prints tables in Markdown.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string_view>

#include "files.hpp"
#include "kinprint/baseline.hpp"
#include "tasks.hpp"

namespace kinprint::quality {

std::vector<std::string> names_of_distances() {
    std::vector<std::string> names(all_distances.size());
    std::ranges::transform(all_distances, names.begin(), [](Distance one) { return std::string(name(one)); });
    return names;
}

namespace {

struct Task {
    std::string_view name;
    void (*run)(const Bench&);
};

constexpr std::array tasks = {Task{"T1", split_halves},     Task{"T2", lineage},      Task{"T3", across_genres},
                              Task{"T4", support_by_words}, Task{"T8", groups_apart}, Task{"T9", stripped_texts},
                              Task{"T10", placing},         Task{"T11", splices},     Task{"rounding", rounding}};

int run(int argc, char** argv) {
    if (argc < 5) {
        std::fputs("usage: kinprint_quality FOLDER MODELS.csv BASELINE SEEDS [TASK...]\n", stderr);
        return 2;
    }
    Errors errors;
    const Baseline baseline = Baseline::parse(test::bytes_of(argv[3]), errors);
    const Places places{argv[1], argv[2]};
    const Corpus corpus = read_corpus(places);
    const Bench bench{corpus, baseline, std::strtoul(argv[4], nullptr, 10), places};
    for (const Task& task : tasks) {
        if (argc == 5 || std::any_of(argv + 5, argv + argc, [&](const char* one) { return task.name == one; })) {
            task.run(bench);
        }
    }
    return 0;
}

}  // namespace

}  // namespace kinprint::quality

int main(int argc, char** argv) try { return kinprint::quality::run(argc, argv); } catch (const std::exception& error) {
    std::fprintf(stderr, "kinprint_quality: %s\n", error.what());
    return 1;
}
