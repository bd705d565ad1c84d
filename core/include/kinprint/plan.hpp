// Which files become which sources: the one rule of the command and the page.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
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
};

struct PlannedFile {
    std::size_t root = 0;
    std::string path;  // as in the root
    std::string source;
    Format format = Format::plain;
    bool whole = false;  // seems to hold all of its sources: a plain file that is a source of its own, or a profile
};

struct Plan {
    std::vector<PlannedFile> files;
    Errors errors;
};

/// A file is a source of its own, named as the file without its ending. In a folder, each file is one source and each
/// inner folder is one source, each file anywhere in it one text. An archive that holds a single folder is taken as
/// that folder. Hidden files and those that systems leave behind (names beginning with ".", __MACOSX, Thumbs.db,
/// desktop.ini) are passed over silently; files that nothing here reads are reported. O(files).
Plan plan(const std::vector<Root>& roots);

/// A file that was read, and the sources that it turned out to hold.
struct SourcesOfFile {
    std::string file;
    bool whole = false;  // as planned
    std::vector<std::string> sources;
};

/// Says, as `same_name`, which sources were put together from several files although one of these seemed to hold all of
/// it: unasked, as when two files have one name, or a profile holds a source of theirs. Of the first `known` files that
/// was said before. O(sources log sources).
std::optional<Error> shared_sources(const std::vector<SourcesOfFile>& files, std::size_t known = 0);

}  // namespace kinprint
