// Bytes -> texts.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kinprint/error.hpp"
#include "kinprint/naming.hpp"
#include "kinprint/text_sink.hpp"

namespace kinprint {

enum class Format : std::uint8_t {
    plain,    // text, Markdown too: one text
    jsonl,    // one JSON record a line
    json,     // records anywhere in a JSON value, or in several
    csv,      // a table, one record a row
    html,     // a page, whose visible text is one text
    profile,  // .kinprint.json: counts
};

std::string_view name(Format format);
std::optional<Format> format_of_name(std::string_view name);

/// Which fields of records hold what, by the names that they have there ("a.b": "b" in "a"). Empty: as known shapes of
/// records have it (read/records.hpp), or else the field that looks most like text.
struct Fields {
    std::string text;
    std::string source;
    std::string prompt;

    friend bool operator==(const Fields&, const Fields&) = default;
};

/// Models that reason before they answer leave both in one text (<think>…</think> and the like), or in a field of its
/// own.
enum class Channel : std::uint8_t {
    answers,    // what is not reasoning
    reasoning,  // that alone
    both,
};

std::string_view name(Channel channel);
std::optional<Channel> channel_of_name(std::string_view name);

/// What is taken out of texts before they are counted (src/strip/rules.hpp says how each is known). None of it by
/// default: measured on 22 models, leaving it in finds a writer again as well or better (tests/quality).
struct Strip {
    bool wrappers = false;  // words to whoever asked, titles, counts of words
    bool markdown = false;  // its marks, and YAML above it; what they mark stays
    bool code = false;      // fenced blocks
    bool prompt = false;    // what of it is said again, where records hold its text

    [[nodiscard]] bool any() const { return wrappers || markdown || code || prompt; }
    friend bool operator==(const Strip&, const Strip&) = default;
};

/// Of a list of the names above, with commas between; nothing where one is not known.
std::optional<Strip> strip_of_names(std::string_view names);

/// That list.
std::string names_of(const Strip& strip);

/// What bytes are written in. Of the older ones those that are still met; the tables of the last five come with
/// `load_dictionaries`.
enum class Encoding : std::uint8_t {
    utf8,
    utf16le,
    utf16be,
    utf32le,
    utf32be,
    windows_1250,
    windows_1251,
    windows_1252,
    windows_1253,
    windows_1254,
    iso_8859_2,
    iso_8859_7,
    koi8_r,
    shift_jis,
    euc_jp,
    euc_kr,
    gb18030,
    big5,
};

/// As the Encoding Standard has them: "windows-1252".
std::string_view name(Encoding encoding);
std::optional<Encoding> encoding_of_name(std::string_view name);

/// A file to read: what to call it in errors, which source its texts belong to unless they say so themselves, and how
/// its ending says it is written. What stands in it says that better: JSON, HTML, saved counts and tables with a
/// heading that is known are read as such whatever the ending.
struct FileSpec {
    std::string file;
    std::string source;
    Format format = Format::plain;
    Fields fields = {};
    Channel channel = Channel::answers;
    std::optional<Encoding> encoding = {};  // nothing: it is found out
    bool keeps_repeats = false;             // are texts counted that repeat an earlier one, or only themselves?
    Strip strip = {};
    std::vector<Naming> namings = {};  // what its texts go by, one after the other; the report names sources
                                       // as the file does
};

/// How records were understood, for people to see and to change.
struct RecordReading {
    Fields fields;                   // what was taken of the first; "" where it is no field of its own
    bool guessed = false;            // was the text's field found by its looks alone?
    std::string likely_source;       // the field that may say whose each is, where none is known to: not taken
    std::vector<std::string> names;  // of the fields of the first records
    struct Row {
        std::string text;  // its beginning
        std::string source;
        std::string prompt;
        std::vector<std::string> values;  // of the fields, as they are named so far; the beginnings
    };
    std::vector<Row> rows;  // the first three
};

/// May a file that begins so need what `load_dictionaries` loads: dictionaries, or the tables of an older encoding of
/// Chinese, Japanese or Korean?
bool may_need_dictionaries(std::string_view head);

/// What came of one file.
struct FileReport {
    std::string file;
    std::vector<std::string> sources;  // the sources it added to, each once, sorted
    bool names_sources = false;  // do all its texts, or its counts, say whose they are, whatever the file is called?
    std::uint64_t texts = 0;
    std::uint64_t words = 0;
    std::uint64_t reasoned = 0;              // texts that hold reasoning, whether it was counted or not
    std::uint64_t unanswered = 0;            // texts of them that end in it, or hold nothing else
    std::uint64_t repeated = 0;              // texts that an earlier one of the same source holds, counted or not
    std::uint64_t looping = 0;               // texts that go round in circles, counted or not
    std::vector<std::uint64_t> text_hashes;  // of its texts as they stand in it, each with its source, the
                                             // `limits::text_hashes` smallest; none where repeats are kept
    std::string options;            // of the tree that saved counts were kept with, as JSON; empty where there is none
    std::string table;              // of the page, kept with saved counts, as JSON; empty where there is none
    bool has_texts = false;         // do saved counts have their texts beside them?
    Format format = Format::plain;  // what it turned out to be
    Encoding encoding = Encoding::utf8;    // likewise
    std::optional<RecordReading> records;  // where it holds records
    Errors errors;
};

/// Reads one file, in slices of any size, into a sink. Bad records and bytes are reported and passed over; the rest is
/// counted. Memory: one record, one whole profile, or a small buffer
/// for plain text.
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
