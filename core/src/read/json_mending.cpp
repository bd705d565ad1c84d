#include "json_mending.hpp"

#include <algorithm>
#include <utility>

#include "hexadecimal.hpp"
#include "surrogates.hpp"

namespace kinprint {

namespace {

constexpr std::string_view replacement = "\\ufffd";
constexpr std::size_t escape_bytes = 6;

class Mending {
public:
    explicit Mending(std::string_view text) : rest_(text) {}

    std::optional<MendedJson> run() {
        while (!rest_.empty()) {
            in_string_ ? step_in_string() : step_outside();
        }
        if (what_.empty()) {
            return std::nullopt;
        }
        return MendedJson{std::move(mended_), std::move(what_)};
    }

private:
    void step_outside() {
        for (const std::string_view number : {"-Infinity", "Infinity", "NaN"}) {
            if (rest_.starts_with(number)) {
                put("null", number.size(), "numbers that JSON lacks (NaN, Infinity)");
                return;
            }
        }
        const std::size_t next = rest_.front() == ',' ? rest_.find_first_not_of(" \t\r\n", 1) : std::string_view::npos;
        if (next != std::string_view::npos && (rest_[next] == '}' || rest_[next] == ']')) {
            put("", 1, "commas before a closing bracket");
            return;
        }
        in_string_ = rest_.front() == '"';
        keep(1);
    }

    void step_in_string() {
        const auto first = static_cast<unsigned char>(rest_.front());
        if (first < 0x20) {
            constexpr std::string_view digits = "0123456789abcdef";
            const std::string escaped = {'\\', 'u', '0', '0', digits[first >> 4U], digits[first & 15U]};
            put(escaped, 1, "control characters within a string");
        } else if (first == '\\' && rest_.starts_with("\\u")) {
            step_over_unicode();
        } else if (first == '\\') {
            keep(2);
        } else {
            in_string_ = first != '"';
            keep(1);
        }
    }

    void step_over_unicode() {
        const auto unit = four_hexadecimal_digits(rest_.substr(2));
        const bool is_high = unit && is_high_surrogate(*unit);
        const bool is_low = unit && is_low_surrogate(*unit);
        const auto next = is_high && rest_.substr(escape_bytes).starts_with("\\u")
                              ? four_hexadecimal_digits(rest_.substr(escape_bytes + 2))
                              : std::nullopt;
        if (next && is_low_surrogate(*next)) {
            keep(2 * escape_bytes);
        } else if (is_high || is_low) {
            put(replacement, escape_bytes, "half a surrogate pair, which became \uFFFD");
        } else {
            keep(unit ? escape_bytes : 2);
        }
    }

    void keep(std::size_t bytes) {
        mended_ += rest_.substr(0, bytes);
        rest_.remove_prefix(std::min(bytes, rest_.size()));
    }

    void put(std::string_view instead, std::size_t bytes, std::string_view what) {
        mended_ += instead;
        rest_.remove_prefix(bytes);
        if (what_.find(what) == std::string::npos) {
            what_ += what_.empty() ? "" : ", and ";
            what_ += what;
        }
    }

    std::string_view rest_;
    std::string mended_;
    std::string what_;
    bool in_string_ = false;
};

}  // namespace

std::optional<MendedJson> mend_json(std::string_view text) {
    return Mending(text).run();
}

}  // namespace kinprint
