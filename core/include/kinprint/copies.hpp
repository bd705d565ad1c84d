// Files that hold what another one holds, byte by byte: counted twice, they would count double.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kinprint/error.hpp"

namespace kinprint {

/// Hashes the bytes of a file, unpacked, in slices of any size: 128 bits, as 32 digits. Only files of one size need be
/// hashed. O(bytes).
class FileHasher {
public:
    FileHasher();
    ~FileHasher();
    FileHasher(FileHasher&&) noexcept;
    FileHasher& operator=(FileHasher&&) noexcept;

    void feed(std::string_view bytes);

    /// The hash of all that was fed; the hasher is as new afterwards.
    std::string finish();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

struct HashedFile {
    std::string source;  // as planned
    std::string hash;    // empty: no other file is of its size
};

struct Copy {
    std::size_t of = 0;    // the file that holds the same
    bool is_sure = false;  // are both planned for one source?
};

/// Which of these files, in the order they came, are copies. One that is sure is left out. One that is not is left out
/// where its texts say themselves whose they are (`FileReport::names_sources` of the other file), for then they are of
/// the same sources all the same; otherwise it is a source of its own that happens to hold what another holds.
/// O(files log files).
std::vector<std::optional<Copy>> find_copies(const std::vector<HashedFile>& files);

/// A file that was left out, and the one that holds the same.
struct LeftOutCopy {
    std::string file;
    std::string of;
};

/// Says which were left out, in one `repeated_file`; nothing where none was.
std::optional<Error> left_out_copies(const std::vector<LeftOutCopy>& copies);

}  // namespace kinprint
