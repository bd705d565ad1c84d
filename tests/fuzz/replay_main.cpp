// Runs a fuzz target on stored inputs: every file in the folders given. So each input that once did harm stays a test,
// with any compiler.
#include <cstddef>
#include <cstdint>
#include <exception>
#include <filesystem>
#include <iostream>
#include <string>

#include "files.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

int replay(const std::filesystem::path& folder) {
    int files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        std::cout << entry.path().string() << std::endl;  // flushed, so that a crash names its input
        const std::string bytes = kinprint::test::bytes_of(entry.path());
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
        ++files;
    }
    return files;
}

}  // namespace

int main(int argc, char** argv) try {
    int files = 0;
    for (int i = 1; i < argc; ++i) files += replay(argv[i]);
    std::cout << files << " inputs replayed\n";
    return files > 0 ? 0 : 1;  // a corpus that is not there proves nothing
} catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return 1;
}
