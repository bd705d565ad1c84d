#include "input.hpp"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <fstream>
#include <iostream>
#include <map>
#include <mutex>
#include <string_view>
#include <thread>
#include <utility>

#include "embedded_data.hpp"
#include "kinprint/count.hpp"
#include "kinprint/plan.hpp"
#include "kinprint/tree_format.hpp"

namespace kinprint::cli {

namespace {

/// Files are counted together up to so many words: of fewer, adding them up would take longer than counting; of more,
/// the tables would outgrow the processor's cache.
constexpr std::uint64_t words_at_once = 100'000;

Errors shared_sources_of(const std::vector<ReadFile>& files) {
    std::vector<SourcesOfFile> sources;
    sources.reserve(files.size());
    for (const ReadFile& file : files) {
        sources.push_back({file.spec.file, file.alone, file.format, file.sources});
    }
    const auto shared = shared_sources(sources);
    return shared ? Errors{*shared} : Errors{};
}

/// One line on a terminal that says how far the reading is.
class Progress {
public:
    explicit Progress(std::size_t files) : files_(files), shown_(isatty(STDERR_FILENO) != 0) {}
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress() {
        if (shown_) {
            std::cerr << "\r\x1b[K";
        }
    }

    /// Call with the result's lock held.
    void one_done() {
        ++done_;
        if (shown_) {
            std::cerr << "\rcounting: " << done_ << " of " << files_ << " files\x1b[K" << std::flush;
        }
    }

private:
    std::size_t files_;
    std::size_t done_ = 0;
    bool shown_;
};

/// Of a file that can't be opened, or is packed and damaged, nothing reaches the sink.
FileReport read_file(PlaceReader& places, const ReadFile& file, TextSink& sink) {
    try {
        places.check(file.place);
    } catch (const Unreadable& why) {
        FileReport report;
        report.file = file.spec.file;
        report.errors = {unreadable(file.spec.file, why.what())};
        return report;
    }
    Reader reader(sink, file.spec);
    Errors errors;
    try {
        places.read(file.place, [&](std::string_view slice) { reader.feed(slice); });
    } catch (const Unreadable& why) {
        errors.push_back(unreadable(file.spec.file, why.what()));
    }
    FileReport report = reader.finish();
    std::ranges::move(errors, std::back_inserter(report.errors));
    return report;
}

}  // namespace

Counted count_paths(const std::vector<std::string>& paths, Part part, const Reading& reading) {
    load_embedded_dictionaries();
    Counted counted;
    for (FoundFile& file : find_files(paths, counted.errors)) {
        file.spec.fields = reading.fields;
        file.spec.channel = reading.channel;
        file.spec.encoding = reading.encoding;
        counted.files.push_back({std::move(file), Format::plain, {}, {}});
    }

    std::mutex lock;
    std::atomic<std::size_t> next = 0;
    const std::size_t files = counted.files.size();
    Progress progress(files);
    std::vector<Errors> errors(files);
    const auto work = [&] {
        PlaceReader places;
        Counter counter(part);
        std::uint64_t waiting = 0;  // words in it
        const auto hand_over = [&] {
            Counts counts = counter.take();
            const std::scoped_lock held(lock);
            merge(counted.counts, std::move(counts));
            waiting = 0;
        };
        for (std::size_t at = next++; at < files; at = next++) {
            ReadFile& file = counted.files[at];
            FileReport report = read_file(places, file, counter);
            waiting += report.words;
            if (waiting >= words_at_once) {
                hand_over();
            }
            const std::scoped_lock held(lock);
            file.format = report.format;
            file.sources = std::move(report.sources);
            file.options = std::move(report.options);
            errors[at] = std::move(report.errors);
            progress.one_done();
        }
        hand_over();
    };
    const std::size_t threads =
        std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, std::max<std::size_t>(1, files));
    {
        std::vector<std::jthread> workers;
        for (std::size_t t = 1; t < threads; ++t) {
            workers.emplace_back(work);
        }
        work();
    }
    counted.counts.terms.vocabulary.shrink();
    counted.counts.content.vocabulary.shrink();
    for (Errors& of_file : errors) {
        std::ranges::move(of_file, std::back_inserter(counted.errors));
    }
    std::ranges::move(shared_sources_of(counted.files), std::back_inserter(counted.errors));
    return counted;
}

void arrange(Counted& counted, const Arrangement& arrangement) {
    Counts& counts = counted.counts;
    const bool has_terms = !counts.terms.sources.empty();
    SplitUp up = split_up(CountedSources(has_terms ? counts.terms : counts.content), arrangement.names);
    std::ranges::move(not_there(up, arrangement), std::back_inserter(counted.errors));
    std::ranges::move(up.errors, std::back_inserter(counted.errors));
    kinprint::arrange(counts, arrangement);
    std::map<std::string, std::vector<std::string>> names_of;  // by the name in the files
    for (const SplitSource& source : up.sources) {
        for (const std::string& name : source.of) {
            names_of[name].emplace_back(name_after(up.names.renamed, source.name));
        }
    }
    for (ReadFile& file : counted.files) {
        file.spec.namings = {up.names};
        for (const std::string& source : std::exchange(file.sources, {})) {
            std::ranges::copy(names_of[source], std::back_inserter(file.sources));
        }
    }
}

Passages find_passages(const std::vector<ReadFile>& files, const PassageQuery& query) {
    PassageFinder finder(query);
    PlaceReader places;
    for (const ReadFile& file : files) {
        const bool wanted = std::ranges::any_of(
            query.sources, [&](const std::string& name) { return std::ranges::count(file.sources, name) > 0; });
        if (wanted) {
            read_file(places, file, finder);  // what is wrong with it was said when it was counted
        }
    }
    return finder.take();
}

void print_errors(const Errors& errors) {
    for (const Error& error : errors) {
        std::cerr << "kinprint: ";
        if (!error.file.empty()) {
            std::cerr << one_line(error.file) << (error.text ? ":" + std::to_string(*error.text) : "") << ": ";
        }
        std::cerr << one_line(error.message) << '\n';
    }
}

std::optional<Weights> read_weights(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    Errors errors;
    auto weights = parse_weights(text, path, errors);
    print_errors(errors);
    return weights;
}

bool write_output(const std::string& path, const std::string& content) {
    if (path.empty()) {
        std::cout << content << std::flush;
        return static_cast<bool>(std::cout);
    }
    std::ofstream file(path, std::ios::binary);
    file << content << std::flush;
    if (!file) {
        std::cerr << "kinprint: " << path << ": The result can't be written there. Check the folder and its rights.\n";
    }
    return static_cast<bool>(file);
}

}  // namespace kinprint::cli
