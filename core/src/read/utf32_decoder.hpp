// UTF-32 -> UTF-8.
#pragma once

#include <array>
#include <string>

#include "decoder.hpp"

namespace kinprint {

/// What is no Unicode scalar value, and bytes too many at the end, become U+FFFD each (Unicode 3.9, D90).
class Utf32Decoder final : public Decoder {
public:
    explicit Utf32Decoder(bool big_endian) : big_endian_(big_endian) {}

    std::string_view feed(std::string_view bytes) override;
    std::string_view finish() override;
    [[nodiscard]] std::uint64_t invalid() const override { return invalid_; }
    [[nodiscard]] std::optional<std::uint64_t> first_invalid() const override { return first_; }

private:
    void take(char32_t unit, std::uint64_t at);
    void replace(std::uint64_t at);

    bool big_endian_;
    std::string text_;
    std::uint64_t offset_ = 0;
    char32_t unit_ = 0;  // as far as its bytes have come
    std::uint64_t invalid_ = 0;
    std::optional<std::uint64_t> first_;
};

}  // namespace kinprint
