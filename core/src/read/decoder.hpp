// Bytes -> valid UTF-8, whatever they are written in.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

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

enum class Encoding : std::uint8_t { utf8, utf16le, utf16be };

/// What a file that begins so is written in: by its byte order mark, or by its zero bytes, which in UTF-16 are nearly
/// half of a text in Latin letters. `head`: the first `limits::sniff_bytes`, or all when there are fewer. O(head).
Encoding encoding_of(std::string_view head);

/// What people call it.
std::string_view name(Encoding encoding);

/// A byte order mark is not part of the text.
std::unique_ptr<Decoder> make_decoder(Encoding encoding);

}  // namespace kinprint
