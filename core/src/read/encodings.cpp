#include "encodings.hpp"

#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <memory>

namespace kinprint {

namespace {

struct Known {
    Encoding encoding;
    std::string_view name;      // as the Encoding Standard has it
    const char* table;          // ICU's
    std::string_view detected;  // what ICU's detector calls it, where that is another name
};

// ISO 8859-1 and ISO 8859-9 are read as the Windows encodings that hold all of their letters, as browsers do.
constexpr std::array all = {
    Known{Encoding::utf8, "UTF-8", nullptr, ""},
    Known{Encoding::utf16le, "UTF-16LE", nullptr, ""},
    Known{Encoding::utf16be, "UTF-16BE", nullptr, ""},
    Known{Encoding::windows_1250, "windows-1250", "ibm-5346_P100-1998", ""},
    Known{Encoding::windows_1251, "windows-1251", "ibm-5347_P100-1998", ""},
    Known{Encoding::windows_1252, "windows-1252", "ibm-5348_P100-1997", "ISO-8859-1"},
    Known{Encoding::windows_1253, "windows-1253", "ibm-5349_P100-1998", ""},
    Known{Encoding::windows_1254, "windows-1254", "ibm-5350_P100-1998", "ISO-8859-9"},
    Known{Encoding::iso_8859_2, "ISO-8859-2", "ibm-912_P100-1995", ""},
    Known{Encoding::iso_8859_7, "ISO-8859-7", "ibm-9005_X110-2007", ""},
    Known{Encoding::koi8_r, "KOI8-R", "ibm-878_P100-1996", ""},
    Known{Encoding::shift_jis, "Shift_JIS", "ibm-943_P15A-2003", ""},
    Known{Encoding::euc_jp, "EUC-JP", "euc-jp-2007", ""},
    Known{Encoding::euc_kr, "EUC-KR", "windows-949-2000", ""},
    Known{Encoding::gb18030, "gb18030", "gb18030-2022", "GB18030"},
    Known{Encoding::big5, "Big5", "windows-950-2000", ""},
};

const Known* named(std::string_view name) {
    const auto* const found =
        std::ranges::find_if(all, [&](const Known& one) { return one.name == name || one.detected == name; });
    return found == all.end() ? nullptr : found;
}

/// ISO 8859-7 has all letters of Windows-1253 in the same places but one, and the detector can't tell the two where
/// there are no typographer's quotes. That letter, Ά, stands where the other has the mark ¶, before a letter.
bool has_alpha_of_iso_8859_7(std::string_view bytes) {
    const auto is_alpha_before_letter = [](char byte, char next) {
        constexpr unsigned char first_letter = 0xB8;  // from there on nearly all are letters
        return byte == '\xB6' && static_cast<unsigned char>(next) >= first_letter;
    };
    return std::ranges::adjacent_find(bytes, is_alpha_before_letter) != bytes.end();
}

struct CloseDetector {
    void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
};

}  // namespace

std::string_view name(Encoding encoding) {
    return all[static_cast<std::size_t>(encoding)].name;
}

std::optional<Encoding> encoding_of_name(std::string_view name) {
    const auto* const found = std::ranges::find(all, name, &Known::name);
    return found == all.end() ? std::nullopt : std::optional(found->encoding);
}

const char* icu_table_of(Encoding encoding) {
    return all[static_cast<std::size_t>(encoding)].table;
}

Encoding legacy_encoding_of(std::string_view bytes) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
    ucsdet_setText(detector.get(), bytes.data(), static_cast<std::int32_t>(bytes.size()), &status);
    std::int32_t count = 0;
    const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
    for (std::int32_t at = 0; U_SUCCESS(status) && at < count; ++at) {
        const Known* known = named(ucsdet_getName(matches[at], &status));
        if (known != nullptr && known->table != nullptr) {
            const bool is_iso_8859_7 = known->encoding == Encoding::iso_8859_7;
            return is_iso_8859_7 && !has_alpha_of_iso_8859_7(bytes) ? Encoding::windows_1253 : known->encoding;
        }
    }
    return Encoding::windows_1252;
}

}  // namespace kinprint
