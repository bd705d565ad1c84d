#include "unicode_form.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "ascii.hpp"
#include "kinprint/limits.hpp"
#include "surrogates.hpp"
#include "utf8_cleaner.hpp"

namespace kinprint {

namespace {

using namespace std::string_view_literals;

constexpr char32_t no_character = 0xFFFFFFFF;

/// The units that bytes are, `size` bytes each; what is left over at the end is none.
std::vector<char32_t> units_of(std::string_view bytes, std::size_t size, bool big_endian) {
    std::vector<char32_t> units;
    units.reserve(bytes.size() / size);
    for (std::size_t at = 0; at + size <= bytes.size(); at += size) {
        char32_t unit = 0;
        for (std::size_t byte = 0; byte < size; ++byte) {
            const std::size_t place = big_endian ? byte : size - 1 - byte;
            unit = unit << 8U | static_cast<unsigned char>(bytes[at + place]);
        }
        units.push_back(unit);
    }
    return units;
}

/// Pairs of units put together; what is half of one only is no character. The last may wait for its other half.
std::vector<char32_t> characters_of(const std::vector<char32_t>& units) {
    std::vector<char32_t> characters;
    for (std::size_t at = 0; at < units.size(); ++at) {
        if (is_high_surrogate(units[at]) && at + 1 < units.size() && is_low_surrogate(units[at + 1])) {
            characters.push_back(code_point_of(units[at], units[at + 1]));
            ++at;
        } else if (!is_high_surrogate(units[at]) || at + 1 < units.size()) {
            const bool is_half = is_high_surrogate(units[at]) || is_low_surrogate(units[at]);
            characters.push_back(is_half ? no_character : units[at]);
        }
    }
    return characters;
}

bool is_in_text(char32_t c) {
    if (c > UCHAR_MAX_VALUE) {
        return false;
    }
    switch (u_charType(static_cast<UChar32>(c))) {
        case U_CONTROL_CHAR: return c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
        case U_UNASSIGNED:
        case U_PRIVATE_USE_CHAR:
        case U_SURROGATE: return false;
        default: return true;
    }
}

/// The script of a character; one for all that stand together in texts of Chinese, Japanese and Korean, and
/// USCRIPT_COMMON for what stands in any text, Latin letters too.
UScriptCode script_of(char32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    const UScriptCode script = uscript_getScript(static_cast<UChar32>(c), &status);
    switch (script) {
        case USCRIPT_HIRAGANA:
        case USCRIPT_KATAKANA:
        case USCRIPT_HANGUL:
        case USCRIPT_BOPOMOFO: return USCRIPT_HAN;
        case USCRIPT_INHERITED:
        case USCRIPT_LATIN: return USCRIPT_COMMON;
        default: return script;
    }
}

/// Are they a text in one script? One in fifty may be anything.
bool are_text(const std::vector<char32_t>& characters) {
    std::map<UScriptCode, std::size_t> of_script;
    std::size_t strange = 0;
    for (const char32_t c : characters) {
        if (is_in_text(c)) {
            ++of_script[script_of(c)];
        } else {
            ++strange;
        }
    }
    const std::size_t common = of_script[USCRIPT_COMMON];
    of_script.erase(USCRIPT_COMMON);
    std::size_t most = 0;
    for (const auto& [script, count] : of_script) {
        most = std::max(most, count);
    }
    const std::size_t others = characters.size() - common - most;  // the strange ones, too
    return characters.size() > 1 && strange <= others && others * 50 <= characters.size();
}

/// How often each byte stands at the even places, or at the odd ones.
struct Places {
    std::array<std::size_t, 256> counts{};

