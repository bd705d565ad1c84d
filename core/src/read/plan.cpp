#include "kinprint/plan.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <span>
#include <string_view>

#include "ascii.hpp"

namespace kinprint {

namespace {

using namespace std::string_view_literals;

struct Ending {
    std::string_view ending;
    Format format;
};

constexpr std::array endings = {
    Ending{".kinprint.json", Format::profile},
    Ending{".txt", Format::plain},
    Ending{".md", Format::plain},
    Ending{".markdown", Format::plain},
    Ending{".text", Format::plain},
    Ending{".log", Format::plain},
    Ending{".jsonl", Format::jsonl},
    Ending{".ndjson", Format::jsonl},
    Ending{".json", Format::json},
    Ending{".csv", Format::csv},
    Ending{".tsv", Format::csv},
    Ending{".tab", Format::csv},
    Ending{".html", Format::html},
    Ending{".htm", Format::html},
    Ending{".xhtml", Format::html},
};

/// Files that hold no text, or not as text, and what to do with them.
struct Refused {
    std::string_view ending;
    std::string_view advice;
};

constexpr auto document =
    "This is a document with its layout, and Kinprint reads text. Open it, save it as plain text (.txt), and add that."sv;
constexpr auto sheet = "This is a table with its layout. Open it, save it as .csv, and add that."sv;
constexpr auto archive =
    "This kind of archive is not opened, only .zip and .gz are. Unpack it and add what is in it."sv;
constexpr auto zip_inside =
    "Archives in a folder or in another archive are not opened. Unpack it and give what is in it."sv;
constexpr auto no_text =
    "There is no text in such a file. Kinprint reads .txt, .md, .jsonl, .json, .csv, .html, and what is like these."sv;

// They are not even opened.
constexpr std::array endings_refused = {
    Refused{".7z", archive},     Refused{".aac", no_text},   Refused{".avi", no_text},  Refused{".bin", no_text},
    Refused{".bmp", no_text},    Refused{".bz2", archive},   Refused{".doc", document}, Refused{".docx", document},
    Refused{".epub", document},  Refused{".exe", no_text},   Refused{".gif", no_text},  Refused{".heic", no_text},
    Refused{".ico", no_text},    Refused{".jpeg", no_text},  Refused{".jpg", no_text},  Refused{".mov", no_text},
    Refused{".mp3", no_text},    Refused{".mp4", no_text},   Refused{".ods", sheet},    Refused{".odt", document},
    Refused{".ogg", no_text},    Refused{".parquet", sheet}, Refused{".pdf", document}, Refused{".png", no_text},
    Refused{".ppt", document},   Refused{".pptx", document}, Refused{".rar", archive},  Refused{".rtf", document},
    Refused{".tar", archive},    Refused{".tgz", archive},   Refused{".tiff", no_text}, Refused{".wav", no_text},
    Refused{".webp", no_text},   Refused{".xls", sheet},     Refused{".xlsx", sheet},   Refused{".xz", archive},
    Refused{".zip", zip_inside}, Refused{".zst", archive},
};

std::string in_lower_case(std::string_view text) {
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), lower_ascii);
    return lower;
}

bool ends_with(std::string_view lower, std::string_view ending) {
    return lower.size() > ending.size() && lower.ends_with(ending);
}

/// A file's name without what says how it is written, and what that says.
struct NameParts {
    std::string_view stem;
    Format format = Format::plain;
};

NameParts name_parts(std::string_view name) {
    const std::string lower = in_lower_case(name);
    std::string_view rest = lower;
    if (ends_with(rest, ".gz")) {
        rest.remove_suffix(3);
    }
    const auto* const found = std::ranges::find_if(endings, [&](const Ending& e) { return ends_with(rest, e.ending); });
    if (found == endings.end()) {
        return {name.substr(0, rest.size()), Format::plain};
    }
    return {name.substr(0, rest.size() - found->ending.size()), found->format};
}

