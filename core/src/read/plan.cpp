#include "kinprint/plan.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <utility>

#include "ascii.hpp"
#include "chat_export.hpp"
#include "endings.hpp"
#include "sniff.hpp"

namespace kinprint {

namespace {

using Parts = std::vector<std::string_view>;

/// Where a path parts: old programs write archives with the other slash.
std::string_view slashes_of(RootKind kind) {
    return kind == RootKind::zip ? "/\\" : "/";
}

bool leads_up(std::string_view part) {
    return part == "..";
}

/// As in "C:\\texts\\a.txt".
bool is_drive(std::string_view part) {
    return part.size() == 2 && part[1] == ':' && is_ascii_letter(part[0]);
}

Parts parts_of(std::string_view path, std::string_view slashes) {
    Parts parts;
    while (!path.empty()) {
        const std::size_t end = std::min(path.find_first_of(slashes), path.size());
        const std::string_view part = path.substr(0, end);
        if (!part.empty() && part != ".") {
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
    Parts parts;             // one or more, none of which leads anywhere else
    bool leads_out = false;  // did the path, out of the archive?
};

/// Those that somebody put there: neither folders, nor what systems leave behind.
std::vector<FileOfRoot> files_of(const Root& root) {
    std::vector<FileOfRoot> files;
    for (const std::string& path : root.paths) {
        if (path.empty()) {
            continue;
        }
        const std::string_view slashes = slashes_of(root.kind);
        Parts parts = parts_of(path, slashes);
        const bool is_absolute = root.kind == RootKind::zip && slashes.find(path.front()) != std::string_view::npos;
        const bool names_drive = root.kind == RootKind::zip && parts.size() > 1 && is_drive(parts.front());
        parts.erase(parts.begin(), parts.begin() + (names_drive ? 1 : 0));
        const bool leads_out = std::erase_if(parts, leads_up) > 0 || is_absolute || names_drive;
        const bool is_folder = slashes.find(path.back()) != std::string_view::npos;
        if (!parts.empty() && !is_folder && (root.kind == RootKind::file || !is_left_behind(parts))) {
            files.push_back({&path, std::move(parts), leads_out});
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

/// What people call a file of the root.
std::string shown(const Root& root, std::string_view path) {
    return root.kind == RootKind::zip ? root.name + '/' + std::string(path) : std::string(path);
}

/// What office programs save is an archive as well: what to do with one; empty where this is none.
std::string_view advice_for_document(const Root& root) {
    const auto holds = [&](std::string_view path) { return std::ranges::find(root.paths, path) != root.paths.end(); };
    if (!holds("[Content_Types].xml") &&
        !(holds("mimetype") && (holds("content.xml") || holds("META-INF/container.xml")))) {
        return {};
    }
    const bool is_sheet = holds("xl/workbook.xml") || advice_by_ending(root.name) == sheet_advice;
    return is_sheet ? sheet_advice : document_advice;
}

/// The page that a browser saved beside this folder ("NAME_files"); empty where there is none.
std::string_view page_of(const std::set<std::string_view>& paths, std::string_view folder) {
    constexpr std::string_view ending = "_files";
    if (!folder.ends_with(ending)) {
        return {};
    }
    const std::string name(folder.substr(0, folder.size() - ending.size()));
    for (const char* of_page : {".html", ".htm", ".xhtml"}) {
        if (const auto found = paths.find(name + of_page); found != paths.end()) {
            return *found;
        }
    }
    return {};
}

/// Takes out what browsers saved with pages, and gives each such folder, and its page.
std::map<std::string_view, std::string_view> take_out_page_files(std::vector<FileOfRoot>& files) {
    std::set<std::string_view> paths;
    for (const FileOfRoot& file : files) {
        paths.insert(*file.path);
    }
    std::map<std::string_view, std::string_view> folders;
    std::erase_if(files, [&](const FileOfRoot& file) {
        const std::string_view path = *file.path;
        for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/', slash + 1)) {
            if (const std::string_view page = page_of(paths, path.substr(0, slash)); !page.empty()) {
                folders.emplace(path.substr(0, slash), page);
                return true;
            }
        }
        return false;
    });
    return folders;
}

class Planner {
public:
    void add(std::size_t index, const Root& root) {
        const std::string_view advice = root.kind == RootKind::zip ? advice_for_document(root) : std::string_view();
        if (!advice.empty()) {
            plan_.errors.push_back({ErrorCode::unsupported_file, root.name, {}, {}, std::string(advice)});
            return;
        }
        std::vector<FileOfRoot> files = files_of(root);
        tell_of_page_files(root, take_out_page_files(files));
        take_out_export_files(root, files);
        const std::size_t skipped = outer_folders(files, root.kind);
        for (const FileOfRoot& file : files) {
            add_file(index, *file.path, std::span(file.parts).subspan(std::min(skipped, file.parts.size() - 1)));
            if (file.leads_out) {
                tell_of_way_out(shown(root, *file.path));
            }
        }
    }

    Plan take() { return std::move(plan_); }

private:
    /// `parts`: without the folders that say nothing.
    void add_file(std::size_t root, const std::string& path, std::span<const std::string_view> parts) {
        const NameParts own = name_parts(parts.back());
        const bool alone = parts.size() == 1;
        const bool in_doubt = !advice_by_ending(parts.back()).empty();
        plan_.files.push_back({root, path, std::string(alone ? own.stem : parts[0]), own.format, alone, in_doubt});
    }

    void take_out_export_files(const Root& root, std::vector<FileOfRoot>& files) {
        const std::set<std::string_view> exports = chat_exports(root.paths);
        const auto others =
            std::erase_if(files, [&](const FileOfRoot& file) { return is_beside_chats(*file.path, exports); });
        if (others > 0) {
            plan_.errors.push_back({ErrorCode::export_files,
                                    root.kind == RootKind::zip ? root.name : std::string(*exports.begin()),
                                    {},
                                    {},
                                    "This is an export of chats: of the files in it only the conversations were read. "
                                    "Passed over were " +
                                        std::to_string(others) + ". Give such a file by itself if it is to be read."});
        }
    }

    void tell_of_page_files(const Root& root, const std::map<std::string_view, std::string_view>& folders) {
        if (folders.empty()) {
            return;
        }
        const auto& [folder, page] = *folders.begin();
        const std::size_t others = folders.size() - 1;
        plan_.errors.push_back(
            {ErrorCode::page_files,
             shown(root, folder),
             {},
             {},
             "What a browser saved beside the page \"" + std::string(page.substr(page.rfind('/') + 1)) +
                 "\" was passed over" +
                 (others == 0 ? "" : ", and so in " + std::to_string(others) + " more such folders") +
                 ". Rename the folder if it holds texts."});
    }

    /// Of the file that was added last.
    void tell_of_way_out(std::string file) {
        plan_.errors.push_back({ErrorCode::unsafe_path,
                                std::move(file),
                                {},
                                {},
                                "The archive gives this file a path that leads out of the archive. Nothing is written "
                                "there: the file was read as one of the source \"" +
                                    plan_.files.back().source + "\". Look into the archive before you trust it."});
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

/// Does a file seem to hold all of one of its sources?
bool holds_all(const SourcesOfFile& file, std::string_view source) {
    return file.format == Format::profile || file.own == source;
}

}  // namespace

std::optional<Error> shared_sources(const std::vector<SourcesOfFile>& files, std::size_t known) {
    std::vector<std::string_view> shared;
    std::size_t last = 0;
    for (const auto& [source, holders] : files_of_sources(files)) {
        const bool unasked =
            std::ranges::any_of(holders, [&, name = source](std::size_t file) { return holds_all(files[file], name); });
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

bool is_called_archive(std::string_view name) {
    return is_called_zip(name);
}

RootKind kind_of_file(std::string_view name, std::string_view head) {
    if (is_zip(head)) {
        return RootKind::zip;
    }
    // Bytes may stand before an archive; where one is damaged, people are told of that.
    const bool may_be_archive = is_called_zip(name) && !is_gzip(head) && why_not_text(head);
    return may_be_archive ? RootKind::zip : RootKind::file;
}

std::optional<Error> why_refused(const std::string& file, std::string_view head) {
    const std::string_view advice = advice_by_ending(file);
    if (advice.empty() || !why_not_text(head)) {
        return std::nullopt;
    }
    return Error{ErrorCode::unsupported_file, file, {}, {}, std::string(advice)};
}

Plan plan(const std::vector<Root>& roots) {
    Planner planner;
    for (std::size_t root = 0; root < roots.size(); ++root) {
        planner.add(root, roots[root]);
    }
    return planner.take();
}

}  // namespace kinprint
