#include "file_reader.hpp"
#include "utf8_cleaner.hpp"

namespace kinprint {

namespace {

/// The whole file is one text.
class PlainReader final : public FormatReader {
public:
    PlainReader(ReadTarget target, const FileSpec& file) : target_(target), file_(file) {}

    void feed(std::string_view bytes) override {
        if (state_ == State::before) {
            begin(bytes);
        }
        if (state_ == State::open) {
            target_.sink.feed(cleaner_.feed(bytes));
        }
    }

    void finish() override {
        if (state_ != State::open) {
            return;
        }
        target_.sink.feed(cleaner_.finish());
        const std::uint64_t words = target_.sink.end_text(file_.source, {"", file_.file});
        target_.count(file_.source, words);
        if (words == 0) {
            target_.errors.add(ErrorCode::no_words, {}, {},
                               "There is not one word in this file, so there is nothing to compare.");
        }
        report_invalid_utf8(target_.errors, cleaner_.invalid(), cleaner_.first_invalid());
    }

private:
    enum class State : std::uint8_t { before, open, left_out };

    void begin(std::string_view head) {
        const std::optional<Cut> cut = target_.cut_of(head);
        state_ = cut ? State::open : State::left_out;
        if (cut) {
            target_.sink.begin_text(*cut);
        }
    }

    ReadTarget target_;
    FileSpec file_;
    State state_ = State::before;
    Utf8Cleaner cleaner_;
};

}  // namespace

std::unique_ptr<FormatReader> make_plain_reader(ReadTarget target, const FileSpec& file) {
    return std::make_unique<PlainReader>(target, file);
}

}  // namespace kinprint
