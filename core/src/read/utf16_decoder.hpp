// UTF-16 -> UTF-8.
#pragma once

#include <string>

#include "decoder.hpp"

namespace kinprint {

/// Unpaired surrogates, and a byte too many at the end, become U+FFFD each (Unicode 3.9, D91; the Encoding Standard's
/// shared UTF-16 decoder).
class Utf16Decoder final : public Decoder {
public:
    explicit Utf16Decoder(bool big_endian) : big_endian_(big_endian) {}

    std::string_view feed(std::string_view bytes) override;
    std::string_view finish() override;
    [[nodiscard]] std::uint64_t invalid() const override { return invalid_; }
    [[nodiscard]] std::optional<std::uint64_t> first_invalid() const override { return first_; }

private:
    void take(char16_t unit, std::uint64_t at);
    void replace(std::uint64_t at);

    bool big_endian_;
    std::string text_;
    std::uint64_t offset_ = 0;
    std::optional<unsigned char> odd_;  // the first byte of a unit
    char16_t high_ = 0;                 // a high surrogate that waits for its low one
    std::uint64_t invalid_ = 0;
    std::optional<std::uint64_t> first_;
};

}  // namespace kinprint
