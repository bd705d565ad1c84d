#include <algorithm>
#include <nlohmann/json.hpp>

#include "file_reader.hpp"
#include "utf8_cleaner.hpp"

namespace kinprint {

namespace {

using nlohmann::json;

/// The first of these keys that holds a string.
const std::string* string_at(const json& record, std::initializer_list<const char*> keys) {
    for (const char* key : keys) {
        const auto found = record.find(key);
        if (found != record.end() && found->is_string()) {
            return found->get_ptr<const std::string*>();
        }
    }
    return nullptr;
}

/// Values nested deeper than any record of texts are dropped while parsing: a line of a million brackets would fill the
/// memory.
bool no_deeper(int depth, json::parse_event_t, json&) {
    constexpr int most = 16;
    return depth <= most;
}

/// Text or a number that tells texts apart; empty when there is none.
std::string label_of(const json& record, const char* key) {
    const auto found = record.find(key);
    if (found == record.end() || !(found->is_string() || found->is_number())) {
        return "";
    }
    return as_name(found->is_string() ? found->get<std::string>() : found->dump());
}

/// One JSON object a line.
class JsonlReader final : public FormatReader {
public:
    JsonlReader(ReadTarget target, const FileSpec& file) : target_(target), file_(file) {}

    void feed(std::string_view bytes) override {
        while (!bytes.empty()) {
            const std::size_t newline = bytes.find('\n');
            append(bytes.substr(0, newline));
            if (newline == std::string_view::npos) {
                return;
            }
            end_line(true);
            bytes.remove_prefix(newline + 1);
        }
    }

    void finish() override {
        if (line_bytes_ > 0) {
            end_line(false);
        }
        if (records_ == 0) {
            target_.errors.add(ErrorCode::no_words, {}, {},
                               "There is no record in this file. One JSON object a line was expected.");
        } else if (target_.report.texts == 0 && read_ > 0) {
            target_.errors.add(ErrorCode::no_words, {}, {}, "None of the texts in this file has a word in it.");
        }
        report_invalid_utf8(target_.errors, invalid_, first_invalid_);
    }

private:
    void append(std::string_view part) {
        line_bytes_ += part.size();
        if (line_bytes_ <= limits::line_bytes) {
            line_.append(part);
        } else {
            line_.clear();
        }
    }

    void end_line(bool newline) {
        ++number_;
        if (line_bytes_ > limits::line_bytes) {
            ++records_;
            target_.errors.add(
                ErrorCode::line_too_long, number_, begin_,
                "Line " + std::to_string(number_) + " is longer than " + std::to_string(limits::line_bytes >> 20U) +
                    " MB and was passed over. One record a line was expected: put each text on a line of its own.");
        } else if (line_.find_first_not_of(" \t\r") != std::string::npos) {
            ++records_;
            read_record();
        }
        begin_ += line_bytes_ + (newline ? 1 : 0);
        line_.clear();
        line_bytes_ = 0;
    }

    void read_record() {
        Utf8Cleaner cleaner;
        std::string line(cleaner.feed(line_));
        line += cleaner.finish();
        if (cleaner.invalid() > 0) {
            invalid_ += cleaner.invalid();
            first_invalid_ = first_invalid_.value_or(begin_ + *cleaner.first_invalid());
        }
        try {
            read_object(json::parse(line, no_deeper));
        } catch (const json::parse_error& error) {
            const std::uint64_t at = error.byte == 0 ? 0 : error.byte - 1;
            target_.errors.add(ErrorCode::bad_json, number_, begin_ + at,
                               "Line " + std::to_string(number_) + " is not JSON from its character " +
                                   std::to_string(at + 1) +
                                   " on, and was passed over. One whole JSON object a line was expected.");
        } catch (const json::out_of_range&) {
            target_.errors.add(
                ErrorCode::bad_json, number_, begin_,
                "Line " + std::to_string(number_) +
                    " holds a number that is too large, and was passed over. Write it as text, or leave it out.");
        }
    }

    void read_object(const json& record) {
        if (!record.is_object()) {
            target_.errors.add(ErrorCode::bad_json, number_, begin_,
                               "Line " + std::to_string(number_) +
                                   " is JSON, but no object; {\"model\": …, \"output\": …} was expected.");
            return;
        }
        const std::string* text = string_at(record, {"output", "text"});
        if (text == nullptr) {
            target_.errors.add(ErrorCode::missing_text, number_, begin_,
                               "Line " + std::to_string(number_) +
                                   " has no text: a string named \"output\" or \"text\" was expected.");
            return;
        }
        const std::string* model = string_at(record, {"model"});
        const std::string source = model != nullptr && !model->empty() ? as_name(*model) : file_.source;
        const std::optional<Cut> cut = target_.cut_of(*text, number_);
        if (!cut) {
            return;
        }
        ++read_;
        target_.sink.begin_text(*cut);
        target_.sink.feed(*text);
        const std::uint64_t words = target_.sink.end_text(
            source,
            {label_of(record, "prompt_id"), file_.file + ":" + std::to_string(number_), label_of(record, "genre")});
        target_.count(source, words);
    }

    ReadTarget target_;
    FileSpec file_;
    std::string line_;
    std::uint64_t line_bytes_ = 0;
    std::uint64_t begin_ = 0;   // offset of the line
    std::uint64_t number_ = 0;  // of the line, from 1
    std::uint64_t records_ = 0;
    std::uint64_t read_ = 0;
    std::uint64_t invalid_ = 0;
    std::optional<std::uint64_t> first_invalid_;
};

}  // namespace

std::unique_ptr<FormatReader> make_jsonl_reader(ReadTarget target, const FileSpec& file) {
    return std::make_unique<JsonlReader>(target, file);
}

}  // namespace kinprint
