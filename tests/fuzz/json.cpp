// Any bytes as a saved profile, as carried counts, and as options: refused, or sound.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "kinprint/json.hpp"
#include "kinprint/transport.hpp"

using namespace kinprint;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    Errors errors;
    TreeOptions forced;
    forced.force = true;
    if (const auto counts = parse_counts(bytes, "file", errors)) {
        const std::string json = counts_json(*counts);
        const auto again = parse_counts(json, "file", errors);
        if (!again || counts_json(*again) != json) {
            std::abort();
        }
        to_json(make_tree(*counts, forced, {}));
    }
    if (const auto profile = from_bytes(bytes)) {
        to_json(make_tree({*profile, {}}, forced, {}));
    }
    parse_tree_options(bytes, errors);
    parse_slop_options(bytes, errors);
    parse_file_spec(bytes, errors);
    parse_arrangement(bytes, errors);
    if (const auto files = parse_sources_of_files(bytes, errors)) {
        shared_sources(*files);
    }
    if (const auto roots = parse_roots(bytes, errors)) {
        to_json(plan(*roots));
    }
    return 0;
}
