#include "whole_text.hpp"

namespace kinprint {

namespace {

/// The whole file is one text.
class PlainReader final : public FormatReader {
public:
    explicit PlainReader(ReadTarget target) : text_(target) {}

    void feed(std::string_view utf8) override { text_.feed(utf8); }
    void finish() override { text_.finish(); }

private:
    WholeText text_;
};

}  // namespace

std::unique_ptr<FormatReader> make_plain_reader(ReadTarget target) {
    return std::make_unique<PlainReader>(target);
}

}  // namespace kinprint
