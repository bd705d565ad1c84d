// Any bytes as HTML: the text does not depend on the slices.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "read/html_text.hpp"

using namespace kinprint;

namespace {

std::string text_of(std::string_view bytes, std::size_t slice) {
    HtmlText html;
    std::string text;
    for (; !bytes.empty(); bytes.remove_prefix(std::min(slice, bytes.size()))) {
        text += html.feed(bytes.substr(0, slice));
    }
    text += html.finish();
    return text;
}

}  // namespace

// The first byte is the size of the slices.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 1) {
        return 0;
    }
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    if (text_of(bytes, SIZE_MAX) != text_of(bytes, 1U + data[0])) {
        std::abort();
    }
    return 0;
}
