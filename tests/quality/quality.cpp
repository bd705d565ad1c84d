// usage: kinprint_quality FOLDER MODELS.csv BASELINE SEEDS
// Measures how often each distance is right, on real texts of which the truth is known. Prints tables in Markdown.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include "kinprint/count.hpp"
#include "kinprint/read.hpp"
#include "tasks.hpp"

namespace {

using namespace kinprint;
using namespace kinprint::quality;

std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

Counts counts_of_folder(const std::filesystem::path& folder) {
    Counts all;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".jsonl") {
            continue;
        }
        Counter counter;
        Reader reader(counter, {entry.path().filename().string(), entry.path().stem().string(), Format::jsonl});
        reader.feed(bytes_of(entry.path()));
        reader.finish();
        merge(all, counter.take());
    }
    return all;
}

/// Source -> vendor, from the first two columns.
std::map<std::string, std::string> vendors_of(const std::filesystem::path& file) {
    std::map<std::string, std::string> vendors;
    std::ifstream in(file);
    for (std::string line; std::getline(in, line);) {
        const std::size_t first = line.find(',');
        vendors[line.substr(0, first)] = line.substr(first + 1, line.find(',', first + 1) - first - 1);
    }
    return vendors;
}

}  // namespace

int main(int argc, char** argv) try {
    if (argc != 5) {
        std::fputs("usage: kinprint_quality FOLDER MODELS.csv BASELINE SEEDS\n", stderr);
        return 2;
    }
    Errors errors;
    const Baseline baseline = Baseline::parse(bytes_of(argv[3]), errors);
    const Bench bench{counts_of_folder(argv[1]), baseline, std::strtoul(argv[4], nullptr, 10)};
    split_halves(bench);
    same_vendor(bench, vendors_of(argv[2]));
    across_genres(bench);
    return 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "kinprint_quality: %s\n", error.what());
    return 1;
}
