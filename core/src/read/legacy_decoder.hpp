// Older encodings -> UTF-8, by ICU's converters.
#pragma once

#include <string>

#include "decoder.hpp"

struct UConverter;

namespace kinprint {

class LegacyDecoder final : public Decoder {
public:
    /// nullptr where ICU has no table of that name.
    static std::unique_ptr<LegacyDecoder> open(const char* icu_name);

    explicit LegacyDecoder(UConverter* converter);
    ~LegacyDecoder() override;

    std::string_view feed(std::string_view bytes) override { return convert(bytes, false); }
    std::string_view finish() override { return convert("", true); }
    [[nodiscard]] std::uint64_t invalid() const override { return invalid_; }
    [[nodiscard]] std::optional<std::uint64_t> first_invalid() const override { return first_; }

    /// So many bytes before the end of what was handed over, there was something that can't be decoded.
    void note_invalid(const char* end_of_it, std::size_t bytes);

private:
    std::string_view convert(std::string_view bytes, bool is_end);

    UConverter* converter_;
    std::string text_;
    const char* slice_ = nullptr;  // that is being converted
    std::uint64_t offset_ = 0;     // of it in the stream
    std::uint64_t invalid_ = 0;
    std::optional<std::uint64_t> first_;
};

}  // namespace kinprint
