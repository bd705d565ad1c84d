// What can go wrong with untrusted input, as plain data.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kinprint {

/// The closed set of things that can go wrong. Each has one name, the same in C++, JSON and the page.
enum class ErrorCode : std::uint8_t {
    empty_file,          // no bytes at all
    no_words,            // bytes, but not one word in them
    not_text,            // binary data, or UTF-16
    invalid_utf8,        // some bytes were replaced by U+FFFD; the rest was counted
    unsupported_file,    // no text, as its ending says
    other_format,        // it is not what its ending says, and was read as one text
    page_files,          // what a browser saved beside a page was passed over
    export_files,        // what programs export beside chats was passed over
    unclosed_html,       // in a page something that is not shown has no end, and so all behind it is not
    unsafe_path,         // a path in an archive that leads out of it
    unreadable_file,     // the system refused to open or read it, or it is damaged
    bytes_behind,        // of a packed file, behind its end; what is packed was counted
    torn_file,           // a packed file is damaged or cut short; what came before was counted
    needs_dictionaries,  // text in a script without spaces, and no dictionaries at hand
    bad_json,            // a line or a file that is not JSON
    missing_text,        // a JSON record without a text in it
    guessed_encoding,    // an older encoding, told by its looks
    guessed_text,        // a record's field was taken for the text, or is proposed for the source, by its looks
    empty_text,          // texts without a word were left out
    repeated_text,       // texts that an earlier one of the same source holds, byte by byte, were left out
    repeated_file,       // files that hold what another of the same source holds, byte by byte, were left out
    shared_text,         // texts that an earlier file holds for the same source, to the letter, were counted again
    chat_turns,          // of texts that are chats what people say was left out
    markup,              // of texts of records that are HTML what a browser shows was counted
    looping_text,        // texts that say one thing over and over were left out
    torn_reasoning,      // texts that end in reasoning, without an answer, or with reasoning that does not begin
    bad_row,             // a row of a table that is not as its heading says
    line_too_long,       // a line, or another record, beyond its limit
    bad_profile,         // JSON, but not a Kinprint profile of a known format
    same_name,           // texts of one name came in several files and were counted as one source
    too_few_sources,     // a tree needs two
    too_few_words,       // a source has too little text for a place in the tree
    unknown_source,      // a source was named that is not there
    no_split,            // a source can't be split so: what would tell its texts apart is not known any more
    bad_option,          // an option outside its range
    internal,            // a fault of Kinprint's own
};

/// The name of `code` as it stands in JSON, with hyphens: "empty-file".
std::string_view name(ErrorCode code);

/// One thing that went wrong, where, and what to do about it.
struct Error {
    ErrorCode code{};
    std::string file;                   // as the user knows it; empty when no file is concerned
    std::optional<std::uint64_t> text;  // 1-based number of the record (its line in JSONL)
    std::optional<std::uint64_t> byte;  // 0-based offset in the file
    std::string message;                // one sentence in plain words: what was expected, what to do
};

using Errors = std::vector<Error>;

/// Of each kind of error those of the first `limits::files_per_error` files; where the next one stood, how many files
/// more have such. What concerns no file stays. So a folder of files that are all broken alike stays readable.
/// O(errors log files).
Errors few_of_each_kind(Errors errors);

}  // namespace kinprint
