// Bytes as a file, read in slices.
#pragma once

#include <algorithm>
#include <string_view>
#include <utility>

#include "kinprint/count.hpp"
#include "kinprint/read.hpp"

namespace kinprint::test {

/// What was said of a file, and what was counted of it.
struct Outcome {
    FileReport report;
    Counts counts;
};

inline Outcome read_bytes(std::string_view bytes, FileSpec file, std::size_t slice = SIZE_MAX) {
    Counter counter;
    Reader reader(counter, std::move(file));
    for (; !bytes.empty(); bytes.remove_prefix(std::min(slice, bytes.size()))) {
        reader.feed(bytes.substr(0, slice));
    }
    FileReport report = reader.finish();
    return {std::move(report), counter.take()};
}

}  // namespace kinprint::test