    [[nodiscard]] std::size_t zeros() const { return counts[0]; }
    [[nodiscard]] std::size_t kinds() const {
        return counts.size() - static_cast<std::size_t>(std::ranges::count(counts, std::size_t{0}));
    }
    [[nodiscard]] std::size_t most(std::ptrdiff_t from, std::ptrdiff_t to) const {
        return *std::max_element(counts.begin() + from, counts.begin() + to);
    }
    [[nodiscard]] std::size_t controls() const {
        std::size_t found = 0;
        for (std::size_t byte = 0; byte < 0x20; ++byte) {
            found += is_stray_control(static_cast<char>(byte)) ? counts[byte] : 0;
        }
        return found;
    }
};

/// A text of pairs of bytes, in one of the two orders.
struct Pairs {
    std::string_view bytes;
    const Places& high;
    const Places& low;
    bool big_endian;

    [[nodiscard]] std::size_t count() const { return bytes.size() / 2; }

    /// Half of its bytes are zeros where it is in Latin letters.
    [[nodiscard]] bool is_latin() const {
        return high.zeros() > 1 && high.zeros() * 10 >= count() * 6 && low.zeros() == 0;
    }

    /// As single bytes, could it be no text in any encoding? Spaces and line ends have zeros, all in the same places,
    /// and letters of an alphabet the same byte beside them; the many characters of Chinese, Japanese and Korean have
    /// any bytes, control characters too. The pages of alphabets come before 0x20.
    [[nodiscard]] bool is_no_text_of_bytes() const {
        constexpr std::ptrdiff_t first_page = 3;  // of Greek; those before are of Latin letters, and alone in no text
        const std::size_t controls = high.controls() + low.controls();
        const std::size_t others = count() - high.zeros();
        const bool has_zeros = high.zeros() * 20 >= count() && low.zeros() * 100 <= count();
        const bool is_alphabet = has_zeros && high.most(first_page, 0x20) * 2 >= others;
        const bool is_of_one_page = controls > 1 && high.most(first_page, 256) * 10 >= count() * 7;
        return is_alphabet || is_of_one_page || (controls * 50 >= bytes.size() && !looks_like_utf8(std::string(bytes)));
    }

    [[nodiscard]] bool is_text() const {
        return is_latin() || (is_no_text_of_bytes() && are_text(characters_of(units_of(bytes, 2, big_endian))));
    }
};

std::optional<Encoding> utf16_of(std::string_view bytes) {
    std::array<Places, 2> places;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        ++places[at % 2].counts[static_cast<unsigned char>(bytes[at])];
    }
    const bool little = Pairs{bytes, places[1], places[0], false}.is_text();
    const bool big = Pairs{bytes, places[0], places[1], true}.is_text();
    if (little && big) {
        // The bytes that tell pages of characters are fewer than those that tell characters within a page.
        return places[0].kinds() < places[1].kinds() ? Encoding::utf16be : Encoding::utf16le;
    }
    if (little) {
        return Encoding::utf16le;
    }
    return big ? std::optional(Encoding::utf16be) : std::nullopt;
}

std::optional<Encoding> utf32_of(std::string_view bytes) {
    for (const bool big_endian : {false, true}) {
        if (are_text(units_of(bytes, 4, big_endian))) {
            return big_endian ? Encoding::utf32be : Encoding::utf32le;
        }
    }
    return std::nullopt;
}

}  // namespace

std::optional<Encoding> unicode_of(std::string_view head) {
    struct Mark {
        std::string_view bytes;
        Encoding encoding;
    };
    // The longer one first: it begins as the shorter does.
    constexpr std::array marks = {Mark{"\xFF\xFE\0\0"sv, Encoding::utf32le}, Mark{"\0\0\xFE\xFF"sv, Encoding::utf32be},
                                  Mark{"\xFF\xFE"sv, Encoding::utf16le}, Mark{"\xFE\xFF"sv, Encoding::utf16be}};
    for (const Mark& mark : marks) {
        if (head.starts_with(mark.bytes)) {
            return mark.encoding;
        }
    }
    const std::string_view bytes = head.substr(0, limits::sniff_bytes);
    const auto utf32 = utf32_of(bytes);
    return utf32 ? utf32 : utf16_of(bytes);
}

}  // namespace kinprint
