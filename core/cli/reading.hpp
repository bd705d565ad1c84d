// Files -> a sink, on several threads.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "kinprint/read.hpp"
#include "kinprint/text_sink.hpp"
#include "paths.hpp"

namespace kinprint::cli {

/// Of a file that can't be opened, or is packed and damaged, nothing reaches the sink.
FileReport read_file(PlaceReader& places, const FoundFile& file, TextSink& sink);

/// Files that wait for a thread, largest first, so that the last ones to end are short; and one line on a terminal that
/// says how far they are.
class Queue {
public:
    /// Of files of so many bytes; `doing`: what is done with them, for people.
    Queue(const std::vector<std::uint64_t>& sizes, std::string doing);
    Queue(const Queue&) = delete;
    Queue& operator=(const Queue&) = delete;
    ~Queue();

    /// The next file, by its index; nothing where each has been given to a thread.
    std::optional<std::size_t> next();

    void one_done();

private:
    std::vector<std::size_t> files_;  // in this order
    std::string doing_;
    bool is_shown_;
    std::atomic<std::size_t> next_ = 0;
    std::mutex lock_;
    std::size_t done_ = 0;
};

/// Runs `work` on so many threads, no more than there are files; returns when all of them have returned.
void on_threads(std::size_t jobs, std::size_t files, const std::function<void()>& work);

}  // namespace kinprint::cli
