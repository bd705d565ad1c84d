#include "python_literal.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "hexadecimal.hpp"
#include "surrogates.hpp"
#include "utf8.hpp"

namespace kinprint {

namespace {

constexpr char32_t replacement = 0xFFFD;
constexpr std::string_view blanks = " \t\r\n";

struct Translated {
    std::string_view python;
    std::string_view json;
};

constexpr std::array<Translated, 4> words = {{{"True", "true"}, {"False", "false"}, {"None", "null"}, {"nan", "null"}}};
constexpr std::array<Translated, 11> escapes = {{{"\n", ""},
                                                 {"\\", "\\"},
                                                 {"'", "'"},
                                                 {"\"", "\""},
                                                 {"a", "\a"},
                                                 {"b", "\b"},
                                                 {"f", "\f"},
                                                 {"n", "\n"},
                                                 {"r", "\r"},
                                                 {"t", "\t"},
                                                 {"v", "\v"}}};

/// An escape that gives a code point in so many hexadecimal digits.
struct Numbered {
    char letter;
    std::size_t digits;
};

constexpr std::array<Numbered, 3> numbered = {{{'x', 2}, {'u', 4}, {'U', 8}}};

class Translation {
public:
    explicit Translation(std::string_view text) : rest_(text) {}

    std::optional<std::string> run() {
        while (!rest_.empty()) {
            if (!step()) {
                return std::nullopt;
            }
        }
        return std::move(json_);
    }

private:
    bool step() {
        constexpr std::string_view kept = " \t\r\n[]{}:,+-.eE0123456789";
        const char next = rest_.front();
        if (next == '\'' || next == '"') {
            return translate_string();
        }
        if (next == '(' || next == ')') {
            return put(next == '(' ? "[" : "]", 1);
        }
        if (next == '{' && json_.find_last_not_of(blanks) != std::string::npos &&
            json_[json_.find_last_not_of(blanks)] == '}') {
            return put(",{", 1);  // NumPy has none
        }
        const auto word =
            std::ranges::find_if(words, [&](const Translated& one) { return rest_.starts_with(one.python); });
        if (word != words.end()) {
            return put(word->json, word->python.size());
        }
        return kept.find(next) != std::string_view::npos && put(rest_.substr(0, 1), 1);
    }

    bool put(std::string_view json, std::size_t bytes) {
        json_ += json;
        rest_.remove_prefix(bytes);
        return true;
    }

    bool translate_string() {
        const char quote = rest_.front();
        const std::array<char, 2> told = {quote, '\\'};
        std::string text;
        rest_.remove_prefix(1);
        while (true) {
            const std::size_t plain = rest_.find_first_of(std::string_view(told.data(), told.size()));
            if (plain == std::string_view::npos) {
                return false;
            }
            const bool ends = rest_[plain] == quote;
            text += rest_.substr(0, plain);
            rest_.remove_prefix(plain + 1);
            if (ends) {
                json_ += nlohmann::json(text).dump();
                return true;
            }
            if (!add_escaped(text)) {
                return false;
            }
        }
    }

    /// Behind a backslash.
    bool add_escaped(std::string& text) {
        if (rest_.empty()) {
            return false;
        }
        const char letter = rest_.front();
        if (const auto one = std::ranges::find(escapes, rest_.substr(0, 1), &Translated::python);
            one != escapes.end()) {
            text += one->json;
            rest_.remove_prefix(1);
            return true;
        }
        const auto* const hexadecimal = std::ranges::find(numbered, letter, &Numbered::letter);
        if (hexadecimal == numbered.end()) {
            text += '\\';  // as Python takes what is no escape
            return true;
        }
        const auto number = of_hexadecimal(rest_.substr(1), hexadecimal->digits);
        if (!number) {
            return false;
        }
        rest_.remove_prefix(1 + hexadecimal->digits);
        const auto code_point = static_cast<char32_t>(*number);
        const bool is_scalar = *number <= 0x10FFFF && !is_high_surrogate(code_point) && !is_low_surrogate(code_point);
        append_utf8(text, is_scalar ? code_point : replacement);
        return true;
    }

    std::string_view rest_;
    std::string json_;
};

}  // namespace

std::optional<std::string> json_of_python(std::string_view text) {
    return Translation(text).run();
}

}  // namespace kinprint
