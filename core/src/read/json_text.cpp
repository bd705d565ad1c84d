#include "json_text.hpp"

#include <algorithm>
#include <cstring>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "hexadecimal.hpp"
#include "json_mending.hpp"
#include "nesting.hpp"
#include "surrogates.hpp"
#include "utf8.hpp"

namespace kinprint {

namespace {

using nlohmann::json;

/// A sign begins with U+0000, which no string that is left in its place may hold.
constexpr char sign = '\0';
constexpr std::string_view written_sign = "\\u0000";

/// A string under construction, in memory that is large enough: no character is longer than its escape.
class Decoding {
public:
    explicit Decoding(std::string_view literal) : rest_(literal), text_(literal.size(), '\0') {}

    /// What stands between the quotes of a string, decoded; nothing where that is not well-formed, or holds U+0000.
    std::optional<std::string> text() {
        while (true) {
            const std::size_t plain = std::min(rest_.find('\\'), rest_.size());
            if (std::ranges::any_of(rest_.substr(0, plain),
                                    [](char c) { return static_cast<unsigned char>(c) < 0x20; })) {
                return std::nullopt;
            }
            put(rest_.substr(0, plain));
            rest_.remove_prefix(plain);
            if (rest_.empty()) {
                text_.resize(size_);
                return std::move(text_);
            }
            if (!read_escape()) {
                return std::nullopt;
            }
        }
    }

private:
    void put(std::string_view part) {
        std::memcpy(text_.data() + size_, part.data(), part.size());
        size_ += part.size();
    }

    bool read_escape() {
        constexpr std::string_view letters = "\"\\/bfnrt";
        constexpr std::string_view meant = "\"\\/\b\f\n\r\t";
        if (rest_.starts_with("\\u")) {
            return read_unicode();
        }
        const std::size_t which = rest_.size() > 1 ? letters.find(rest_[1]) : std::string_view::npos;
        if (which == std::string_view::npos) {
            return false;
        }
        text_[size_++] = meant[which];
        rest_.remove_prefix(2);
        return true;
    }

    /// Reads \uXXXX, or two of them that are one code point.
    bool read_unicode() {
        constexpr std::size_t escape = 6;
        const auto unit = four_hexadecimal_digits(rest_.substr(2));
        if (!unit || *unit == 0 || is_low_surrogate(*unit)) {
            return false;
        }
        rest_.remove_prefix(escape);
        char32_t code_point = *unit;
        if (is_high_surrogate(*unit)) {
            const auto low = rest_.starts_with("\\u") ? four_hexadecimal_digits(rest_.substr(2)) : std::nullopt;
            if (!low || !is_low_surrogate(*low)) {
                return false;
            }
            rest_.remove_prefix(escape);
            code_point = code_point_of(*unit, *low);
        }
        std::string character;
        append_utf8(character, code_point);
        put(character);
        return true;
    }

    std::string_view rest_;  // not yet decoded
    std::string text_;
    std::size_t size_ = 0;
};

bool is_key(std::string_view behind) {
    const std::size_t at = behind.find_first_not_of(" \t\r\n");
    return at != std::string_view::npos && behind[at] == ':';
}

/// A value without its long strings, and those.
struct Lifted {
    std::string rest;
    std::vector<std::string> strings;
};

/// Nothing where the library has to parse the whole.
std::optional<Lifted> lift(std::string_view text) {
    Lifted lifted;
    std::size_t copied = 0;
    for (std::size_t quote = text.find('"'); quote != std::string_view::npos;) {
        const std::size_t end = end_of_string(text, quote + 1);
        if (end == std::string_view::npos) {
            return std::nullopt;
        }
        const std::string_view literal = text.substr(quote + 1, end - quote - 1);
        if (literal.size() < lifted_bytes || is_key(text.substr(end + 1))) {
            if (literal.find(written_sign) != std::string_view::npos) {
                return std::nullopt;
            }
        } else {
            auto string = Decoding(literal).text();
            if (!string) {
                return std::nullopt;
            }
            lifted.rest.append(text.substr(copied, quote + 1 - copied)).append(written_sign);
            lifted.rest.append(std::to_string(lifted.strings.size()));
            lifted.strings.push_back(std::move(*string));
            copied = end;
        }
        quote = text.find('"', end + 1);
    }
    lifted.rest.append(text.substr(copied));
    return lifted;
}

/// Puts the strings in the places of their signs. The depth is bounded by that of what was parsed.
void put_back(json& value, std::vector<std::string>& strings) {
    if (auto* const string = value.get_ptr<std::string*>(); string != nullptr && string->starts_with(sign)) {
        *string = std::move(strings[std::stoul(string->substr(1))]);
    } else if (value.is_structured()) {
        for (json& one : value) {
            put_back(one, strings);
        }
    }
}

}  // namespace

json parse_json(std::string_view text) {
    auto lifted = lift(text);
    if (!lifted || lifted->strings.empty()) {
        return json::parse(text);
    }
    json value = json::parse(lifted->rest, nullptr, false);
    if (value.is_discarded()) {
        return json::parse(text);  // throws, with the place in the text
    }
    put_back(value, lifted->strings);
    return value;
}

json parse_nearly_json(std::string_view text, std::string& mended) {
    try {
        return parse_json(text);
    } catch (const json::parse_error&) {
        const auto mending = mend_json(text);
        json value = mending ? json::parse(mending->text, nullptr, false) : json(json::value_t::discarded);
        if (value.is_discarded()) {
            throw;
        }
        mended = mending->what;
        return value;
    }
}

}  // namespace kinprint
