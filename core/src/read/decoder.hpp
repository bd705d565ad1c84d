// Bytes -> valid UTF-8, whatever they are written in.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "kinprint/read.hpp"

namespace kinprint {

/// Decodes a stream of slices. What can't be decoded becomes U+FFFD.
class Decoder {
public:
    Decoder() = default;
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;
    virtual ~Decoder() = default;

    /// The text of this slice, without a code point that ends in a later one; valid until the next call. O(bytes).
    virtual std::string_view feed(std::string_view bytes) = 0;

    /// What an unfinished code point at the end turns into.
    virtual std::string_view finish() = 0;

    [[nodiscard]] virtual std::uint64_t invalid() const = 0;                       // replacements so far
    [[nodiscard]] virtual std::optional<std::uint64_t> first_invalid() const = 0;  // byte offset
};

/// A decoder that finds out what the bytes are written in. UTF-16 and UTF-32 are known by the first of them. All else
/// begins as ASCII; from the first byte on that is not, `limits::sniff_bytes` are looked at: UTF-8, or else what the
/// page says that it is, or else what ICU's detector takes it for. So what is found does not depend on the slices. A
/// byte order mark is not part of the text.
class DetectingDecoder final : public Decoder {
public:
    DetectingDecoder();
    ~DetectingDecoder() override;

    std::string_view feed(std::string_view bytes) override;
    std::string_view finish() override;
    [[nodiscard]] std::uint64_t invalid() const override;
    [[nodiscard]] std::optional<std::uint64_t> first_invalid() const override;

    /// What was found; UTF-8 as long as there is nothing to tell by.
    [[nodiscard]] Encoding encoding() const;

    /// Was it taken because the page says so?
    [[nodiscard]] bool is_declared() const;

    /// Was it found by that or by its looks, and can its tables not be had? Then there is no text.
    [[nodiscard]] bool lacks_tables() const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// A decoder of a known encoding; nullptr where its tables are not here (`load_dictionaries` has those of Chinese,
/// Japanese and Korean). A byte order mark is not part of the text.
std::unique_ptr<Decoder> make_decoder(Encoding encoding);

}  // namespace kinprint
