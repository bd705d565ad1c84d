// Bytes -> texts.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kinprint/error.hpp"
#include "kinprint/text_sink.hpp"

namespace kinprint {

enum class Format : std::uint8_t {
    plain,  // .txt, .md: one text
    jsonl,  // .jsonl, .ndjson: one object a line; text in "output" or "text", source in "model", prompt in "prompt_id"
    profile,  // .kinprint.json: counts
};

std::string_view name(Format format);
std::optional<Format> format_of_name(std::string_view name);

/// A file to read: what to call it in errors, which source its texts belong to unless they say so themselves, and how
/// it is written.
struct FileSpec {
    std::string file;
    std::string source;
    Format format = Format::plain;
};

/// What came of one file.
struct FileReport {
    std::string file;
    std::vector<std::string> sources;  // the sources it added to, each once, sorted
    std::uint64_t texts = 0;
    std::uint64_t words = 0;
    std::string options;     // of the tree that saved counts were kept with, as JSON; empty where there is none
    bool has_texts = false;  // do saved counts have their texts beside them?
    Errors errors;
};

/// Reads one file, in slices of any size, into a sink. Bad records and bytes are reported and passed over; the rest is
/// counted. Memory: one line of JSONL, one whole profile, or a small buffer for plain text.
class Reader {
public:
    /// `sink` must outlive the reader.
    Reader(TextSink& sink, FileSpec file);
    ~Reader();
    Reader(Reader&&) noexcept;
    Reader& operator=(Reader&&) noexcept;

    void feed(std::string_view bytes);
    FileReport finish();

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace kinprint
