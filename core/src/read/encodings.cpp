#include "encodings.hpp"

#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>

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
    Known{Encoding::utf32le, "UTF-32LE", nullptr, ""},
    Known{Encoding::utf32be, "UTF-32BE", nullptr, ""},
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

struct Label {
    std::string_view label;
    Encoding encoding;
};

constexpr std::array labels = {
    Label{"ascii", Encoding::windows_1252},
    Label{"us-ascii", Encoding::windows_1252},
    Label{"latin1", Encoding::windows_1252},
    Label{"l1", Encoding::windows_1252},
    Label{"iso-8859-1", Encoding::windows_1252},
    Label{"iso8859-1", Encoding::windows_1252},
    Label{"iso_8859-1", Encoding::windows_1252},
    Label{"windows-1252", Encoding::windows_1252},
    Label{"cp1252", Encoding::windows_1252},
    Label{"x-cp1252", Encoding::windows_1252},
    Label{"windows-1250", Encoding::windows_1250},
    Label{"cp1250", Encoding::windows_1250},
    Label{"x-cp1250", Encoding::windows_1250},
    Label{"windows-1251", Encoding::windows_1251},
    Label{"cp1251", Encoding::windows_1251},
    Label{"x-cp1251", Encoding::windows_1251},
    Label{"windows-1253", Encoding::windows_1253},
    Label{"cp1253", Encoding::windows_1253},
    Label{"x-cp1253", Encoding::windows_1253},
    Label{"windows-1254", Encoding::windows_1254},
    Label{"cp1254", Encoding::windows_1254},
    Label{"x-cp1254", Encoding::windows_1254},
    Label{"iso-8859-9", Encoding::windows_1254},
    Label{"iso8859-9", Encoding::windows_1254},
    Label{"latin5", Encoding::windows_1254},
    Label{"iso-8859-2", Encoding::iso_8859_2},
    Label{"iso8859-2", Encoding::iso_8859_2},
    Label{"latin2", Encoding::iso_8859_2},
    Label{"iso-8859-7", Encoding::iso_8859_7},
    Label{"iso8859-7", Encoding::iso_8859_7},
    Label{"greek", Encoding::iso_8859_7},
    Label{"elot_928", Encoding::iso_8859_7},
    Label{"koi8-r", Encoding::koi8_r},
    Label{"koi8", Encoding::koi8_r},
    Label{"koi", Encoding::koi8_r},
    Label{"koi8_r", Encoding::koi8_r},
    Label{"shift_jis", Encoding::shift_jis},
    Label{"shift-jis", Encoding::shift_jis},
    Label{"sjis", Encoding::shift_jis},
    Label{"x-sjis", Encoding::shift_jis},
    Label{"ms_kanji", Encoding::shift_jis},
    Label{"windows-31j", Encoding::shift_jis},
    Label{"euc-jp", Encoding::euc_jp},
    Label{"x-euc-jp", Encoding::euc_jp},
    Label{"euc-kr", Encoding::euc_kr},
    Label{"korean", Encoding::euc_kr},
    Label{"ks_c_5601-1987", Encoding::euc_kr},
    Label{"windows-949", Encoding::euc_kr},
    Label{"gb18030", Encoding::gb18030},
    Label{"gbk", Encoding::gb18030},
    Label{"gb2312", Encoding::gb18030},
    Label{"gb_2312-80", Encoding::gb18030},
    Label{"x-gbk", Encoding::gb18030},
    Label{"chinese", Encoding::gb18030},
    Label{"big5", Encoding::big5},
    Label{"big5-hkscs", Encoding::big5},
    Label{"cn-big5", Encoding::big5},
    Label{"x-x-big5", Encoding::big5},
};

bool is_greek_letter(char byte) {
    constexpr unsigned char first_letter = 0xB8;  // from there on nearly all are letters, in both encodings
    return static_cast<unsigned char>(byte) >= first_letter;
}

/// ISO 8859-7 has all letters of Windows-1253 in the same places but one, and the detector can't tell the two where
/// there are no typographer's quotes as Windows has them. That letter, Ά, stands at B6, where the other has the mark
/// ¶; and at A2 in the other, where ISO has the quote that ends, as it has the one that begins at A1, where the other
/// has an accent that stands alone. So letters begin words, and quotes stand around them.
bool looks_like_iso_8859_7(std::string_view bytes) {
    std::size_t of_iso = 0;
    std::size_t of_windows = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        const bool after_letter = at > 0 && is_greek_letter(bytes[at - 1]);
        const bool before_letter = at + 1 < bytes.size() && is_greek_letter(bytes[at + 1]);
        const bool begins_word = before_letter && !after_letter;
        of_iso += (bytes[at] == '\xB6' || bytes[at] == '\xA1') && begins_word ? 1 : 0;
        of_iso += bytes[at] == '\xA2' && after_letter && !before_letter ? 1 : 0;
        of_windows += bytes[at] == '\xA2' && begins_word ? 1 : 0;
    }
    return of_iso > of_windows;
}

/// The bytes that are not ASCII, with so many around each as tell a language: the detector takes English before, or
/// between, for what it has to know, and what another script has is lost in it.
std::string without_long_ascii(std::string_view bytes) {
    constexpr std::size_t context = 40;
    std::string sample;
    std::size_t taken = 0;  // of the bytes: that far they are in the sample, or passed over
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        if (static_cast<unsigned char>(bytes[at]) < 0x80) {
            continue;
        }
        const std::size_t from = std::max(taken, at - std::min(at, context));
        sample += from > taken && !sample.empty() ? " " : "";
        const std::size_t end = std::min(bytes.size(), at + 1 + context);
        sample += bytes.substr(from, end - from);
        taken = end;
    }
    return sample;
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

std::optional<Encoding> encoding_of_label(std::string_view label) {
    const auto* const found = std::ranges::find(labels, label, &Label::label);
    return found == labels.end() ? std::nullopt : std::optional(found->encoding);
}

Encoding legacy_encoding_of(std::string_view bytes) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, CloseDetector> detector(ucsdet_open(&status));
    const std::string sample = without_long_ascii(bytes);
    ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
    std::int32_t count = 0;
    const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
    for (std::int32_t at = 0; U_SUCCESS(status) && at < count; ++at) {
        const Known* known = named(ucsdet_getName(matches[at], &status));
        if (known != nullptr && known->table != nullptr) {
            const bool is_iso_8859_7 = known->encoding == Encoding::iso_8859_7;
            return is_iso_8859_7 && !looks_like_iso_8859_7(bytes) ? Encoding::windows_1253 : known->encoding;
        }
    }
    return Encoding::windows_1252;
}

}  // namespace kinprint
