// Bytes -> valid UTF-8.
#pragma once

#include <string>

#include "decoder.hpp"

namespace kinprint {

/// Replaces what is not UTF-8 by U+FFFD, one for each maximal part of an ill-formed sequence (Unicode 3.9,
/// "substitution of maximal subparts", as the Encoding Standard decodes), in a stream of slices. A zero byte is
/// replaced, too: no text has any, but where one in UTF-16 was put behind one in UTF-8 every second byte is zero.
class Utf8Cleaner final : public Decoder {
public:
    std::string_view feed(std::string_view bytes) override;
    std::string_view finish() override;
    [[nodiscard]] std::uint64_t invalid() const override { return invalid_; }
    [[nodiscard]] std::optional<std::uint64_t> first_invalid() const override { return first_; }

private:
    void clean(std::string_view bytes, bool at_end);
    void replace(std::size_t at);

    std::string pending_;  // the beginning of a code point
    std::string clean_;
    std::uint64_t offset_ = 0;  // of pending_ in the stream
    std::uint64_t invalid_ = 0;
    std::optional<std::uint64_t> first_;
};

/// Is this UTF-8, be it with a few damaged bytes: are more of its letters right than wrong? Zeros are as wrong in all
/// that it could be else; halves of surrogate pairs, each written as a letter, are wrong, but in nothing else.
bool looks_like_utf8(std::string bytes);

}  // namespace kinprint
