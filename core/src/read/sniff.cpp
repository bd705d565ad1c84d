#include "sniff.hpp"

#include <algorithm>
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

/// Of binary data control characters are a tenth and more, of text that has a zero byte in it hardly any.
bool has_many_controls(std::string_view head) {
    constexpr std::size_t one_in = 50;
    constexpr std::string_view in_text = "\t\n\v\f\r\x1b";
    const auto controls = std::ranges::count_if(head, [&](char c) {
        return (static_cast<unsigned char>(c) < 0x20 && in_text.find(c) == std::string_view::npos) || c == '\x7f';
    });
    return head.find('\0') != std::string_view::npos && static_cast<std::size_t>(controls) * one_in > head.size();
}

}  // namespace

std::optional<std::string> why_not_text(std::string_view head) {
    for (const Signature& signature : signatures) {
        if (head.starts_with(signature.bytes)) {
            return "This is " + std::string(signature.what) + ", not text. Save its text as .txt (UTF-8) and add that.";
        }
    }
    if (has_many_controls(head) && !utf16_of(head)) {
        return "This is binary data, not text. Save its text as .txt (UTF-8) and add that.";
    }
    return std::nullopt;
}

}  // namespace kinprint
