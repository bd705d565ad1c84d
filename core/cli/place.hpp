// Where the bytes of a file lie, and how they are got there.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "archive.hpp"
#include "unpacking.hpp"

namespace kinprint::cli {

/// A file of the machine, or one in an archive.
struct Place {
    std::filesystem::path path;         // of the file, or of the archive
    std::optional<ArchiveEntry> entry;  // in the archive
};

/// The bytes that a file has, out of its archive; 0 where nobody knows.
std::uint64_t bytes_of(const Place& place);

/// Gets the bytes of files, for one thread. The last archive stays open: its files come one after the other.
class PlaceReader {
public:
    /// Throws Unreadable where the file can't be opened. One that is packed is unpacked to its end to see that all of
    /// it is right, so that nothing is counted of one that is damaged in its archive, or grows without measure: that
    /// takes a tenth of the time that counting does. Of a gzip file that is torn something is counted.
    void check(const Place& place);

    /// The first bytes, as many as are asked for or as there are, unpacked; fewer of a file that can't be read, of
    /// which people are told when it is read. O(bytes).
    std::string head(const Place& place, std::size_t bytes);

    /// Hands on the bytes, those of packed files unpacked. Gives how many were passed over behind the end of what is
    /// packed. Throws Unreadable where they do not come to their end; Torn where those that came stand.
    std::uint64_t read(const Place& place, const TakeSlice& take);

private:
    void read_entry(const Place& place, const TakeSlice& take);

    std::filesystem::path opened_;
    std::optional<Archive> archive_;
};

}  // namespace kinprint::cli
