#include "character_reference.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "utf8.hpp"

namespace kinprint {

namespace {

using Named = std::pair<std::string_view, char32_t>;

// Source: HTML Standard, 13.5 "Named character references".
constexpr std::array named = {
    Named{"AElig", 0xC6},    Named{"Aacute", 0xC1},  Named{"Acirc", 0xC2},    Named{"Agrave", 0xC0},
    Named{"Aring", 0xC5},    Named{"Atilde", 0xC3},  Named{"Auml", 0xC4},     Named{"Ccedil", 0xC7},
    Named{"ETH", 0xD0},      Named{"Eacute", 0xC9},  Named{"Ecirc", 0xCA},    Named{"Egrave", 0xC8},
    Named{"Euml", 0xCB},     Named{"Iacute", 0xCD},  Named{"Icirc", 0xCE},    Named{"Igrave", 0xCC},
    Named{"Iuml", 0xCF},     Named{"Ntilde", 0xD1},  Named{"OElig", 0x152},   Named{"Oacute", 0xD3},
    Named{"Ocirc", 0xD4},    Named{"Ograve", 0xD2},  Named{"Oslash", 0xD8},   Named{"Otilde", 0xD5},
    Named{"Ouml", 0xD6},     Named{"Scaron", 0x160}, Named{"THORN", 0xDE},    Named{"Uacute", 0xDA},
    Named{"Ucirc", 0xDB},    Named{"Ugrave", 0xD9},  Named{"Uuml", 0xDC},     Named{"Yacute", 0xDD},
    Named{"aacute", 0xE1},   Named{"acirc", 0xE2},   Named{"acute", 0xB4},    Named{"aelig", 0xE6},
    Named{"agrave", 0xE0},   Named{"amp", '&'},      Named{"apos", '\''},     Named{"aring", 0xE5},
    Named{"atilde", 0xE3},   Named{"auml", 0xE4},    Named{"bdquo", 0x201E},  Named{"bull", 0x2022},
    Named{"ccedil", 0xE7},   Named{"cent", 0xA2},    Named{"copy", 0xA9},     Named{"dagger", 0x2020},
    Named{"deg", 0xB0},      Named{"divide", 0xF7},  Named{"eacute", 0xE9},   Named{"ecirc", 0xEA},
    Named{"egrave", 0xE8},   Named{"emsp", 0x2003},  Named{"ensp", 0x2002},   Named{"eth", 0xF0},
    Named{"euml", 0xEB},     Named{"euro", 0x20AC},  Named{"frac12", 0xBD},   Named{"frac14", 0xBC},
    Named{"frac34", 0xBE},   Named{"gt", '>'},       Named{"hellip", 0x2026}, Named{"iacute", 0xED},
    Named{"icirc", 0xEE},    Named{"iexcl", 0xA1},   Named{"igrave", 0xEC},   Named{"iquest", 0xBF},
    Named{"iuml", 0xEF},     Named{"laquo", 0xAB},   Named{"larr", 0x2190},   Named{"ldquo", 0x201C},
    Named{"lsaquo", 0x2039}, Named{"lsquo", 0x2018}, Named{"lt", '<'},        Named{"mdash", 0x2014},
    Named{"micro", 0xB5},    Named{"middot", 0xB7},  Named{"minus", 0x2212},  Named{"nbsp", 0xA0},
    Named{"ndash", 0x2013},  Named{"not", 0xAC},     Named{"ntilde", 0xF1},   Named{"oacute", 0xF3},
    Named{"ocirc", 0xF4},    Named{"oelig", 0x153},  Named{"ograve", 0xF2},   Named{"ordf", 0xAA},
    Named{"ordm", 0xBA},     Named{"oslash", 0xF8},  Named{"otilde", 0xF5},   Named{"ouml", 0xF6},
    Named{"para", 0xB6},     Named{"plusmn", 0xB1},  Named{"pound", 0xA3},    Named{"quot", '"'},
    Named{"raquo", 0xBB},    Named{"rarr", 0x2192},  Named{"rdquo", 0x201D},  Named{"reg", 0xAE},
    Named{"rsaquo", 0x203A}, Named{"rsquo", 0x2019}, Named{"sbquo", 0x201A},  Named{"scaron", 0x161},
    Named{"sect", 0xA7},     Named{"shy", 0xAD},     Named{"szlig", 0xDF},    Named{"thinsp", 0x2009},
    Named{"thorn", 0xFE},    Named{"times", 0xD7},   Named{"trade", 0x2122},  Named{"uacute", 0xFA},
    Named{"ucirc", 0xFB},    Named{"ugrave", 0xF9},  Named{"uuml", 0xFC},     Named{"yacute", 0xFD},
    Named{"yen", 0xA5},      Named{"yuml", 0xFF},    Named{"zwj", 0x200D},    Named{"zwnj", 0x200C}};

// Source: HTML Standard, 13.2.5.80 "Numeric character reference end state".
constexpr std::array<char32_t, 32> windows_1252 = {0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021,
                                                   0x2C6,  0x2030, 0x160,  0x2039, 0x152,  0x8D,   0x17D,  0x8F,
                                                   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                                   0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

char32_t numbered(std::string_view digits, int base) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number, base);
    if (error != std::errc() || end != digits.data() + digits.size() || number == 0 || number > 0x10FFFF ||
        (number >= 0xD800 && number < 0xE000)) {
        return 0xFFFD;
    }
    return number >= 0x80 && number < 0xA0 ? windows_1252[number - 0x80] : number;
}

}  // namespace

std::string character_of(std::string_view reference) {
    std::string text;
    if (reference.starts_with("#x") || reference.starts_with("#X")) {
        append_utf8(text, numbered(reference.substr(2), 16));
    } else if (reference.starts_with('#')) {
        append_utf8(text, numbered(reference.substr(1), 10));
    } else if (const auto found = std::ranges::find(named, reference, &Named::first); found != named.end()) {
        append_utf8(text, found->second);
    } else {
        text = "&" + std::string(reference) + ";";
    }
    return text;
}

}  // namespace kinprint
