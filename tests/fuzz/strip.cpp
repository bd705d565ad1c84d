// Any text less anything that can be taken out: valid UTF-8 that has not grown.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "read/utf8_cleaner.hpp"
#include "strip/strip_sink.hpp"

using namespace kinprint;

namespace {

std::string cleaned(std::string_view bytes, Utf8Cleaner& cleaner) {
    std::string text(cleaner.feed(bytes));
    text += cleaner.finish();
    return text;
}

}  // namespace

// The first byte says what is taken out, the second how long the prompt is that stands before the text.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size < 2) {
        return 0;
    }
    const Strip strip{(data[0] & 1U) != 0, (data[0] & 2U) != 0, (data[0] & 4U) != 0, (data[0] & 8U) != 0};
    std::string_view bytes(reinterpret_cast<const char*>(data) + 2, size - 2);
    Utf8Cleaner of_prompt;
    const std::string prompt = cleaned(bytes.substr(0, data[1]), of_prompt);
    bytes.remove_prefix(std::min<std::size_t>(data[1], bytes.size()));
    Utf8Cleaner of_text;
    const std::string text = cleaned(bytes, of_text);
    const std::string less = stripped(text, prompt, strip);
    Utf8Cleaner check;
    if (less.size() > text.size() || cleaned(less, check) != less) {
        std::abort();
    }
    return 0;
}
