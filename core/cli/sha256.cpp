#include "sha256.hpp"

#include <sodium.h>

#include <array>
#include <fstream>
#include <vector>

namespace kinprint::cli {

namespace {

constexpr std::size_t piece_bytes = std::size_t{1} << 18;

class Sha256 {
public:
    Sha256() { crypto_hash_sha256_init(&state_); }

    void feed(std::string_view bytes) {
        crypto_hash_sha256_update(&state_, reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    }

    std::string end() {
        std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
        crypto_hash_sha256_final(&state_, hash.data());
        std::array<char, 2 * crypto_hash_sha256_BYTES + 1> digits{};
        return sodium_bin2hex(digits.data(), digits.size(), hash.data(), hash.size());
    }

private:
    crypto_hash_sha256_state state_{};
};

}  // namespace

std::string sha256_of(std::string_view bytes) {
    Sha256 hash;
    hash.feed(bytes);
    return hash.end();
}

std::optional<std::string> sha256_of_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    Sha256 hash;
    std::vector<char> piece(piece_bytes);
    while (in.read(piece.data(), static_cast<std::streamsize>(piece.size())) || in.gcount() > 0) {
        hash.feed({piece.data(), static_cast<std::size_t>(in.gcount())});
    }
    return in.eof() ? std::optional(hash.end()) : std::nullopt;
}

}  // namespace kinprint::cli
