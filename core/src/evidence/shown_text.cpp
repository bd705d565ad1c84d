#include "shown_text.hpp"

#include <algorithm>

namespace kinprint {

namespace {

constexpr std::string_view ellipsis = "…";

constexpr bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Where the last `count` code points begin.
std::size_t last_code_points(std::string_view utf8, std::size_t count) {
    std::size_t at = utf8.size();
    while (at > 0 && count > 0) {
        --at;
        count -= is_continuation(utf8[at]) ? 0 : 1;
    }
    return at;
}

/// Where the first `count` code points end.
std::size_t first_code_points(std::string_view utf8, std::size_t count) {
    std::size_t at = 0;
    while (at < utf8.size() && count > 0) {
        ++at;
        while (at < utf8.size() && is_continuation(utf8[at])) {
            ++at;
        }
        --count;
    }
    return at;
}

std::string cut_before(std::string_view text) {
    const std::size_t cut = last_code_points(text, ShownText::context);
    if (cut == 0) {
        return std::string(text);
    }
    const std::size_t blank = text.find(' ', cut - 1);
    const bool at_blank = blank != std::string_view::npos && blank + 1 < text.size();
    return std::string(ellipsis) + std::string(text.substr(at_blank ? blank + 1 : cut));
}

std::string cut_after(std::string_view text) {
    const std::size_t cut = first_code_points(text, ShownText::context);
    if (cut == text.size()) {
        return std::string(text);
    }
    const std::size_t blank = text.rfind(' ', cut);
    const bool at_blank = blank != std::string_view::npos && blank > 0;
    return std::string(text.substr(0, at_blank ? blank : cut)) + std::string(ellipsis);
}

}  // namespace

void ShownText::clear() {
    kept_.clear();
    forgotten_ = 0;
}

void ShownText::forget_before(std::uint64_t begin) {
    const std::uint64_t from = begin - std::min<std::uint64_t>(begin, context_bytes);
    if (from > forgotten_) {
        std::size_t bytes = static_cast<std::size_t>(from - forgotten_);
        while (bytes < kept_.size() && is_continuation(kept_[bytes])) {
            ++bytes;  // the context has a code point to spare
        }
        kept_.erase(0, bytes);
        forgotten_ += bytes;
    }
}

Excerpt ShownText::excerpt(ShownRange match) const {
    const auto begin = static_cast<std::size_t>(match.begin - forgotten_);
    const auto end = static_cast<std::size_t>(match.end - forgotten_);
    const std::string_view all = kept_;
    return {cut_before(all.substr(0, begin)), std::string(all.substr(begin, end - begin)),
            cut_after(all.substr(end, context_bytes))};
}

}  // namespace kinprint
