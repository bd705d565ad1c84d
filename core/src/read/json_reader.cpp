#include "json_framer.hpp"
#include "records.hpp"

namespace kinprint {

namespace {

/// Records anywhere in a JSON value, or in several that follow one another.
class JsonReader final : public FormatReader, private JsonVisitor {
public:
    explicit JsonReader(ReadTarget target)
        : target_(target), records_(target), framer_(*this, limits::json_value_bytes) {}

    void feed(std::string_view utf8) override { framer_.feed(utf8); }

    void finish() override {
        framer_.finish();
        records_.finish();
    }

private:
    void open(std::string_view key) override {
        records_.open(key);
        ++depth_;
    }

    void close() override {
        records_.close();
        --depth_;
    }

    void value(std::string_view key, std::string_view json, std::uint64_t begin) override {
        const char first = json.front();
        const bool beside = depth_ > 0 && first != '{' && first != '[' && (first != '"' || !key.empty());
        if (beside && json.size() > limits::run_bytes) {
            too_long(begin);  // more than a label: a text, of a record that is
            return;
        }
        if (beside) {
            records_.note(key, json);
            return;
        }
        ++number_;
        records_.read(json, key, {"Record " + std::to_string(number_), number_, begin});
    }

    void unfinished(std::uint64_t begin) override {
        target_.errors.add(
            ErrorCode::bad_json, {}, begin,
            "The JSON is cut short: what begins at byte " + std::to_string(begin) +
                " does not end. What stands before it was counted. Get the file anew, or mend it there.");
    }

    void too_long(std::uint64_t begin) override {
        target_.errors.add(ErrorCode::line_too_long, {}, begin,
                           "The record with what begins at byte " + std::to_string(begin) + " is longer than " +
                               std::to_string(limits::json_value_bytes >> 20U) +
                               " MB, or nested too deeply, and was passed over. Cut it into several texts.");
    }

    ReadTarget target_;
    Records records_;
    JsonFramer framer_;
    std::size_t depth_ = 0;
    std::uint64_t number_ = 0;
};

}  // namespace

std::unique_ptr<FormatReader> make_json_reader(ReadTarget target) {
    return std::make_unique<JsonReader>(target);
}

}  // namespace kinprint
