// Any bytes, read as any format, in slices: no crash, no lost good record, and the counts do not depend on the slices.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "kinprint/count.hpp"
#include "kinprint/json.hpp"
#include "kinprint/read.hpp"
#include "kinprint/transport.hpp"

using namespace kinprint;

namespace {

std::string read_in_slices(std::string_view bytes, Format format, std::size_t slice) {
    Counter counter;
    Reader reader(counter, {"file", "source", format});
    for (; !bytes.empty(); bytes.remove_prefix(std::min(slice, bytes.size()))) {
        reader.feed(bytes.substr(0, slice));
    }
    const std::string report = to_json(reader.finish());
    const Counts counts = counter.take();
    const std::string json = counts_json(counts);
    const auto terms = from_bytes(to_bytes(counts.terms));
    const auto content = from_bytes(to_bytes(counts.content));
    if (!terms || !content || counts_json({*terms, *content}) != json) {
        std::abort();
    }
    return report + json;
}

}  // namespace

// The first byte chooses the format, the second the size of the slices.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) {
        return 0;
    }
    const auto format = static_cast<Format>(data[0] % 6);
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 2, size - 2);
    if (read_in_slices(bytes, format, SIZE_MAX) != read_in_slices(bytes, format, 1U + data[1])) {
        std::abort();
    }
    return 0;
}
