// Any bytes, in each encoding: what comes out is UTF-8, and does not depend on the slices.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "read/decoder.hpp"

using namespace kinprint;

namespace {

std::string decoded(std::unique_ptr<Decoder> decoder, std::string_view bytes, std::size_t slice) {
    if (!decoder) {
        return "";
    }
    std::string text;
    for (; !bytes.empty(); bytes.remove_prefix(std::min(slice, bytes.size()))) {
        text += decoder->feed(bytes.substr(0, slice));
    }
    text += decoder->finish();
    if ((decoder->invalid() > 0) != decoder->first_invalid().has_value()) {
        std::abort();
    }
    return text;
}

}  // namespace

// The first byte chooses the encoding and the size of the slices.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 1) {
        return 0;
    }
    const auto encoding =
        static_cast<Encoding>(data[0] % 16);  // those of large tables are refused, as the last would be
    const auto decoder = [&]() -> std::unique_ptr<Decoder> {
        return data[0] % 16 == 15 ? std::make_unique<DetectingDecoder>() : make_decoder(encoding);
    };
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    std::string text = decoded(decoder(), bytes, SIZE_MAX);
    if (text != decoded(decoder(), bytes, 1U + data[0] / 16U)) {
        std::abort();
    }
    std::erase(text, '\0');  // a character elsewhere, none in UTF-8 as it is read here
    const auto again = make_decoder(Encoding::utf8);
    again->feed(text);
    again->finish();
    if (again->invalid() > 0) {
        std::abort();
    }
    return 0;
}
