#include "html_text.hpp"
#include "whole_text.hpp"

namespace kinprint {

namespace {

/// A page whose visible text is one text.
class HtmlReader final : public FormatReader {
public:
    explicit HtmlReader(ReadTarget target) : text_(target) {}

    void feed(std::string_view utf8) override { text_.feed(html_.feed(utf8)); }

    void finish() override {
        text_.feed(html_.finish());
        text_.finish();
    }

private:
    HtmlText html_;
    WholeText text_;
};

}  // namespace

std::unique_ptr<FormatReader> make_html_reader(ReadTarget target) {
    return std::make_unique<HtmlReader>(target);
}

}  // namespace kinprint
