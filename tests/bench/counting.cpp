// usage: kinprint_counting FOLDER [ROUNDS]
// Counts single terms and pairs of the .jsonl files of a folder, from memory, on one thread, as a worker of the page
// does: each file alone. Prints the megabytes a second of each round.
#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "files.hpp"
#include "kinprint/count.hpp"
#include "kinprint/read.hpp"

namespace {

using namespace kinprint;

constexpr std::size_t slice_bytes = 1U << 20U;

void count(const std::string& content) {
    Counter counter(Part::terms);
    Reader reader(counter, {.file = "texts", .source = "texts"});
    const std::string_view bytes = content;
    for (std::size_t at = 0; at < bytes.size(); at += slice_bytes) {
        reader.feed(bytes.substr(at, slice_bytes));
    }
    reader.finish();
    counter.take();
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc != 4) {
        std::fputs("usage: kinprint_counting FOLDER ROUNDS THREADS\n", stderr);
        return 2;
    }
    std::vector<std::string> contents;
    std::size_t bytes = 0;
    for (const auto& path : test::jsonl_files(argv[1])) {
        bytes += contents.emplace_back(test::bytes_of(path.string())).size();
    }
    std::ranges::sort(contents, std::greater(), &std::string::size);  // as the command does: the last to end is short
    const int rounds = std::atoi(argv[2]);
    const int threads = std::atoi(argv[3]);
    for (int round = 0; round < rounds; ++round) {
        const auto start = std::chrono::steady_clock::now();
        std::atomic<std::size_t> next = 0;
        {
            std::vector<std::jthread> workers;
            for (int thread = 0; thread < threads; ++thread) {
                workers.emplace_back([&] {
                    for (std::size_t at = next++; at < contents.size(); at = next++) {
                        count(contents[at]);
                    }
                });
            }
        }
        const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start;
        std::printf("%.2f\n", static_cast<double>(bytes) / 1e6 / spent.count());
    }
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "kinprint_counting: %s\n", error.what());
    return 1;
}
