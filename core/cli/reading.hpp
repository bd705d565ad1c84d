// Files -> a sink, on several threads.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <string>

#include "kinprint/read.hpp"
#include "kinprint/text_sink.hpp"
#include "paths.hpp"

namespace kinprint::cli {

/// Of a file that can't be opened, or is packed and damaged, nothing reaches the sink.
FileReport read_file(PlaceReader& places, const FoundFile& file, TextSink& sink);

/// Files that wait for a thread, and one line on a terminal that says how far they are.
class Queue {
public:
    /// `doing`: what is done with them, for people.
    Queue(std::size_t files, std::string doing);
    Queue(const Queue&) = delete;
    Queue& operator=(const Queue&) = delete;
    ~Queue();

    /// The next file, by its index; nothing where each has been given to a thread.
    std::optional<std::size_t> next();

    void one_done();

private:
    std::size_t files_;
    std::string doing_;
    bool is_shown_;
    std::atomic<std::size_t> next_ = 0;
    std::mutex lock_;
    std::size_t done_ = 0;
};

/// Runs `work` on so many threads, no more than there are files; returns when all of them have returned.
void on_threads(std::size_t jobs, std::size_t files, const std::function<void()>& work);

}  // namespace kinprint::cli
