// Files of the machine, for tests and benches that read real texts.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>
#include <string>

#include "kinprint/count.hpp"
#include "kinprint/read.hpp"

namespace kinprint::test {

inline std::string bytes_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        throw std::runtime_error("cannot read " + file.string());
    }
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Reads one file, whole, less what is to be taken out of its texts.
inline void read_file(const std::filesystem::path& file, Format format, TextSink& sink, const Strip& strip = {}) {
    FileSpec spec{file.filename().string(), file.stem().string(), format};
    spec.strip = strip;
    Reader reader(sink, spec);
    reader.feed(bytes_of(file));
    reader.finish();
}

inline Counts counts_of_file(const std::filesystem::path& file, Format format, const Strip& strip = {}) {
    Counter counter;
    read_file(file, format, counter, strip);
    return counter.take();
}

/// The .jsonl files of a folder, in order of their names: a folder lists them in any.
inline std::set<std::filesystem::path> jsonl_files(const std::filesystem::path& folder) {
    std::set<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".jsonl") {
            files.insert(entry.path());
        }
    }
    return files;
}

/// Counts the .jsonl files of a folder.
inline Counts counts_of_folder(const std::filesystem::path& folder, const Strip& strip = {}) {
    Counts all;
    for (const auto& file : jsonl_files(folder)) {
        merge(all, counts_of_file(file, Format::jsonl, strip));
    }
    return all;
}

}  // namespace kinprint::test
