#include "reading.hpp"

#include <unistd.h>

#include <algorithm>
#include <functional>
#include <iostream>
#include <iterator>
#include <numeric>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "unpacking.hpp"
#include "unreadable.hpp"

namespace kinprint::cli {

namespace {

FileReport not_read(const FoundFile& file, const Unreadable& why) {
    FileReport report;
    report.file = file.spec.file;
    report.errors = {unreadable(file.spec.file, why.what())};
    return report;
}

}  // namespace

FileReport read_file(PlaceReader& places, const FoundFile& file, TextSink& sink) {
    try {
        places.check(file.place);
    } catch (const Unreadable& why) {
        return not_read(file, why);
    }
    Reader reader(sink, file.spec);
    Errors errors;
    bool has_some = false;
    try {
        const auto passed_over = places.read(file.place, [&](std::string_view slice) {
            has_some = has_some || !slice.empty();
            reader.feed(slice);
        });
        if (passed_over > 0) {
            errors.push_back(bytes_behind(file.spec.file, passed_over));
        }
    } catch (const Torn& why) {
        if (!has_some) {
            return not_read(file, not_unpacked("it is damaged or cut short"));
        }
        errors.push_back({ErrorCode::torn_file, file.spec.file, {}, {}, why.what()});
    } catch (const Unreadable& why) {
        errors.push_back(unreadable(file.spec.file, why.what()));
    }
    FileReport report = reader.finish();
    std::ranges::move(errors, std::back_inserter(report.errors));
    return report;
}

Queue::Queue(const std::vector<std::uint64_t>& sizes, std::string doing)
    : files_(sizes.size()), doing_(std::move(doing)), is_shown_(isatty(STDERR_FILENO) != 0) {
    std::iota(files_.begin(), files_.end(), std::size_t{0});
    std::ranges::stable_sort(files_, std::greater(), [&](std::size_t file) { return sizes[file]; });
}

Queue::~Queue() {
    if (is_shown_) {
        std::cerr << "\r\x1b[K";
    }
}

std::optional<std::size_t> Queue::next() {
    const std::size_t at = next_++;
    return at < files_.size() ? std::optional(files_[at]) : std::nullopt;
}

void Queue::one_done() {
    const std::scoped_lock held(lock_);
    ++done_;
    if (is_shown_) {
        std::cerr << '\r' << doing_ << ": " << done_ << " of " << files_.size() << " files\x1b[K" << std::flush;
    }
}

void on_threads(std::size_t jobs, std::size_t files, const std::function<void()>& work) {
    std::vector<std::jthread> threads;
    for (std::size_t thread = 1; thread < std::min(jobs, files); ++thread) {
        threads.emplace_back(work);
    }
    work();
}

}  // namespace kinprint::cli
