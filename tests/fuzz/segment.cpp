// Segmenter must agree with ICU on any text.
#include "kinprint/segment.hpp"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "read/utf8_cleaner.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static kinprint::Segmenter segmenter;  // reused, as in real work

    kinprint::Utf8Cleaner cleaner;
    std::string text(cleaner.feed({reinterpret_cast<const char*>(data), size}));
    text += cleaner.finish();

    if (!std::ranges::equal(segmenter.segment(text), kinprint::segment_by_icu(text))) std::abort();
    return 0;
}
