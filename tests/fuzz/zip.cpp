// Any bytes as a zip archive, and as a gzip file: refused, or unpacked within the limits.
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "place.hpp"

using namespace kinprint;

namespace {

/// Bytes as a file, without a disk.
class MemoryFile {
public:
    MemoryFile(const std::uint8_t* data, std::size_t size) : descriptor_(memfd_create("fuzz", 0)) {
        if (descriptor_ < 0 || write(descriptor_, data, size) != static_cast<ssize_t>(size)) {
            std::abort();
        }
    }
    MemoryFile(const MemoryFile&) = delete;
    MemoryFile& operator=(const MemoryFile&) = delete;
    ~MemoryFile() { close(descriptor_); }

    [[nodiscard]] std::filesystem::path path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

private:
    int descriptor_;
};

void read(const cli::Place& place, std::size_t packed) {
    std::uint64_t bytes = 0;
    try {
        cli::PlaceReader places;
        places.check(place);
        places.read(place, [&](std::string_view slice) { bytes += slice.size(); });
    } catch (const cli::Unreadable&) {
        // As it should be with nearly all of them.
    }
    if (bytes > packed && bytes > cli::most_unpacked(packed)) {
        std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const MemoryFile file(data, size);
    read({file.path(), {}}, size);
    const cli::ArchiveList list = cli::list_archive(file.path(), "a.zip");
    for (const cli::ArchiveEntry& entry : list.entries) {
        read({file.path(), entry}, size);
    }
    return 0;
}
