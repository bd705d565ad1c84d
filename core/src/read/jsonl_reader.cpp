#include "lines.hpp"
#include "records.hpp"

namespace kinprint {

namespace {

/// What stands behind a record in its line, where somebody cut a list into lines.
constexpr std::string_view behind_records = ", \t\r";

/// One JSON object a line.
class JsonlReader final : public FormatReader {
public:
    explicit JsonlReader(ReadTarget target) : target_(target), records_(target) {}

    void feed(std::string_view utf8) override {
        lines_.feed(utf8, [&](const Line& line) { read(line); });
    }

    void finish() override {
        lines_.finish([&](const Line& line) { read(line); });
        records_.finish();
    }

private:
    void read(const Line& line) {
        const std::string what = "Line " + std::to_string(line.number);
        if (line.too_long) {
            target_.errors.add(
                ErrorCode::line_too_long, line.number, line.begin,
                what + " is longer than " + std::to_string(limits::line_bytes >> 20U) +
                    " MB and was passed over. One record a line was expected: cut its text into several, each a record on its own line.");
            return;
        }
        const std::string_view record = line.text.substr(0, line.text.find_last_not_of(behind_records) + 1);
        if (!record.empty()) {
            records_.read(record, "", {what, line.number, line.begin});
        }
    }

    ReadTarget target_;
    Records records_;
    Lines lines_;
};

}  // namespace

std::unique_ptr<FormatReader> make_jsonl_reader(ReadTarget target) {
    return std::make_unique<JsonlReader>(target);
}

}  // namespace kinprint
