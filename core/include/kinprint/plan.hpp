// Which files become which sources: the one rule of the command and the page.
#pragma once

#include <cstdint>
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
};

struct Plan {
    std::vector<PlannedFile> files;
    Errors errors;
};

/// A file is a source of its own, named as the file without its ending. In a folder, each file is one source and each inner folder
/// is one source, each file anywhere in it one text. An archive that holds a single folder is taken as that folder.
/// Hidden files and those that systems leave behind (names beginning with ".", __MACOSX, Thumbs.db, desktop.ini) are passed over silently; files that nothing
/// here reads are reported. Files of one name that become one source unasked are reported as `same_name`. O(files log files).
Plan plan(const std::vector<Root>& roots);

}  // namespace kinprint
