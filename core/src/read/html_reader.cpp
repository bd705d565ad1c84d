#include "html_text.hpp"
#include "whole_text.hpp"

namespace kinprint {

namespace {

/// A page whose visible text is one text.
class HtmlReader final : public FormatReader {
public:
    explicit HtmlReader(ReadTarget target) : target_(target), text_(target) {}

    void feed(std::string_view utf8) override { text_.feed(html_.feed(utf8)); }

    void finish() override {
        text_.feed(html_.finish());
        text_.finish();
        if (const auto unclosed = html_.unclosed()) {
            const std::uint64_t byte = target_.first_byte + unclosed->byte;
            target_.errors.add(ErrorCode::unclosed_html, {}, byte,
                               "The " + unclosed->what + " at byte " + std::to_string(byte) +
                                   " of the page never ends, so what stands behind it is not shown, and was not "
                                   "counted. Save the page anew, or mend it there.");
        }
    }

private:
    ReadTarget target_;
    HtmlText html_;
    WholeText text_;
};

}  // namespace

std::unique_ptr<FormatReader> make_html_reader(ReadTarget target) {
    return std::make_unique<HtmlReader>(target);
}

}  // namespace kinprint
