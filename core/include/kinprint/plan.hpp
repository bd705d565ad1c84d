// Which files become which sources: the one rule of the command and the page.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kinprint/error.hpp"
#include "kinprint/read.hpp"

namespace kinprint {

enum class RootKind : std::uint8_t { file, folder, zip };

/// Something the user named or dropped: a file (one path: its name), a folder (paths that begin with its own name),
/// or a zip archive (paths as in the archive).
struct Root {
    RootKind kind = RootKind::file;
    std::vector<std::string> paths;
    std::string name = {};  // of an archive, for people
};

/// Is a file in a folder called as archives are (".zip")? Then `kind_of_file` tells whether it is one: it is a root of
/// its own, as if it had been given by itself.
bool is_called_archive(std::string_view name);

struct PlannedFile {
    std::size_t root = 0;
    std::string path;  // as in the root
    std::string source;
    Format format = Format::plain;
    bool alone = false;     // is no other file planned for its source?
    bool in_doubt = false;  // does its ending say that it holds no text? Then `why_refused` tells by its first bytes
};

struct Plan {
    std::vector<PlannedFile> files;
    Errors errors;
};

/// Is a file that begins so an archive, or a file like others? What stands in it says so before its name does. `head`:
/// its first `limits::sniff_bytes`, or all where there are fewer.
RootKind kind_of_file(std::string_view name, std::string_view head);

/// A file is a source of its own, named as the file without its ending. In a folder, each file is one source and each
/// inner folder is one source, each file anywhere in it one text. An archive that holds a single folder is taken as
/// that folder; one that is a document of an office program is reported. Hidden files and those that systems leave
/// behind (names beginning with ".", __MACOSX, Thumbs.db, desktop.ini) are passed over silently; a folder "NAME_files"
/// beside "NAME.html", which a browser saved with that page, is told as `page_files`. Paths in an archive that lead out
/// of it ("../a", "/a") lead nowhere, and are told as `unsafe_path`. What a file holds tells its reader; the format is
/// what its ending says, and text where that says nothing. Errors name files as people do
/// ("texts.zip/a.txt"). O(files).
Plan plan(const std::vector<Root>& roots);

/// Of a file in doubt: what to do with it, where it is no text indeed. `file`: as people know it; `head`: its first
/// `limits::sniff_bytes`, unpacked, or all where there are fewer.
std::optional<Error> why_refused(const std::string& file, std::string_view head);

/// A file that was read, and the sources that it turned out to hold.
struct SourcesOfFile {
    std::string file;
    std::string own;                // of its texts that say no other, where it is the only file planned for that
    Format format = Format::plain;  // as it was read
    std::vector<std::string> sources;
};

/// Says, as `same_name`, which sources were put together from several files although one of these seemed to hold all of
/// it: unasked, as when two files that say nothing of it have one name, or saved counts hold a source of theirs. Of the
/// first `known` files that was said before. O(sources log sources).
std::optional<Error> shared_sources(const std::vector<SourcesOfFile>& files, std::size_t known = 0);

}  // namespace kinprint
