// What the readers of the single formats have in common.
#pragma once

#include <string>
#include <string_view>

#include "kinprint/limits.hpp"
#include "kinprint/read.hpp"

namespace kinprint {

/// The errors of one file, capped.
class FileErrors {
public:
    explicit FileErrors(std::string file) : file_(std::move(file)) {}

    void add(ErrorCode code, std::optional<std::uint64_t> text, std::optional<std::uint64_t> byte, std::string message);

    /// All of them; those beyond the cap as a number.
    Errors take();

private:
    std::string file_;
    Errors errors_;
    std::uint64_t dropped_ = 0;
};

/// A reader of one format: fed with bytes, it finds texts.
/// What it is fed first is at least `limits::sniff_bytes` long, or the whole file.
class FormatReader {
public:
    FormatReader() = default;
    FormatReader(const FormatReader&) = delete;
    FormatReader& operator=(const FormatReader&) = delete;
    virtual ~FormatReader() = default;

    virtual void feed(std::string_view bytes) = 0;
    virtual void finish() = 0;
};

/// Where a format reader leaves what it finds.
struct ReadTarget {
    TextSink& sink;
    FileReport& report;
    FileErrors& errors;

    /// How the words of a text that begins so are found. Nothing, with an error, where that takes dictionaries that are
    /// not here. `record`: its number in the file.
    [[nodiscard]] std::optional<Cut> cut_of(std::string_view head,
                                            std::optional<std::uint64_t> record = std::nullopt) const;

    void count(std::string_view source, std::uint64_t words) const;
};

std::unique_ptr<FormatReader> make_plain_reader(ReadTarget target, const FileSpec& file);
std::unique_ptr<FormatReader> make_jsonl_reader(ReadTarget target, const FileSpec& file);
std::unique_ptr<FormatReader> make_profile_reader(ReadTarget target, const FileSpec& file);

/// Says that bytes were replaced, if any were.
void report_invalid_utf8(FileErrors& errors, std::uint64_t invalid, std::optional<std::uint64_t> first);

/// `text` cut to `limits::name_bytes` at a code point.
std::string as_name(std::string_view text);

}  // namespace kinprint
