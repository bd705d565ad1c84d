// ICU's word break iterator over UTF-8.
#pragma once

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <cstddef>
#include <string_view>

namespace kinprint::segmentation {

/// ICU's root word rules. Reusable: opening one is costly, setting its text is not.
class IcuBreaks {
public:
    /// Throws std::runtime_error when ICU's data is missing.
    IcuBreaks();

    /// Begins anew at the start of `utf8`, which must outlive the calls of `next`.
    /// Throws std::length_error above 2 GiB (ICU counts in 32 bits).
    void set_text(std::string_view utf8);

    /// The next boundary in bytes, or `utf8.size()` for ever at the end.
    std::size_t next();

private:
    icu::LocalUBreakIteratorPointer iterator_;
    icu::LocalUTextPointer text_;
    std::size_t size_ = 0;
};

}  // namespace kinprint::segmentation
