// Zip archives: which files are in them, and the bytes of each.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kinprint/error.hpp"
#include "unpacking.hpp"

struct zip;

namespace kinprint::cli {

/// A file in an archive.
struct ArchiveEntry {
    std::uint64_t index = 0;   // in the archive's list
    std::string path;          // as in that list, in UTF-8; a name only, which leads nowhere
    std::uint64_t packed = 0;  // bytes it takes in the archive
    std::uint64_t size = 0;    // bytes that it has unpacked
};

struct ArchiveList {
    std::vector<ArchiveEntry> entries;
    Errors errors;
};

/// What people call a file in the archive of that name: "texts.zip/folder/a.txt".
std::string name_in_archive(std::string_view archive, std::string_view path);

/// Lists the files that can be read, each name once. Those that are encrypted, or share their bytes with others, are
/// errors; an archive that can't be opened is one. `name`: of the archive, for people. Memory: the archive's list.
ArchiveList list_archive(const std::filesystem::path& path, const std::string& name);

/// An archive opened to read from it, by one thread at a time. Memory: the archive's list, and one slice.
class Archive {
public:
    /// Throws Unreadable.
    explicit Archive(const std::filesystem::path& path);
    ~Archive();
    Archive(Archive&&) noexcept;
    Archive& operator=(Archive&&) noexcept;

    /// As `list_archive`; throws Unreadable where there is nothing to list.
    [[nodiscard]] ArchiveList list(const std::string& name) const;

    /// Unpacks a file and hands its bytes on. Throws Unreadable where it is damaged: its size and its sum (CRC-32) are
    /// compared with the archive's list when all has been handed on, and no more is than the list says, or than text
    /// grows to (`most_unpacked`), counted as it comes.
    void read(const ArchiveEntry& entry, const TakeSlice& take) const;

private:
    struct Close {
        void operator()(zip* archive) const;
    };
    std::unique_ptr<zip, Close> zip_;
    std::uint64_t bytes_ = 0;  // that the archive has
};

}  // namespace kinprint::cli
