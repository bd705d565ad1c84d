#include "input.hpp"

#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <mutex>
#include <set>
#include <thread>

#include "embedded_data.hpp"
#include "kinprint/count.hpp"
#include "kinprint/plan.hpp"
#include "kinprint/tree_format.hpp"

namespace kinprint::cli {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t slice_bytes = 1U << 20U;

/// Files are counted together up to so many words: of fewer, adding them up would take longer than counting; of more,
/// the tables would outgrow the processor's cache.
constexpr std::uint64_t words_at_once = 100'000;

/// A root of the plan, and the folder that its paths start from.
struct Found {
    Root root;
    fs::path base;
};

Error unreadable(const fs::path& path, std::string message) {
    return {ErrorCode::unreadable_file, path.generic_string(), {}, {}, std::move(message)};
}

/// All files in `folder` and the folders in it, linked ones too. `entered`: the folders that lead here, so that a link
/// back to one of them is not followed for ever.
void walk(const fs::path& folder, std::vector<fs::path>& entered, std::vector<fs::path>& files, Errors& errors) {
    std::error_code error;
    const fs::path real = fs::canonical(folder, error);
    if (std::ranges::find(entered, real) != entered.end()) {
        return;
    }
    const fs::directory_iterator entries(folder, error);
    if (error) {
        errors.push_back(unreadable(folder, "The folder can't be opened. Check that you may read it."));
        return;
    }
    entered.push_back(real);
    for (const fs::directory_entry& entry : entries) {
        if (entry.is_directory(error)) {
            walk(entry.path(), entered, files, errors);
        } else if (entry.is_regular_file(error)) {
            files.push_back(entry.path());
        } else if (!entry.path().filename().string().starts_with('.')) {
            errors.push_back(unreadable(entry.path(), "This is a link to nothing, or neither a file nor a folder."));
        }
    }
    entered.pop_back();
}

Found look_into_folder(const fs::path& folder, Errors& errors) {
    const fs::path whole = fs::absolute(folder).lexically_normal();
    const fs::path named = whole.has_filename() ? whole : whole.parent_path();
    Found found{{RootKind::folder, {}}, named.parent_path()};
    std::vector<fs::path> entered;
    std::vector<fs::path> files;
    walk(named, entered, files, errors);
    for (const fs::path& file : files) {
        found.root.paths.push_back(file.lexically_relative(found.base).generic_string());
    }
    std::ranges::sort(found.root.paths);
    return found;
}

/// The files that the paths name, and complaints about paths that name nothing.
std::vector<Found> look_up(const std::vector<std::string>& paths, Errors& errors) {
    std::vector<Found> all;
    for (const std::string& path : paths) {
        std::error_code error;
        const fs::file_status status = fs::status(path, error);
        if (fs::is_directory(status)) {
            all.push_back(look_into_folder(path, errors));
        } else if (fs::is_regular_file(status)) {
            const fs::path file(path);
            all.push_back({{RootKind::file, {file.filename().generic_string()}}, file.parent_path()});
        } else if (fs::exists(status)) {
            errors.push_back(
                unreadable(path, "This is neither a file nor a folder. Save what comes out of it in a file first."));
        } else {
            errors.push_back(unreadable(path, "There is no such file or folder. Check the path."));
        }
    }
    return all;
}

/// The planned files, each once however often it was named.
std::vector<ReadFile> each_once(const Plan& todo, const std::vector<Found>& found, Errors& errors) {
    std::vector<ReadFile> files;
    std::set<fs::path> known;
    for (const PlannedFile& file : todo.files) {
        const fs::path path = found[file.root].base / file.path;
        std::error_code error;
        if (known.insert(fs::canonical(path, error)).second || error) {
            files.push_back({path, {file.path, file.source, file.format}, file.alone, {}, {}, {}});
        } else {
            errors.push_back(
                {ErrorCode::same_name, file.path, {}, {}, "The file was given twice, and is counted once."});
        }
    }
    return files;
}

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

FileReport read_file(const fs::path& path, const FileSpec& spec, TextSink& sink) {
    std::ifstream stream(path, std::ios::binary);
    if (!stream) {
        FileReport report;
        report.file = spec.file;
        report.errors = {unreadable(spec.file, "The file can't be opened. Check that you may read it.")};
        return report;
    }
    Reader reader(sink, spec);
    std::string slice(slice_bytes, '\0');
    while (stream.read(slice.data(), static_cast<std::streamsize>(slice.size())) || stream.gcount() > 0) {
        reader.feed(std::string_view(slice).substr(0, static_cast<std::size_t>(stream.gcount())));
    }
    FileReport report = reader.finish();
    if (stream.bad()) {
        report.errors.push_back(unreadable(spec.file, "The file could only be read in part. Check the disk."));
    }
    return report;
}

}  // namespace

Counted count_paths(const std::vector<std::string>& paths, Part part) {
    load_embedded_dictionaries();
    Counted counted;
    const std::vector<Found> found = look_up(paths, counted.errors);
    std::vector<Root> roots;
    roots.reserve(found.size());
    for (const Found& one : found) {
        roots.push_back(one.root);
    }
    Plan todo = plan(roots);
    std::ranges::move(todo.errors, std::back_inserter(counted.errors));

    counted.files = each_once(todo, found, counted.errors);

    std::mutex lock;
    std::atomic<std::size_t> next = 0;
    const std::size_t files = counted.files.size();
    Progress progress(files);
    std::vector<Errors> errors(files);
    const auto work = [&] {
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
            FileReport report = read_file(file.path, file.spec, counter);
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

Passages find_passages(const std::vector<ReadFile>& files, const PassageQuery& query) {
    PassageFinder finder(query);
    for (const ReadFile& file : files) {
        const bool wanted = std::ranges::any_of(
            query.sources, [&](const std::string& name) { return std::ranges::count(file.sources, name) > 0; });
        if (wanted) {
            read_file(file.path, file.spec, finder);  // what is wrong with it was said when it was counted
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
