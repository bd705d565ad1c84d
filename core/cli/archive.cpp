#include "archive.hpp"

#include <zip.h>
#include <zlib.h>

#include <algorithm>
#include <iomanip>
#include <sstream>
#include <unordered_map>
#include <utility>

#include "kinprint/limits.hpp"
#include "zip_begin.hpp"

namespace kinprint::cli {

namespace {

struct CloseFile {
    void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using OpenFile = std::unique_ptr<zip_file_t, CloseFile>;

/// Why libzip does not open an archive, as a clause.
std::string why_not_opened(int error) {
    switch (error) {
        case ZIP_ER_OPEN:
        case ZIP_ER_READ:
        case ZIP_ER_SEEK: return "the system does not let Kinprint read it";
        case ZIP_ER_NOZIP: return "it is not a whole zip archive";
        case ZIP_ER_MULTIDISK: return "it is one part of several";
        default: return "it is damaged";
    }
}

/// Opens the archive that begins behind so many bytes of a file; nullptr, and `why`, where it can't be opened.
zip_t* open_behind(const std::filesystem::path& path, std::uint64_t bytes, int& why) {
    constexpr zip_int64_t to_the_end = -1;
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* const source = zip_source_file_create(path.c_str(), bytes, to_the_end, &error);
    zip_t* const archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
    if (archive == nullptr) {
        why = zip_error_code_zip(&error);
        zip_source_free(source);
    }
    zip_error_fini(&error);
    return archive;
}

Unreadable not_opened(const std::string& why) {
    return Unreadable("The archive can't be opened: " + why + ". Get it anew, or unpack it and give the folder.");
}

zip_stat_t look_up(zip_t& archive, std::uint64_t index) {
    zip_stat_t found;
    zip_stat_init(&found);
    if (zip_stat_index(&archive, index, 0, &found) != 0) {
        throw not_opened("it is damaged");
    }
    return found;
}

/// As checksums are written: 0a1b2c3d.
std::string in_hexadecimal(uLong sum) {
    std::ostringstream digits;
    digits << std::hex << std::setw(8) << std::setfill('0') << sum;
    return digits.str();
}

/// The list in the making.
class Lister {
public:
    /// `bytes`: of the archive.
    Lister(std::string archive, std::uint64_t bytes) : archive_(std::move(archive)), left_(bytes) {}

    void add(std::uint64_t index, const zip_stat_t& found) {
        const std::string path = found.name;
        if (path.ends_with('/')) {
            return;
        }
        const bool is_empty = found.size == 0 && found.crc == 0;
        if (is_empty && ++empty_ > limits::archive_empty_entries) {
            return;
        }
        if (++held_ > limits::archive_entries) {
            throw not_opened("it lists more than " + std::to_string(limits::archive_entries) + " files");
        }
        if (found.encryption_method != ZIP_EM_NONE) {
            say(path, "The file is encrypted. Unpack the archive with its password and give the files.");
        } else if (found.comp_size > left_) {
            say(path, not_unpacked("with those before it, it takes more bytes than the archive has").what());
        } else {
            left_ -= found.comp_size;
            keep({index, path, found.comp_size, found.size});
        }
    }

    ArchiveList take() {
        if (empty_ > limits::archive_empty_entries) {
            list_.errors.push_back({ErrorCode::empty_file,
                                    archive_,
                                    {},
                                    {},
                                    "More of the files in it are empty, and were passed over: " +
                                        std::to_string(empty_ - limits::archive_empty_entries) + "."});
        }
        return std::move(list_);
    }

private:
    void say(const std::string& path, std::string message) {
        list_.errors.push_back(unreadable(name_in_archive(archive_, path), std::move(message)));
    }

    void keep(ArchiveEntry entry) {
        const auto [known, is_new] = places_.try_emplace(entry.path, list_.entries.size());
        if (is_new) {
            list_.entries.push_back(std::move(entry));
            return;
        }
        say(entry.path,
            "The archive holds two files of this name; only the last was counted. Unpack it, and rename one.");
        list_.entries[known->second] = std::move(entry);
    }

