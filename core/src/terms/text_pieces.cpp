#include "text_pieces.hpp"

#include <algorithm>

#include "kinprint/limits.hpp"

namespace kinprint {

namespace {

constexpr std::size_t piece_bytes = 32U << 10U;  // small enough that a piece and its segments stay in the cache
constexpr std::string_view cuts = " \n";

constexpr bool is_continuation(char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

}  // namespace

void TextPieces::append(std::string_view utf8) {
    buffer_.erase(0, begin_);
    begin_ = 0;
    buffer_.append(utf8);
}

std::optional<std::string_view> TextPieces::take(std::size_t bytes) {
    const std::string_view piece = std::string_view(buffer_).substr(begin_, bytes);
    begin_ += bytes;
    return piece;
}

std::size_t TextPieces::forced_cut(std::string_view rest) const {
    // The blank that a piece begins with is not part of the run.
    std::size_t cut = limits::run_bytes + (cuts.find(rest.front()) != std::string_view::npos ? 1 : 0);
    while (cut < rest.size() && is_continuation(rest[cut])) {
        --cut;
    }
    return cut;
}

std::optional<std::string_view> TextPieces::next() {
    const std::string_view rest = std::string_view(buffer_).substr(begin_);
    if (rest.size() < 2) {
        return std::nullopt;
    }
    const std::size_t near = rest.find_last_of(cuts, std::min(piece_bytes, rest.size()) - 1);
    if (near != std::string_view::npos && near > 0) {
        return take(near);
    }
    const std::size_t cut = forced_cut(rest);
    const std::size_t far = rest.substr(0, cut).find_first_of(cuts, 1);
    if (far != std::string_view::npos) {
        return take(far);
    }
    return rest.size() > cut ? take(cut) : std::nullopt;
}

std::optional<std::string_view> TextPieces::last() {
    if (const auto piece = next()) {
        return piece;
    }
    if (begin_ == buffer_.size()) {
        buffer_.clear();
        begin_ = 0;
        return std::nullopt;
    }
    return take(buffer_.size() - begin_);
}

void LineBreaks::see_slowly(std::string_view space) {
    constexpr std::string_view paragraph_separator = "\u2029";
    for (const char byte : space) {
        if (byte == '\r' || (byte == '\n' && !after_return_)) {
            ++count_;
        }
        after_return_ = byte == '\r';
    }
    if (space.find(paragraph_separator) != std::string_view::npos) {
        count_ += 2;
    }
}

}  // namespace kinprint
