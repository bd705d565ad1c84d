#include "json_framer.hpp"
#include "records.hpp"

namespace kinprint {

namespace {

/// Records anywhere in a JSON value, or in several that follow one another.
class JsonReader final : public FormatReader, private JsonVisitor {
public:
    explicit JsonReader(ReadTarget target)
        : target_(target), records_(target), framer_(*this, limits::json_value_bytes, target.first_byte) {}

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

    bool value(std::string_view key, std::string_view json, JsonPlace begin, bool may_go_in) override {
        const char first = json.front();
        const bool is_record = first == '{' || first == '[' || (first == '"' && records_.lists_texts(key));
        if (depth_ == 0 || is_record) {
            const bool is_listed = depth_ > 0 && (key.empty() || first == '"');
            return records_.read(json, key, next_place(begin, is_listed), may_go_in) || take_back();
        }
        if (json.size() > limits::run_bytes) {
            too_long(begin);  // more than a label: a text, of a record that is
        } else {
            records_.note(key, json);
        }
        return true;
    }

    bool is_gone_into(std::string_view begun) override { return records_.may_hold_records(begun); }

    void broken(JsonPlace begin, JsonPlace at, std::string_view wanted) override {
        const RecordPlace place = next_place(begin, false);
        records_.pass_over();
        target_.errors.add(ErrorCode::bad_json, place.number, at.byte,
                           place.what + " is not JSON from " + target_.byte_name(at.byte) +
                               (at.line > begin.line ? in_line(at) : "") +
                               " on, and was passed over: " + std::string(wanted) +
                               " was expected there. A quote within a text needs a backslash before it.");
    }

    void stray(JsonPlace at) override {
        target_.errors.add(ErrorCode::bad_json, {}, at.byte,
                           "The bracket at " + target_.byte_name(at.byte) + in_line(at) +
                               " ends nothing: one is missing before it, or this is one too many. Records near it may "
                               "be counted under another name than theirs, or not at all. Mend it there.");
    }

    void unfinished(JsonPlace at, bool is_between) override {
        const std::string where = target_.byte_name(at.byte) + in_line(at);
        target_.errors.add(
            ErrorCode::bad_json, {}, at.byte,
            "The JSON is cut short: " +
                (is_between ? "it ends at " + where + ", where it was expected to go on, or a bracket to end it. "
                            : "what begins at " + where + " does not end. ") +
                (target_.report.texts > 0 ? "What stands before it was counted." : "There is no text before it.") +
                " Get the file anew, or mend it there.");
    }

    void too_long(JsonPlace begin) override {
        target_.errors.add(ErrorCode::line_too_long, {}, begin.byte,
                           "The record with what begins at " + target_.byte_name(begin.byte) + in_line(begin) +
                               " is longer than " + std::to_string(limits::json_value_bytes >> 20U) +
                               " MB, or nested too deeply, and was passed over. Cut it into several texts.");
    }

    /// " (line 3)"; nothing in the first, which may be all there is.
    static std::string in_line(JsonPlace place) {
        return place.line > 1 ? " (line " + std::to_string(place.line) + ")" : "";
    }

    RecordPlace next_place(JsonPlace begin, bool is_listed) {
        ++number_;
        return {"Record " + std::to_string(number_) + in_line(begin), number_, begin.byte, is_listed};
    }

    /// It was no record; those in it are.
    bool take_back() {
        --number_;
        return false;
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
