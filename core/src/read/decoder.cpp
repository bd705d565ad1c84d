#include "decoder.hpp"

#include <array>

#include "kinprint/limits.hpp"
#include "kinprint/read.hpp"
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

}  // namespace

Encoding encoding_of(std::string_view head) {
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
    const auto many = [&](std::size_t count) { return count > 0 && count * 10 >= units * 6; };
    if (many(zeros[1]) && zeros[0] == 0) {
        return Encoding::utf16le;
    }
    return many(zeros[0]) && zeros[1] == 0 ? Encoding::utf16be : Encoding::utf8;
}

std::string_view name(Encoding encoding) {
    static constexpr std::array<std::string_view, 3> names = {"UTF-8", "UTF-16LE", "UTF-16BE"};
    return names[static_cast<std::size_t>(encoding)];
}

std::string_view name_of_encoding(std::string_view head) {
    return name(encoding_of(head));
}

std::string text_of_head(std::string_view head) {
    return std::string(make_decoder(encoding_of(head))->feed(head));
}

std::unique_ptr<Decoder> make_decoder(Encoding encoding) {
    std::unique_ptr<Decoder> decoder;
    if (encoding == Encoding::utf8) {
        decoder = std::make_unique<Utf8Cleaner>();
    } else {
        decoder = std::make_unique<Utf16Decoder>(encoding == Encoding::utf16be);
    }
    return std::make_unique<WithoutMark>(std::move(decoder));
}

}  // namespace kinprint
