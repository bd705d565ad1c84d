#include "sniff.hpp"

#include <array>

#include "decoder.hpp"

namespace kinprint {

namespace {

using namespace std::string_view_literals;

struct Signature {
    std::string_view bytes;
    std::string_view what;
};

// The first bytes of what people drop by mistake. Source of the values: the formats' own specifications.
constexpr std::array signatures = {
    Signature{"\x89PNG\r\n\x1A\n"sv, "a PNG picture"},
    Signature{"\xFF\xD8\xFF"sv, "a JPEG picture"},
    Signature{"GIF8"sv, "a GIF picture"},
    Signature{"%PDF-"sv, "a PDF document"},
    Signature{"PK\x03\x04"sv, "a zip archive or an office document"},
    Signature{"\xD0\xCF\x11\xE0"sv, "an old office document"},
    Signature{"\x1F\x8B"sv, "a gzip archive"},
    Signature{"{\\rtf"sv, "a rich-text document"},
};

}  // namespace

std::optional<std::string> why_not_text(std::string_view head) {
    for (const Signature& signature : signatures) {
        if (head.starts_with(signature.bytes)) {
            return "This is " + std::string(signature.what) + ", not text. Save its text as .txt (UTF-8) and add that.";
        }
    }
    if (head.find('\0') != std::string_view::npos && !utf16_of(head)) {
        return "This is binary data, not text. Save its text as .txt (UTF-8) and add that.";
    }
    return std::nullopt;
}

}  // namespace kinprint
