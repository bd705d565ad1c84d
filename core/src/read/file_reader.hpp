// What the readers of the single formats have in common.
#pragma once

#include <string>
#include <string_view>

#include "kinprint/limits.hpp"
#include "kinprint/read.hpp"
#include "some_records.hpp"

namespace kinprint {

/// The errors of one file, capped.
class FileErrors {
public:
    explicit FileErrors(std::string file) : file_(std::move(file)) {}

    void add(ErrorCode code, std::optional<std::uint64_t> text, std::optional<std::uint64_t> byte, std::string message);

    [[nodiscard]] bool empty() const { return errors_.empty(); }
    [[nodiscard]] bool holds(ErrorCode code) const;

    /// What tells bytes of the file from this one on is not known any more: they are not those of its text.
    void forget_bytes_from(std::uint64_t byte);

    /// All of them; those beyond the cap as a number.
    Errors take();

private:
    std::string file_;
    Errors errors_;
    std::uint64_t dropped_ = 0;
};

/// A reader of one format: fed with UTF-8, it finds texts.
class FormatReader {
public:
    FormatReader() = default;
    FormatReader(const FormatReader&) = delete;
    FormatReader& operator=(const FormatReader&) = delete;
    virtual ~FormatReader() = default;

    virtual void feed(std::string_view utf8) = 0;
    virtual void finish() = 0;
};

/// Where a record stands in its file.
struct RecordPlace {
    std::string what;  // "Line 3"
    std::uint64_t number = 0;
    std::uint64_t byte = 0;
    bool is_listed = true;  // one of several side by side, rather than alone or under a name of its own?
};

/// Of which texts of a file something is said: the records that they are in, 0 where the file is one text.
struct SeenTexts {
    SeenRecords unanswered;  // those that end in reasoning
    SeenRecords chats;       // those of which only what the model says was counted
    SeenRecords markup;      // those that are HTML
};

/// Where a format reader leaves what it finds.
struct ReadTarget {
    TextSink& sink;
    const FileSpec& file;
    FileReport& report;
    FileErrors& errors;
    SeenTexts& seen;
    std::uint64_t first_byte = 0;  // of the text in the file: behind a byte order mark
    bool has_own_bytes = true;     // are the bytes of the text those of the file, as far as is known?

    /// "byte 12", of the text as it is fed, counted as people can count it in the file.
    [[nodiscard]] std::string byte_name(std::uint64_t byte) const {
        return "byte " + std::to_string(byte) + (has_own_bytes ? "" : " of its text in UTF-8");
    }

    /// Hands over a text of a record, as far as it is in the channel that is asked for.
    void add_text(std::string_view utf8, std::string_view reasoning, std::string_view source, const TextLabel& label,
                  const RecordPlace& place) const;

    /// The same of what the model says in it.
    void add_said(std::string_view utf8, std::string_view reasoning, std::string_view source, const TextLabel& label,
                  const RecordPlace& place) const;

    void add_text(std::string_view text, std::string_view source, const TextLabel& label,
                  const RecordPlace& place) const;

    /// How the words of a text that begins so are found. Nothing, with an error, where that takes dictionaries that are
    /// not here. `place`: that of its record, where it is in one.
    [[nodiscard]] std::optional<Cut> cut_of(std::string_view head, const RecordPlace* place = nullptr) const;

    /// Notes what was found of reasoning in a text. `record`: that it is in; 0 where it is none.
    void count_reasoning(bool has_reasoning, bool lacks_answer, std::uint64_t record) const;

    /// Notes that a text was counted.
    void count(std::string_view source, std::uint64_t words) const;
};

std::unique_ptr<FormatReader> make_plain_reader(ReadTarget target);
std::unique_ptr<FormatReader> make_jsonl_reader(ReadTarget target);
std::unique_ptr<FormatReader> make_json_reader(ReadTarget target);
std::unique_ptr<FormatReader> make_csv_reader(ReadTarget target);
std::unique_ptr<FormatReader> make_html_reader(ReadTarget target);
std::unique_ptr<FormatReader> make_profile_reader(ReadTarget target);

/// `text` cut to so many bytes, at a code point.
std::string cut_to_bytes(std::string_view text, std::size_t bytes);

/// `text` cut to `limits::name_bytes`.
std::string as_name(std::string_view text);

}  // namespace kinprint
