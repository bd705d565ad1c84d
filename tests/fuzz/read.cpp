// Any bytes, read as any format, in slices: no crash, no lost good record, and the counts do not depend on the slices.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "kinprint/json.hpp"
#include "kinprint/read.hpp"
#include "kinprint/transport.hpp"

using namespace kinprint;

namespace {

std::string counted(std::string_view bytes, Format format, std::size_t slice) {
    ProfileBuilder builder;
    Reader reader(builder, {"file", "source", format});
    for (; !bytes.empty(); bytes.remove_prefix(std::min(slice, bytes.size()))) {
        reader.feed(bytes.substr(0, slice));
    }
    const std::string report = to_json(reader.finish());
    const Profile profile = builder.take();
    const auto carried = from_bytes(to_bytes(profile));
    if (!carried || profile_json(*carried) != profile_json(profile)) {
        std::abort();
    }
    return report + profile_json(profile);
}

}  // namespace

// The first byte chooses the format, the second the size of the slices.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) {
        return 0;
    }
    const auto format = static_cast<Format>(data[0] % 3);
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 2, size - 2);
    if (counted(bytes, format, SIZE_MAX) != counted(bytes, format, 1U + data[1])) {
        std::abort();
    }
    return 0;
}
