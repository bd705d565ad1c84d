// usage: kinprint_bench FOLDER WEIGHTS BASELINE
// Counts the .jsonl files of a folder, and tells how much memory the counts hold. Times what is done with them, on one
// thread: each distance, all six of them, and 200 resamples. Prints the best of five.
#include <malloc.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <exception>
#include <optional>
#include <string>

#include "files.hpp"
#include "kinprint/support.hpp"

namespace {

using namespace kinprint;
using kinprint::test::bytes_of;

/// `prepare` is not timed.
template <typename Work, typename Prepare>
void best_of_five(const std::string& what, Work work, Prepare prepare) {
    double best = 1e9;
    for (int round = 0; round < 5; ++round) {
        prepare();
        const auto start = std::chrono::steady_clock::now();
        work();
        const std::chrono::duration<double, std::milli> spent = std::chrono::steady_clock::now() - start;
        best = std::min(best, spent.count());
    }
    std::printf("%s\t%.0f ms\n", what.c_str(), best);
}

/// Bytes that the program has from the allocator, of large pieces and small.
std::size_t held_bytes() {
    const auto info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

Counts counted(const char* folder) {
    const std::size_t before = held_bytes();
    Counts counts = test::counts_of_folder(folder);
    counts.terms.vocabulary.shrink();
    counts.content.vocabulary.shrink();
    std::uint64_t texts = 0;
    for (const Source& source : counts.terms.sources) {
        texts += source.texts();
    }
    const std::size_t bytes = held_bytes() - before;
    std::printf("%s\t%.1f MB, %.1f kB a text\n", "memory held by the counts of all texts",
                static_cast<double>(bytes) / 1e6, static_cast<double>(bytes) / 1e3 / static_cast<double>(texts));
    return counts;
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc != 4) {
        std::fputs("usage: kinprint_bench FOLDER WEIGHTS BASELINE\n", stderr);
        return 2;
    }
    const Counts counts = counted(argv[1]);
    Errors errors;
    const auto weights = parse_weights(bytes_of(argv[2]), argv[2], errors);
    const Baseline baseline = Baseline::parse(bytes_of(argv[3]), errors);
    const Reference reference{&baseline, weights ? &*weights : nullptr};
    for (std::size_t d = 0; d < distance_count; ++d) {
        const auto distance = static_cast<Distance>(d);
        best_of_five(
            "" + std::string(name(distance)) + " and its tree",
            [&] { make_tree(counts, {.distance = distance}, reference); }, [] {});
    }
    std::optional<Comparison> comparison;
    TreeResult tree;
    const auto plant = [&] {
        comparison.emplace(comparison_of_tree(counts, {}, reference.weights));
        tree = make_tree(counts, {}, *comparison, reference.baseline);
    };
    best_of_five(
        "nearest sources by all six distances, tree known",
        [&] { find_nearest(counts, *comparison, reference.baseline, tree); }, plant);
    best_of_five(
        "200 resamples, tree known",
        [&] {
            SupportRun run(*comparison, tree);
            run.resample(200);
        },
        plant);
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "kinprint_bench: %s\n", error.what());
    return 1;
}
