// A stream of text -> its lines.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "kinprint/limits.hpp"

namespace kinprint {

struct Line {
    std::string_view text;     // without its line feed; empty where it is too long
    std::uint64_t number = 0;  // from 1
    std::uint64_t begin = 0;   // its byte
    bool too_long = false;     // beyond `limits::line_bytes`
};

/// Cuts a stream, which comes in slices, at line feeds. Memory: one line.
class Lines {
public:
    template <typename Take>
    void feed(std::string_view utf8, Take take) {
        while (!utf8.empty()) {
            const std::size_t newline = utf8.find('\n');
            append(utf8.substr(0, newline));
            if (newline == std::string_view::npos) {
                return;
            }
            end_line(1, take);
            utf8.remove_prefix(newline + 1);
        }
    }

    template <typename Take>
    void finish(Take take) {
        if (bytes_ > 0) {
            end_line(0, take);
        }
    }

private:
    void append(std::string_view part) {
        bytes_ += part.size();
        if (bytes_ <= limits::line_bytes) {
            text_.append(part);
        } else {
            text_.clear();
        }
    }

    template <typename Take>
    void end_line(std::uint64_t newline, Take take) {
        take(Line{text_, ++number_, begin_, bytes_ > limits::line_bytes});
        begin_ += bytes_ + newline;
        text_.clear();
        bytes_ = 0;
    }

    std::string text_;
    std::uint64_t bytes_ = 0;
    std::uint64_t begin_ = 0;
    std::uint64_t number_ = 0;
};

}  // namespace kinprint
