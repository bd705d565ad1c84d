// A text as passages show it, of which only the last part is kept.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace kinprint {

/// A half-open range of bytes, counted from the beginning of the text as it is shown.
struct ShownRange {
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
};

struct Excerpt {
    std::string before;
    std::string match;
    std::string after;
};

/// Valid UTF-8 that grows at the end and is forgotten from the beginning.
class ShownText {
public:
    /// Code points shown on either side of a match, and the bytes that hold them and the one that says whether there
    /// are more.
    static constexpr std::size_t context = 80;
    static constexpr std::size_t context_bytes = 4 * (context + 1);

    void clear();
    void append(std::string_view utf8) { kept_.append(utf8); }

    [[nodiscard]] std::uint64_t end() const { return forgotten_ + kept_.size(); }
    [[nodiscard]] std::size_t kept_bytes() const { return kept_.size(); }

    /// The text before `begin` is not asked for any more, but as the context of what follows.
    void forget_before(std::uint64_t begin);

    /// The match and what stands around it. Precondition: nothing of it is forgotten; and `context_bytes` follow it, or
    /// the text has ended.
    [[nodiscard]] Excerpt excerpt(ShownRange match) const;

private:
    std::string kept_;
    std::uint64_t forgotten_ = 0;  // bytes
};

}  // namespace kinprint
