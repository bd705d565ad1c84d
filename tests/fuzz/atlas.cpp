// Any bytes as an atlas: what is taken for one can be written again to the same bytes, and a text be placed in it.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "kinprint/atlas_file.hpp"
#include "kinprint/count.hpp"
#include "kinprint/identify.hpp"

using namespace kinprint;

namespace {

Profile some_text() {
    Counter counter(Part::terms);
    counter.begin_text();
    for (int at = 0; at < 60; ++at) {
        counter.feed("the cat and the dog, they said; ");
    }
    counter.end_text("text", {"", "text"});
    return counter.take().terms;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Profile text = some_text();
    Errors errors;
    const auto file = parse_atlas({reinterpret_cast<const char*>(data), size}, "atlas", errors);
    if (file.has_value() == !errors.empty()) {
        std::abort();
    }
    if (!file) {
        return 0;
    }
    const std::string written = atlas_json(*file);
    const auto again = parse_atlas(written, "atlas", errors);
    if (!again || atlas_json(*again) != written) {
        std::abort();
    }
    to_json(identify(text, *file, Placer(file->atlas), {}));
    return 0;
}
