#include "decoder.hpp"

#include <algorithm>
#include <utility>

#include "declared_encoding.hpp"
#include "encodings.hpp"
#include "kinprint/limits.hpp"
#include "legacy_decoder.hpp"
#include "unicode_form.hpp"
#include "utf16_decoder.hpp"
#include "utf32_decoder.hpp"
#include "utf8_cleaner.hpp"

namespace kinprint {

namespace {

using namespace std::string_view_literals;

/// Leaves out the byte order mark, if the text begins with one.
class WithoutMark final : public Decoder {
public:
    explicit WithoutMark(std::unique_ptr<Decoder> decoder) : decoder_(std::move(decoder)) {}

    std::string_view feed(std::string_view bytes) override { return without_mark(decoder_->feed(bytes)); }
    std::string_view finish() override { return without_mark(decoder_->finish()); }
    [[nodiscard]] std::uint64_t invalid() const override { return decoder_->invalid(); }
    [[nodiscard]] std::optional<std::uint64_t> first_invalid() const override { return decoder_->first_invalid(); }

private:
    std::string_view without_mark(std::string_view text) {
        if (!begun_ && !text.empty()) {
            begun_ = true;
            text.remove_prefix(text.starts_with("\uFEFF") ? "\uFEFF"sv.size() : 0);
        }
        return text;
    }

    std::unique_ptr<Decoder> decoder_;
    bool begun_ = false;
};

/// But for zeros, which no text has.
bool is_ascii(char c) {
    return c != '\0' && static_cast<unsigned char>(c) < 0x80;
}

std::unique_ptr<Decoder> bare_decoder(Encoding encoding) {
    switch (encoding) {
        case Encoding::utf8: return std::make_unique<Utf8Cleaner>();
        case Encoding::utf16le: return std::make_unique<Utf16Decoder>(false);
        case Encoding::utf16be: return std::make_unique<Utf16Decoder>(true);
        case Encoding::utf32le: return std::make_unique<Utf32Decoder>(false);
        case Encoding::utf32be: return std::make_unique<Utf32Decoder>(true);
        default: return LegacyDecoder::open(icu_table_of(encoding));
    }
}

}  // namespace

std::unique_ptr<Decoder> make_decoder(Encoding encoding) {
    auto decoder = bare_decoder(encoding);
    return decoder ? std::make_unique<WithoutMark>(std::move(decoder)) : nullptr;
}

/// Bytes wait until there are enough to tell; ASCII does not.
struct DetectingDecoder::Impl {
    std::string waiting;               // the head of the file, and later what is not ASCII, and follows it
    std::string before;                // the last ASCII, which helps to tell languages
    std::uint64_t passed = 0;          // bytes that the decoder below has not seen
    std::string text;                  // that was decoded now
    bool knows_head = false;           // is it known to be no other form of Unicode?
    std::optional<Encoding> declared;  // that the head says it is
    bool is_declared = false;          // was that taken?
    std::unique_ptr<Decoder> decoder;  // once it is known
    Encoding encoding = Encoding::utf8;
    bool lacks_tables = false;

    void begin_with(Encoding found) {
        encoding = found;
        decoder = make_decoder(found);
        lacks_tables = decoder == nullptr;
        if (decoder) {
            text += decoder->feed(std::exchange(waiting, {}));
        }
    }

    void take(std::string_view bytes, bool is_all) {
        if (lacks_tables) {
            return;
        }
        if (decoder) {
            text += decoder->feed(bytes);
            return;
        }
        waiting += bytes;
        if (!knows_head) {
            if (!is_all && waiting.size() < limits::sniff_bytes) {
                return;
            }
            knows_head = true;
            if (const auto found = unicode_of(waiting)) {
                begin_with(*found);
                return;
            }
            declared = declared_encoding(waiting);
        }
        pass_ascii();
        if (waiting.size() >= limits::sniff_bytes || (is_all && !waiting.empty())) {
            const std::string seen = waiting.substr(0, limits::sniff_bytes);
            begin_with(encoding_of(seen));
        }
    }

    /// Of bytes that are not ASCII.
    Encoding encoding_of(const std::string& seen) {
        if (looks_like_utf8(seen)) {
            return Encoding::utf8;
        }
        is_declared = declared.has_value();
        return declared ? *declared : legacy_encoding_of(before + seen);
    }

    void pass_ascii() {
        const auto end = static_cast<std::size_t>(std::ranges::find_if_not(waiting, is_ascii) - waiting.begin());
        const std::string_view ascii = std::string_view(waiting).substr(0, end);
        text += ascii;
        passed += end;
        before += ascii.substr(end - std::min(end, limits::sniff_bytes));
        before.erase(0, before.size() - std::min(before.size(), limits::sniff_bytes));
        waiting.erase(0, end);
    }
};

DetectingDecoder::DetectingDecoder() : impl_(std::make_unique<Impl>()) {}
DetectingDecoder::~DetectingDecoder() = default;

std::string_view DetectingDecoder::feed(std::string_view bytes) {
    impl_->text.clear();
    impl_->take(bytes, false);
    return impl_->text;
}

std::string_view DetectingDecoder::finish() {
    impl_->text.clear();
    impl_->take("", true);
    if (impl_->decoder) {
        impl_->text += impl_->decoder->finish();
    }
    return impl_->text;
}

std::uint64_t DetectingDecoder::invalid() const {
    return impl_->decoder ? impl_->decoder->invalid() : 0;
}

std::optional<std::uint64_t> DetectingDecoder::first_invalid() const {
    const auto first = impl_->decoder ? impl_->decoder->first_invalid() : std::nullopt;
    return first ? std::optional(impl_->passed + *first) : std::nullopt;
}

Encoding DetectingDecoder::encoding() const {
    return impl_->encoding;
}

bool DetectingDecoder::is_declared() const {
    return impl_->is_declared;
}

bool DetectingDecoder::lacks_tables() const {
    return impl_->lacks_tables;
}

}  // namespace kinprint
