// Any bytes as JSON: read as the library reads them, with its own words where it refuses.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>

#include "read/json_text.hpp"
#include "read/nesting.hpp"
#include "read/utf8_cleaner.hpp"

using nlohmann::json;

namespace {

template <typename Parse>
std::string outcome(Parse parse) {
    try {
        return parse().dump();
    } catch (const json::exception& error) {
        return error.what();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    kinprint::Utf8Cleaner cleaner;
    std::string text(cleaner.feed({reinterpret_cast<const char*>(data), size}));
    text += cleaner.finish();
    if (kinprint::nesting_of(text).deepest > 32) {
        return 0;  // asked before anything is parsed
    }
    if (outcome([&] { return json::parse(text); }) != outcome([&] { return kinprint::parse_json(text); })) {
        std::abort();
    }
    return 0;
}
