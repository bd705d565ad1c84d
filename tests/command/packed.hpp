// Archives and gzip files for tests, made by the libraries that also read them, and a folder to put them in.
#pragma once

#include <unistd.h>
#include <zip.h>
#include <zlib.h>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace kinprint::test {

/// A folder of its own, gone with its end.
class Scratch {
public:
    Scratch() : folder_(std::filesystem::temp_directory_path() / ("kinprint-" + std::to_string(getpid()))) {
        std::filesystem::create_directories(folder_);
    }
    ~Scratch() { std::filesystem::remove_all(folder_); }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

    std::filesystem::path write(const std::filesystem::path& name, std::string_view bytes) const {
        std::filesystem::create_directories((folder_ / name).parent_path());
        std::ofstream(folder_ / name, std::ios::binary) << bytes;
        return folder_ / name;
    }

private:
    std::filesystem::path folder_;
};

struct Packed {
    std::string path;
    std::string bytes;
    std::int32_t method = ZIP_CM_DEFLATE;
};

/// An archive of these files, in this order.
inline std::string zipped(const std::vector<Packed>& files) {
    zip_source_t* const buffer = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    zip_t* const archive = zip_open_from_source(buffer, ZIP_TRUNCATE, nullptr);
    zip_source_keep(buffer);
    for (const Packed& file : files) {
        zip_source_t* const source = zip_source_buffer(archive, file.bytes.data(), file.bytes.size(), 0);
        const zip_int64_t at = zip_file_add(archive, file.path.c_str(), source, ZIP_FL_ENC_UTF_8);
        zip_set_file_compression(archive, static_cast<zip_uint64_t>(at), file.method, 9);
    }
    zip_stat_t about;
    zip_stat_init(&about);
    if (zip_close(archive) != 0 || zip_source_stat(buffer, &about) != 0 || zip_source_open(buffer) != 0) {
        throw std::runtime_error("libzip made no archive");
    }
    std::string bytes(about.size, '\0');
    zip_source_read(buffer, bytes.data(), bytes.size());
    zip_source_close(buffer);
    zip_source_free(buffer);
    return bytes;
}

/// One member of a gzip file.
inline std::string gzipped(std::string bytes) {
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY);
    std::string packed(deflateBound(&stream, bytes.size()), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(bytes.data());
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    deflate(&stream, Z_FINISH);
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

/// Where the header of that file stands in the list at an archive's end. Of its fields: flags are at 8, the method at
/// 10, the sum at 16, the size packed at 20 and unpacked at 24.
inline std::size_t listed_at(const std::string& archive, const std::string& path) {
    constexpr std::size_t header = 46;
    return archive.rfind(path) - header;
}

/// Writes a number over the bytes there, the lowest byte first.
inline void overwrite(std::string& bytes, std::size_t at, std::uint64_t value, std::size_t size) {
    for (std::size_t byte = 0; byte < size; ++byte) {
        bytes.at(at + byte) = static_cast<char>(value >> 8 * byte & 0xFFU);
    }
}

inline std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t time = 0; time < times; ++time) {
        all += text;
    }
    return all;
}

}  // namespace kinprint::test
