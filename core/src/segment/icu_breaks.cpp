#include "icu_breaks.hpp"

#include <cstdint>
#include <limits>
#include <stdexcept>
#include <string>

namespace kinprint::segmentation {
namespace {

void check(UErrorCode status) {
    if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU word breaks: ") + u_errorName(status));
}

}  // namespace

IcuBreaks::IcuBreaks() {
    UErrorCode status = U_ZERO_ERROR;
    iterator_.adoptInstead(ubrk_open(UBRK_WORD, "root", nullptr, 0, &status));
    check(status);
}

void IcuBreaks::set_text(std::string_view utf8) {
    if (utf8.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max())) {
        throw std::length_error("ICU word breaks: text above 2 GiB");
    }
    UErrorCode status = U_ZERO_ERROR;
    UText* opened = utext_openUTF8(text_.orphan(), utf8.data(), static_cast<std::int64_t>(utf8.size()), &status);
    text_.adoptInstead(opened);
    check(status);
    ubrk_setUText(iterator_.getAlias(), text_.getAlias(), &status);
    check(status);
    size_ = utf8.size();
}

std::size_t IcuBreaks::next() {
    const std::int32_t boundary = ubrk_next(iterator_.getAlias());
    return boundary == UBRK_DONE ? size_ : static_cast<std::size_t>(boundary);
}

}  // namespace kinprint::segmentation
