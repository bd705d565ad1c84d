#include "sniff.hpp"

#include <algorithm>
#include <array>
#include <bitset>

#include "ascii.hpp"
#include "unicode_form.hpp"

namespace kinprint {

namespace {

using namespace std::string_view_literals;

constexpr auto save_as_text = "Save its text as .txt (UTF-8) and add that."sv;
constexpr auto unpack = "Unpack it and add what is in it."sv;

struct Signature {
    std::string_view bytes;
    std::string_view what;
    std::string_view advice = save_as_text;
    std::size_t at = 0;
};

// The first bytes of what people drop by mistake. Source of the values: the formats' own specifications.
constexpr std::array signatures = {
    Signature{"\x89PNG\r\n\x1A\n"sv, "a PNG picture"},
    Signature{"\xFF\xD8\xFF"sv, "a JPEG picture"},
    Signature{"GIF8"sv, "a GIF picture"},
    Signature{"%PDF-"sv, "a PDF document"},
    Signature{"PK\x03\x04"sv, "a zip archive or an office document",
              "Unpack it and add what is in it, or save its text as .txt (UTF-8)."},
    Signature{"\xD0\xCF\x11\xE0"sv, "an old office document"},
    Signature{"\x1F\x8B"sv, "a gzip archive", unpack},
    Signature{"{\\rtf"sv, "a rich-text document"},
    Signature{"7z\xBC\xAF\x27\x1C"sv, "a 7-Zip archive", unpack},
    Signature{"\xFD\x37zXZ\0"sv, "an xz archive", unpack},
    Signature{"\x28\xB5\x2F\xFD"sv, "a Zstandard archive", unpack},
    Signature{"Rar!\x1A\x07"sv, "a RAR archive", unpack},
    Signature{"ustar\0"sv, "a tar archive", unpack, 257},
    Signature{"ustar  \0"sv, "a tar archive", unpack, 257},
    Signature{"SQLite format 3\0"sv, "a database"},
    Signature{"\x7F"
              "ELF"sv,
              "a program"},
};

/// Is it a mail, or a page that a browser saved as one (MHTML): lines of headers, of which one names MIME?
bool is_mime(std::string_view head) {
    bool names_mime = false;
    bool names_content = false;
    while (!head.empty()) {
        const std::string_view line = head.substr(0, std::min(head.find('\n'), head.size()));
        head.remove_prefix(std::min(line.size() + 1, head.size()));
        if (line.empty() || line == "\r") {
            break;
        }
        const std::size_t colon = line.find(':');
        const bool goes_on = line.front() == ' ' || line.front() == '\t';
        const auto is_of_name = [](char c) { return c > ' ' && c < '\x7F'; };
        if (!goes_on && (colon == std::string_view::npos || !std::ranges::all_of(line.substr(0, colon), is_of_name))) {
            return false;
        }
        const auto is_called = [&](std::string_view name) {
            return !goes_on && std::ranges::equal(line.substr(0, colon), name, {}, lower_ascii);
        };
        names_mime = names_mime || is_called("mime-version");
        names_content = names_content || is_called("content-type");
    }
    return names_mime && names_content;
}

/// Of binary data control characters are a tenth and more, and of many kinds; of text hardly any, but tables may have
/// one or two kinds of them between their cells.
bool has_many_controls(std::string_view head) {
    constexpr std::size_t one_in = 50;
    constexpr std::size_t kinds_in_tables = 3;
    std::size_t controls = 0;
    std::bitset<256> kinds;
    for (const char c : head) {
        if (is_stray_control(c) || c == '\x7F') {
            ++controls;
            kinds.set(static_cast<unsigned char>(c));
        }
    }
    return controls * one_in > head.size() && (kinds.test(0) || kinds.count() > kinds_in_tables);
}

}  // namespace

std::optional<std::string> why_not_text(std::string_view head) {
    for (const Signature& signature : signatures) {
        if (head.substr(std::min(signature.at, head.size())).starts_with(signature.bytes)) {
            return "This is " + std::string(signature.what) + ", not text. " + std::string(signature.advice);
        }
    }
    if (is_mime(head)) {
        return "This is a saved page with its pictures (MHTML) or a mail, whose text is packed in parts. Save it as HTML "
               "or as text, and add that.";
    }
    if (has_many_controls(head) && !unicode_of(head)) {
        return "This is binary data, not text. " + std::string(save_as_text);
    }
    return std::nullopt;
}

bool is_zip(std::string_view head) {
    return head.starts_with("PK\x03\x04"sv) || head.starts_with("PK\x05\x06"sv) || head.starts_with("PK\x07\x08"sv);
}

bool is_gzip(std::string_view head) {
    return head.starts_with("\x1F\x8B"sv);
}

}  // namespace kinprint
