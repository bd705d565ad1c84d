#include "kinprint/plan.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string_view>

namespace kinprint {

namespace {

constexpr std::string_view endings_read = ".txt, .md, .jsonl, .ndjson, .kinprint.json and .zip";

struct Ending {
    std::string_view ending;
    Format format;
};

constexpr std::array endings = {
    Ending{".kinprint.json", Format::profile}, Ending{".txt", Format::plain},    Ending{".md", Format::plain},
    Ending{".jsonl", Format::jsonl},           Ending{".ndjson", Format::jsonl},
};

std::string lower_ascii(std::string_view text) {
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return lower;
}

const Ending* ending_of(std::string_view name) {
    const std::string lower = lower_ascii(name);
    const auto* const found = std::ranges::find_if(
        endings, [&](const Ending& e) { return lower.size() > e.ending.size() && lower.ends_with(e.ending); });
    return found == endings.end() ? nullptr : found;
}

std::vector<std::string_view> parts_of(std::string_view path) {
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        const std::size_t end = std::min(path.find('/'), path.size());
        const std::string_view part = path.substr(0, end);
        if (!part.empty() && part != "." && part != "..") {  // an archive's "../x" is a file like any other here
            parts.push_back(part);
        }
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    return parts;
}

bool is_left_behind(const std::vector<std::string_view>& parts) {
    static constexpr std::array<std::string_view, 3> names = {"__MACOSX", "Thumbs.db", "desktop.ini"};
    return std::ranges::any_of(parts, [](std::string_view part) {
        return part.starts_with('.') || std::ranges::find(names, part) != names.end();
    });
}

/// How many folders at the start say nothing of the source: the dropped folder itself, or the one folder that holds all
/// of an archive.
std::size_t outer_folders(const Root& root) {
    if (root.kind != RootKind::zip) {
        return root.kind == RootKind::folder ? 1 : 0;
    }
    std::optional<std::string_view> shared;
    for (const std::string& path : root.paths) {
        const auto parts = parts_of(path);
        if (path.ends_with('/') || is_left_behind(parts)) {
            continue;
        }
        if (parts.size() < 2 || (shared && *shared != parts.front())) {
            return 0;
        }
        shared = parts.front();
    }
    return shared ? 1 : 0;
}

class Planner {
public:
    void add(std::size_t index, const Root& root) {
        const std::size_t skipped = outer_folders(root);
        for (const std::string& path : root.paths) {
            add_path(index, path, skipped, root.kind);
        }
    }

    Plan take() { return std::move(plan_); }

private:
    void add_path(std::size_t root, const std::string& path, std::size_t skipped, RootKind kind) {
        std::vector<std::string_view> parts = parts_of(path);
        if (parts.empty() || path.ends_with('/') || (kind != RootKind::file && is_left_behind(parts))) {
            return;
        }
        parts.erase(parts.begin(), parts.begin() + static_cast<std::ptrdiff_t>(std::min(skipped, parts.size() - 1)));
        const Ending* ending = ending_of(parts.back());
        if (ending == nullptr) {
            plan_.errors.push_back({ErrorCode::unsupported_file, path, {}, {}, advice(parts.back())});
            return;
        }
        const bool alone = parts.size() == 1;
        std::string source(alone ? parts[0].substr(0, parts[0].size() - ending->ending.size()) : parts[0]);
        const bool whole = ending->format == Format::profile || (ending->format == Format::plain && alone);
        plan_.files.push_back({root, path, std::move(source), ending->format, whole});
    }

    static std::string advice(std::string_view name) {
        const std::string lower = lower_ascii(name);
        if (lower.ends_with(".zip")) {
            return "Archives in a folder or in another archive are not opened. Unpack it and give what is in it.";
        }
        return "Kinprint reads " + std::string(endings_read) +
               ". Save the text in one of these forms and add it again.";
    }

    Plan plan_;
};

/// The files that hold a source, as indices.
using FilesOfSource = std::map<std::string_view, std::vector<std::size_t>>;

FilesOfSource files_of_sources(const std::vector<SourcesOfFile>& files) {
    FilesOfSource found;
    for (std::size_t file = 0; file < files.size(); ++file) {
        for (const std::string& source : files[file].sources) {
            found[source].push_back(file);
        }
    }
    return found;
}

std::string quoted(std::string_view name) {
    return '"' + std::string(name) + '"';
}

/// "a", "b" and 3 more
std::string listed(const std::vector<std::string_view>& names) {
    constexpr std::size_t most = 3;
    std::string list;
    for (std::size_t at = 0; at < std::min(names.size(), most); ++at) {
        list += (at > 0 ? ", " : "") + quoted(names[at]);
    }
    return names.size() > most ? list + " and " + std::to_string(names.size() - most) + " more" : list;
}

}  // namespace

std::optional<Error> shared_sources(const std::vector<SourcesOfFile>& files, std::size_t known) {
    std::vector<std::string_view> shared;
    std::size_t last = 0;
    for (const auto& [source, holders] : files_of_sources(files)) {
        const bool unasked = std::ranges::any_of(holders, [&](std::size_t file) { return files[file].whole; });
        if (holders.size() > 1 && unasked && holders.back() >= known) {
            shared.push_back(source);
            last = std::max(last, holders.back());
        }
    }
    if (shared.empty()) {
        return std::nullopt;
    }
    const std::string what = shared.size() == 1 ? "is in several files, and was counted as one source"
                                                : "are in several files, and were counted as one source each";
    return Error{
        ErrorCode::same_name,
        files[last].file,
        {},
        {},
        listed(shared) + " " + what + ". To keep texts apart, give their source another name in one of the files."};
}

Plan plan(const std::vector<Root>& roots) {
    Planner planner;
    for (std::size_t root = 0; root < roots.size(); ++root) {
        planner.add(root, roots[root]);
    }
    return planner.take();
}

}  // namespace kinprint