    std::string archive_;
    std::uint64_t left_;       // of its bytes: files that share some could be as many as one likes
    std::uint64_t empty_ = 0;  // files
    std::uint64_t held_ = 0;   // files, or what is said of them
    ArchiveList list_;
    std::unordered_map<std::string, std::size_t> places_;  // of the entries, by path
};

}  // namespace

std::string name_in_archive(std::string_view archive, std::string_view path) {
    return std::string(archive) + '/' + std::string(path);
}

ArchiveList list_archive(const std::filesystem::path& path, const std::string& name) {
    try {
        return Archive(path).list(name);
    } catch (const Unreadable& error) {
        return {{}, {unreadable(name, error.what())}};
    }
}

void Archive::Close::operator()(zip* archive) const {
    zip_discard(archive);
}

Archive::Archive(const std::filesystem::path& path) {
    std::error_code unknown;
    bytes_ = std::filesystem::file_size(path, unknown);
    int why = ZIP_ER_OK;
    zip_.reset(open_behind(path, 0, why));
    if (const std::uint64_t before = zip_ ? 0 : bytes_before_zip(path); before > 0) {
        zip_.reset(open_behind(path, before, why));
    }
    if (!zip_) {
        throw not_opened(why_not_opened(why));
    }
}

Archive::~Archive() = default;
Archive::Archive(Archive&&) noexcept = default;
Archive& Archive::operator=(Archive&&) noexcept = default;

ArchiveList Archive::list(const std::string& name) const {
    const auto entries = static_cast<std::uint64_t>(zip_get_num_entries(zip_.get(), 0));
    Lister lister(name, bytes_);
    for (std::uint64_t index = 0; index < entries; ++index) {
        lister.add(index, look_up(*zip_, index));
    }
    ArchiveList list = lister.take();
    if (list.entries.empty() && list.errors.empty()) {
        throw Unreadable("The archive holds no files. Give the files themselves, or a folder that has some in it.");
    }
    return list;
}

void Archive::read(const ArchiveEntry& entry, const TakeSlice& take) const {
    const zip_stat_t listed = look_up(*zip_, entry.index);
    if (listed.comp_method != ZIP_CM_STORE && listed.comp_method != ZIP_CM_DEFLATE) {
        throw not_unpacked("it is packed by a method (number " + std::to_string(listed.comp_method) +
                           ") that Kinprint does not know");
    }
    const auto damaged = [] { return not_unpacked("the archive is damaged there"); };
    const std::uint64_t most = most_unpacked(entry.packed);
    const OpenFile file(zip_fopen_index(zip_.get(), entry.index, 0));
    if (!file) {
        throw damaged();
    }
    std::string slice(limits::slice_bytes, '\0');
    std::uint64_t bytes = 0;
    uLong sum = crc32(0, nullptr, 0);
    for (;;) {
        const zip_int64_t size = zip_fread(file.get(), slice.data(), slice.size());
        const int error = size < 0 ? zip_error_code_zip(zip_file_get_error(file.get())) : ZIP_ER_OK;
        if (error != ZIP_ER_OK && error != ZIP_ER_CRC && error != ZIP_ER_INCONS) {
            throw damaged();
        }
        if (size <= 0) {
            break;
        }
        const std::string_view some = std::string_view(slice).substr(0, static_cast<std::size_t>(size));
        bytes += some.size();
        if (bytes > listed.size) {
            throw not_unpacked("it has more than the " + std::to_string(listed.size) +
                               " bytes that the archive's list says");
        }
        if (bytes > most) {
            throw grows_too_much(most);
        }
        sum = crc32(sum, reinterpret_cast<const Bytef*>(some.data()), static_cast<uInt>(some.size()));
        take(some);
    }
    if (bytes < listed.size) {
        throw not_unpacked("it has " + std::to_string(bytes) + " bytes, where the archive's list says " +
                           std::to_string(listed.size));
    }
    if (sum != listed.crc) {
        throw not_unpacked("its checksum (CRC-32) is " + in_hexadecimal(sum) + ", where the archive's list says " +
                           in_hexadecimal(listed.crc));
    }
}

}  // namespace kinprint::cli
