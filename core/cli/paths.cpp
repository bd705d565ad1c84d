#include "paths.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <system_error>
#include <unordered_map>
#include <utility>

#include "kinprint/limits.hpp"
#include "kinprint/plan.hpp"

namespace kinprint::cli {

namespace {

namespace fs = std::filesystem;

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
        errors.push_back(
            unreadable(folder.generic_string(), "The folder can't be opened. Check that you may read it."));
        return;
    }
    entered.push_back(real);
    for (const fs::directory_entry& entry : entries) {
        if (entry.is_directory(error)) {
            walk(entry.path(), entered, files, errors);
        } else if (entry.is_regular_file(error)) {
            files.push_back(entry.path());
        } else if (!entry.path().filename().string().starts_with('.')) {
            errors.push_back(unreadable(entry.path().generic_string(),
                                        "This is a link to nothing, or neither a file nor a folder."));
        }
    }
    entered.pop_back();
}

/// A root of the plan, and where its files lie.
struct Found {
    Root root;
    fs::path base;                                               // the folder that its paths start from, or the archive
    std::unordered_map<std::string, ArchiveEntry> entries = {};  // of an archive, by path
};

/// The first bytes of a file of the machine, as they lie there.
std::string head_of(const fs::path& file) {
    std::string head(limits::sniff_bytes, '\0');
    std::ifstream in(file, std::ios::binary);
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(in.gcount()));
    return head;
}

/// `name`: for people.
Found look_into_archive(const fs::path& archive, const std::string& name, Errors& errors) {
    ArchiveList list = list_archive(archive, name);
    std::ranges::move(list.errors, std::back_inserter(errors));
    Found found{{RootKind::zip, {}, name}, archive};
    for (ArchiveEntry& entry : list.entries) {
        found.root.paths.push_back(entry.path);
        found.entries.emplace(entry.path, std::move(entry));
    }
    return found;
}

/// The folder, and each archive in it that is called one, as if it had been named by itself.
std::vector<Found> look_into_folder(const fs::path& folder, Errors& errors) {
    const fs::path whole = fs::absolute(folder).lexically_normal();
    const fs::path named = whole.has_filename() ? whole : whole.parent_path();
    std::vector<Found> all = {{{RootKind::folder, {}}, named.parent_path()}};
    std::vector<fs::path> entered;
    std::vector<fs::path> files;
    walk(named, entered, files, errors);
    std::ranges::sort(files);
    for (const fs::path& file : files) {
        const std::string path = file.lexically_relative(named.parent_path()).generic_string();
        if (is_called_archive(path) && kind_of_file(path, head_of(file)) == RootKind::zip) {
            all.push_back(look_into_archive(file, path, errors));
        } else {
            all.front().root.paths.push_back(path);
        }
    }
    std::ranges::sort(all.front().root.paths);
    return all;
}

/// What a path leads to; a complaint where that is nothing.
std::vector<Found> look_up(const std::string& path, Errors& errors) {
    std::error_code error;
    const fs::file_status status = fs::status(path, error);
    if (fs::is_directory(status)) {
        return look_into_folder(path, errors);
    }
    if (fs::is_regular_file(status)) {
        const fs::path file(path);
        const std::string name = file.filename().generic_string();
        return {kind_of_file(name, head_of(file)) == RootKind::zip
                    ? look_into_archive(file, name, errors)
                    : Found{{RootKind::file, {name}}, file.parent_path()}};
    }
    errors.push_back(unreadable(
        path, fs::exists(status) ? "This is neither a file nor a folder. Save what comes out of it in a file first."
                                 : "There is no such file or folder. Check the path."));
    return {};
}

/// What people call a file of the root.
std::string shown(const Found& found, const std::string& path) {
    return found.root.kind == RootKind::zip ? name_in_archive(found.root.name, path) : path;
}

Place place_of(const Found& found, const std::string& path) {
    return found.root.kind == RootKind::zip ? Place{found.base, found.entries.at(path)} : Place{found.base / path, {}};
}

/// Tells files again that are named twice, by another path, too.
class KnownFiles {
public:
    /// Is this the first time?
    bool add(const Place& place) {
        std::error_code error;
        const fs::path real = fs::canonical(place.path, error);
        return known_.emplace(real, place.entry ? place.entry->path : "").second || error;
    }

private:
    std::set<std::pair<fs::path, std::string>> known_;
};

}  // namespace

std::vector<FoundFile> find_files(const std::vector<std::string>& paths, Errors& errors) {
    std::vector<FoundFile> files;
    KnownFiles known;
    PlaceReader places;
    std::vector<Found> all;
    for (const std::string& path : paths) {
        std::ranges::move(look_up(path, errors), std::back_inserter(all));
    }
    for (const Found& found : all) {
        Plan todo = plan({found.root});
        std::ranges::move(todo.errors, std::back_inserter(errors));
        for (const PlannedFile& file : todo.files) {
            const std::string name = shown(found, file.path);
            Place place = place_of(found, file.path);
            auto refused = file.in_doubt ? why_refused(name, places.head(place, limits::sniff_bytes)) : std::nullopt;
            if (refused) {
                errors.push_back(std::move(*refused));
            } else if (known.add(place)) {
                files.push_back({std::move(place), {name, file.source, file.format}, file.alone});
            } else {
                errors.push_back(
                    {ErrorCode::same_name, name, {}, {}, "The file was given twice, and is counted once."});
            }
        }
    }
    return files;
}

}  // namespace kinprint::cli
