// Inputs are named by the hash that sha256sum gives.
#include "sha256.hpp"

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <string>

#include "packed.hpp"

using namespace kinprint::cli;

TEST_CASE("SHA-256 is that of the standard's examples", "[sha256]") {
    CHECK(sha256_of("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    CHECK(sha256_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256_of(std::string(1'000'000, 'a')) == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("A file has the hash of its bytes, and one that is not there none", "[sha256]") {
    const auto path = std::filesystem::temp_directory_path() / "kinprint-sha256-test";
    const std::string bytes(1'000'000, 'a');
    std::ofstream(path, std::ios::binary) << bytes;
    CHECK(sha256_of_file(path) == sha256_of(bytes));
    std::ofstream(path, std::ios::binary) << "";
    CHECK(sha256_of_file(path) == sha256_of(""));
    std::filesystem::remove(path);
    CHECK_FALSE(sha256_of_file(path));
    CHECK_FALSE(sha256_of_file(std::filesystem::temp_directory_path()));
}
