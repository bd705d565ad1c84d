#include "decoder.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "encodings.hpp"
#include "kinprint/limits.hpp"
#include "legacy_decoder.hpp"
#include "utf16_decoder.hpp"
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

/// UTF-8 with a few damaged bytes is UTF-8 all the same: it has more letters that are right than wrong ones. Zeros are
/// as wrong in all that it could be else.
bool looks_like_utf8(std::string bytes) {
    std::erase(bytes, '\0');
    Utf8Cleaner cleaner;
    const std::string text(cleaner.feed(bytes));
    const auto leads = [](std::string_view of) {
        return static_cast<std::uint64_t>(
            std::ranges::count_if(of, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0xC0U; }));
    };
    return leads(text) - cleaner.invalid() >= cleaner.invalid();
}

std::unique_ptr<Decoder> bare_decoder(Encoding encoding) {
    if (encoding == Encoding::utf8) {
        return std::make_unique<Utf8Cleaner>();
    }
    if (encoding == Encoding::utf16le || encoding == Encoding::utf16be) {
        return std::make_unique<Utf16Decoder>(encoding == Encoding::utf16be);
    }
    return LegacyDecoder::open(icu_table_of(encoding));
}

}  // namespace

std::optional<Encoding> utf16_of(std::string_view head) {
    if (head.starts_with("\xFF\xFE"sv)) {
        return Encoding::utf16le;
    }
    if (head.starts_with("\xFE\xFF"sv)) {
        return Encoding::utf16be;
    }
    std::array<std::size_t, 2> zeros{};  // at even places, and at odd ones
    head = head.substr(0, limits::sniff_bytes);
    for (std::size_t at = 0; at < head.size(); ++at) {
        zeros[at % 2] += head[at] == '\0' ? 1 : 0;
    }
    // Without a mark only text that is mostly below U+0100 is known: then each unit has one zero byte.
    const std::size_t units = head.size() / 2;
    const auto many = [&](std::size_t count) { return count > 1 && count * 10 >= units * 6; };
    if (many(zeros[1]) && zeros[0] == 0) {
        return Encoding::utf16le;
    }
    return many(zeros[0]) && zeros[1] == 0 ? std::optional(Encoding::utf16be) : std::nullopt;
}

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
    bool knows_head = false;           // is it known not to be UTF-16?
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
            if (const auto utf16 = utf16_of(waiting)) {
                begin_with(*utf16);
                return;
            }
        }
        pass_ascii();
        if (waiting.size() >= limits::sniff_bytes || (is_all && !waiting.empty())) {
            const std::string seen = waiting.substr(0, limits::sniff_bytes);
            begin_with(looks_like_utf8(seen) ? Encoding::utf8 : legacy_encoding_of(before + seen));
        }
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

bool DetectingDecoder::lacks_tables() const {
    return impl_->lacks_tables;
}

}  // namespace kinprint
