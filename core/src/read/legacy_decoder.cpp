#include "legacy_decoder.hpp"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/unistr.h>

#include <array>
#include <stdexcept>

namespace kinprint {

namespace {

/// Told by ICU of each place that can't be decoded: counts it, and lets it become U+FFFD.
void U_CALLCONV substitute(const void* context, UConverterToUnicodeArgs* args, const char* bytes, std::int32_t length,
                           UConverterCallbackReason reason, UErrorCode* status) {
    if (reason <= UCNV_IRREGULAR) {
        // ICU hands on what it was given, which is no constant.
        auto* decoder =
            static_cast<LegacyDecoder*>(const_cast<void*>(context));  // NOLINT(cppcoreguidelines-pro-type-const-cast)
        decoder->note_invalid(args->source, static_cast<std::size_t>(length));
    }
    UCNV_TO_U_CALLBACK_SUBSTITUTE(nullptr, args, bytes, length, reason, status);
}

}  // namespace

std::unique_ptr<LegacyDecoder> LegacyDecoder::open(const char* icu_name) {
    UErrorCode status = U_ZERO_ERROR;
    UConverter* converter = ucnv_open(icu_name, &status);
    return U_SUCCESS(status) ? std::make_unique<LegacyDecoder>(converter) : nullptr;
}

LegacyDecoder::LegacyDecoder(UConverter* converter) : converter_(converter) {
    UErrorCode status = U_ZERO_ERROR;
    ucnv_setToUCallBack(converter_, substitute, this, nullptr, nullptr, &status);
}

LegacyDecoder::~LegacyDecoder() {
    ucnv_close(converter_);
}

void LegacyDecoder::note_invalid(const char* end_of_it, std::size_t bytes) {
    ++invalid_;
    const std::uint64_t end = offset_ + static_cast<std::uint64_t>(end_of_it - slice_);
    first_ = first_.value_or(end > bytes ? end - bytes : 0);
}

std::string_view LegacyDecoder::convert(std::string_view bytes, bool is_end) {
    text_.clear();
    slice_ = bytes.data();
    const char* source = bytes.data();
    const char* const end = source + bytes.size();
    std::array<UChar, 4096> units{};
    UErrorCode status = U_ZERO_ERROR;
    do {
        status = U_ZERO_ERROR;
        UChar* target = units.data();
        ucnv_toUnicode(converter_, &target, units.data() + units.size(), &source, end, nullptr,
                       static_cast<UBool>(is_end), &status);
        icu::UnicodeString(false, units.data(), static_cast<std::int32_t>(target - units.data())).toUTF8String(text_);
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    if (U_FAILURE(status)) {
        throw std::runtime_error("ICU could not decode a text");
    }
    offset_ += bytes.size();
    return text_;
}

}  // namespace kinprint