/// What to do with a file that is refused; nullptr where it is not.
const Refused* refused(std::string_view name) {
    const std::string lower = in_lower_case(name);
    const auto* const found =
        std::ranges::find_if(endings_refused, [&](const Refused& one) { return ends_with(lower, one.ending); });
    return found == endings_refused.end() ? nullptr : found;
}

using Parts = std::vector<std::string_view>;

Parts parts_of(std::string_view path) {
    Parts parts;
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

bool is_left_behind(const Parts& parts) {
    static constexpr std::array<std::string_view, 3> names = {"__MACOSX", "Thumbs.db", "desktop.ini"};
    return std::ranges::any_of(parts, [](std::string_view part) {
        return part.starts_with('.') || std::ranges::find(names, part) != names.end();
    });
}

/// A file of a root, and the folders and the name that its path is made of.
struct FileOfRoot {
    const std::string* path;
    Parts parts;  // one or more
};

/// Those that somebody put there: neither folders, nor what systems leave behind.
std::vector<FileOfRoot> files_of(const Root& root) {
    std::vector<FileOfRoot> files;
    for (const std::string& path : root.paths) {
        Parts parts = parts_of(path);
        if (!parts.empty() && !path.ends_with('/') && (root.kind == RootKind::file || !is_left_behind(parts))) {
            files.push_back({&path, std::move(parts)});
        }
    }
    return files;
}

/// The folders that all of these lie in.
std::size_t shared_folders(const std::vector<FileOfRoot>& files) {
    const Parts& first = files.front().parts;
    std::size_t shared = first.size() - 1;
    for (const FileOfRoot& file : files) {
        shared = std::min(shared, file.parts.size() - 1);
        shared = static_cast<std::size_t>(
            std::mismatch(first.begin(), first.begin() + static_cast<std::ptrdiff_t>(shared), file.parts.begin())
                .first -
            first.begin());
    }
    return shared;
}

/// How many folders at the start say nothing of the source: the dropped folder itself, or the one that holds all of an
/// archive; and each that lies in it and holds all, as long as all files are in folders within.
std::size_t outer_folders(const std::vector<FileOfRoot>& files, RootKind kind) {
    if (files.empty() || kind == RootKind::file) {
        return 0;
    }
    const auto folders = [](const FileOfRoot& file) { return file.parts.size() - 1; };
    const std::size_t least = folders(*std::ranges::min_element(files, {}, folders));
    const std::size_t shared = shared_folders(files);
    const std::size_t outermost = kind == RootKind::folder ? 1 : std::min<std::size_t>(shared, 1);
    return std::max(outermost, std::min(shared, least - std::min<std::size_t>(least, 1)));
}

class Planner {
public:
    void add(std::size_t index, const Root& root) {
        const std::vector<FileOfRoot> files = files_of(root);
        const std::size_t skipped = outer_folders(files, root.kind);
        for (const FileOfRoot& file : files) {
            add_file(index, *file.path, std::span(file.parts).subspan(std::min(skipped, file.parts.size() - 1)));
        }
    }

    Plan take() { return std::move(plan_); }

private:
    /// `parts`: without the folders that say nothing.
    void add_file(std::size_t root, const std::string& path, std::span<const std::string_view> parts) {
        if (const Refused* const why = refused(parts.back())) {
            plan_.errors.push_back({ErrorCode::unsupported_file, path, {}, {}, std::string(why->advice)});
            return;
        }
        const NameParts own = name_parts(parts.back());
        const bool alone = parts.size() == 1;
        plan_.files.push_back({root, path, std::string(alone ? own.stem : parts[0]), own.format, alone});
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

/// Does it seem to hold all of its sources?
bool is_whole(const SourcesOfFile& file) {
    const bool is_one_text = file.format == Format::plain || file.format == Format::html;
    return file.format == Format::profile || (file.alone && is_one_text);
}

}  // namespace

std::optional<Error> shared_sources(const std::vector<SourcesOfFile>& files, std::size_t known) {
    std::vector<std::string_view> shared;
    std::size_t last = 0;
    for (const auto& [source, holders] : files_of_sources(files)) {
        const bool unasked = std::ranges::any_of(holders, [&](std::size_t file) { return is_whole(files[file]); });
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
