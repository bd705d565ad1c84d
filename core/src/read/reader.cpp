#include <algorithm>
#include <iterator>
#include <utility>

#include "decoder.hpp"
#include "encodings.hpp"
#include "file_reader.hpp"
#include "format.hpp"
#include "kinprint/dictionaries.hpp"
#include "renaming_sink.hpp"
#include "repeat_sink.hpp"
#include "sniff.hpp"
#include "strip/strip_sink.hpp"

namespace kinprint {

namespace {

/// What files of a format are called; only of those that a text may be called by mistake.
std::string_view kind_of(Format format) {
    switch (format) {
        case Format::csv: return "a table";
        case Format::html: return "a page of HTML";
        default: return "JSON";
    }
}

/// What to do where it is one all the same.
std::string_view advice_for(Format format) {
    switch (format) {
        case Format::csv:
            return "If it is a table, give it a heading, and put quotes around texts that hold the delimiter.";
        case Format::html: return "If it is a page, see that its tags were saved.";
        default: return "If it holds records, see that each begins with a bracket.";
    }
}

}  // namespace

constexpr std::string_view mark = "\xEF\xBB\xBF";  // UTF-8's byte order mark

/// Bytes are decoded once the head tells how, and read once it tells as what.
struct Reader::Impl {
    Impl(TextSink& sink_of_texts, FileSpec spec)
        : file(std::move(spec)),
          renaming(sink_of_texts, file.namings),
          stripping(renaming, file.strip),
          repeats(file.strip.any() ? static_cast<TextSink&>(stripping) : renaming, file.keeps_repeats, report),
          errors(file.file) {
        report.file = file.file;
    }

    [[nodiscard]] std::unique_ptr<FormatReader> make_reader() {
        const ReadTarget target{
            repeats, file, report, errors, seen, has_mark ? mark.size() : 0, encoding() == Encoding::utf8};
        switch (report.format) {
            case Format::plain: return make_plain_reader(target);
            case Format::jsonl: return make_jsonl_reader(target);
            case Format::json: return make_json_reader(target);
            case Format::csv: return make_csv_reader(target);
            case Format::html: return make_html_reader(target);
            case Format::profile: return make_profile_reader(target);
        }
        return nullptr;
    }

    /// Decides how the file is written, by its first bytes.
    void begin() {
        if (auto problem = why_not_text(std::string_view(head).substr(0, limits::sniff_bytes))) {
            errors.add(ErrorCode::not_text, {}, 0, std::move(*problem));
            refused = true;
            return;
        }
        has_mark = head.starts_with(mark);
        if (file.encoding) {
            decoder = make_decoder(*file.encoding);
        } else {
            auto found = std::make_unique<DetectingDecoder>();
            detecting = found.get();
            decoder = std::move(found);
        }
        if (decoder) {
            decode(std::exchange(head, {}));
        } else {
            refuse_for_tables(*file.encoding);
        }
    }

    void refuse_for_tables(Encoding which) {
        errors.add(
            ErrorCode::needs_dictionaries, {}, {},
            "This is in " + std::string(name(which)) +
                ", an older encoding, and was left out: its tables, which come with the dictionaries, are not here.");
        refused = true;
    }

    void decode(std::string_view slice) {
        take_text(decoder->feed(slice), false);
        if (detecting != nullptr && detecting->lacks_tables()) {
            refuse_for_tables(detecting->encoding());
        }
    }

    [[nodiscard]] Encoding encoding() const {
        return detecting != nullptr ? detecting->encoding() : file.encoding.value_or(Encoding::utf8);
    }

    /// Is each byte of the text that of the file?
    [[nodiscard]] bool has_own_bytes() const { return encoding() == Encoding::utf8 && !has_mark; }

    /// Decides what the file holds, as soon as its text tells.
    void take_text(std::string_view utf8, bool is_all) {
        if (format) {
            format->feed(utf8);
            return;
        }
        text += utf8;
        if (!is_all && text.size() < limits::sniff_bytes) {
            return;
        }
        if (const auto found = format_of_head(text, is_all, file.format)) {
            report.format = *found;
            tell_of_other_format();
            format = make_reader();
            format->feed(std::exchange(text, {}));
        }
    }

    /// Of what is called a table, and is none, people may think that its cells were read.
    void tell_of_other_format() {
        if (report.format != Format::plain || file.format == Format::plain) {
            return;
        }
        errors.add(ErrorCode::other_format, {}, {},
                   "This is called " + std::string(kind_of(file.format)) +
                       ", but does not begin as one, and was read as one text. " +
                       std::string(advice_for(file.format)));
    }

    void finish() {
        if (!decoder && !refused) {
            begin();
        }
        if (refused) {
            return;
        }
        take_text(decoder->finish(), true);
        if (detecting != nullptr && detecting->lacks_tables()) {
            refuse_for_tables(detecting->encoding());
            return;
        }
        format->finish();
        report.encoding = encoding();
        if (!has_own_bytes() || decoder->invalid() > 0) {
            errors.forget_bytes_from(has_own_bytes() ? decoder->first_invalid().value_or(0) : 0);
        }
        if (detecting != nullptr && icu_table_of(report.encoding) != nullptr) {
            errors.add(ErrorCode::guessed_encoding, {}, {},
                       "This is not UTF-8, and was read as " + std::string(name(report.encoding)) +
                           (detecting->is_declared() ? ", as its own beginning says" : ", by its looks") +
                           ". Choose another encoding if letters are wrong.");
        }
        if (decoder->invalid() > 0) {
            errors.add(ErrorCode::invalid_utf8, {}, decoder->first_invalid(), invalid_message());
        }
    }

    /// All that was wrong. What was left out is said whatever else there is.
    [[nodiscard]] Errors take_errors() {
        if (stripping.saw_too_long()) {
            errors.add(ErrorCode::line_too_long, {}, {},
                       "The text is longer than " + std::to_string(limits::stripped_bytes >> 20U) +
                           " MB, so nothing was taken out of it before it was counted.");
        }
        Errors all = errors.take();
        if (report.unanswered > 0 && file.channel == Channel::answers) {
            all.push_back(say_unanswered());
        }
        if (seen.chats.all > 0) {
            all.push_back(say_chats());
        }
        if (seen.markup.all > 0) {
            all.push_back(say_markup());
        }
        std::ranges::move(repeats.errors(file.channel != Channel::reasoning), std::back_inserter(all));
        return all;
    }

    /// " (line 1, line 2 and 3 more)"; nothing where the file is one text.
    [[nodiscard]] std::string places_of(const SeenRecords& records) const {
        return records.first.front() > 0 ? " (" + records_named(report.format, records) + ")" : "";
    }

    [[nodiscard]] Error say_chats() const {
        return {ErrorCode::chat_turns,
                file.file,
                first_record(seen.chats),
                {},
                texts_that(seen.chats.all, "is a chat", "are chats") + places_of(seen.chats) +
                    ": what the model says was counted, and what people say to it was left out. Write a line above the "
                    "first speaker if it is none."};
    }

    [[nodiscard]] Error say_markup() const {
        return {ErrorCode::markup,
                file.file,
                first_record(seen.markup),
                {},
                texts_that(seen.markup.all, "is HTML", "are HTML") + places_of(seen.markup) +
                    ": only what a browser would show was counted."};
    }

    static std::optional<std::uint64_t> first_record(const SeenRecords& records) {
        return records.first.front() > 0 ? std::optional(records.first.front()) : std::nullopt;
    }

    [[nodiscard]] Error say_unanswered() const {
        return {ErrorCode::torn_reasoning,
                file.file,
                first_record(seen.unanswered),
                {},
                texts_that(report.unanswered, "ends in reasoning, with no answer behind it",
                           "end in reasoning, with no answer behind it") +
                    places_of(seen.unanswered) +
                    ": what is reasoning was left out. Have the model write again, with room for an answer, if it was "
                    "cut off."};
    }

    [[nodiscard]] std::string invalid_message() const {
        const std::uint64_t places = decoder->invalid();
        return std::to_string(places) + (places == 1 ? " place is" : " places are") + " not valid " +
               std::string(name(encoding())) + ", or zero (" + (places == 1 ? "" : "the first ") + "at byte " +
               std::to_string(decoder->first_invalid().value_or(0)) +
               "), and became \uFFFD; the rest was counted. Save the file as UTF-8 if letters are missing.";
    }

    FileSpec file;
    RenamingSink renaming;
    FileReport report;
    StripSink stripping;
    RepeatSink repeats;  // before it: whether a text is one more does not depend on what is taken out of it
    FileErrors errors;
    SeenTexts seen;
    std::string head;                       // the first bytes
    std::unique_ptr<Decoder> decoder;       // once it is known how they are written
    DetectingDecoder* detecting = nullptr;  // that decoder, where it is to find that out
    bool has_mark = false;                  // does it begin with that?
    std::string text;                       // the first text
    std::unique_ptr<FormatReader> format;   // once it is known what it is
    std::uint64_t bytes = 0;
    bool refused = false;
};

bool may_need_dictionaries(std::string_view head) {
    if (why_not_text(head)) {
        return false;
    }
    DetectingDecoder decoder;
    std::string text(decoder.feed(head));
    text += decoder.finish();
    return decoder.lacks_tables() || needs_dictionaries(text);
}

Reader::Reader(TextSink& sink, FileSpec file) : impl_(std::make_unique<Impl>(sink, std::move(file))) {}
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

void Reader::feed(std::string_view bytes) {
    Impl& impl = *impl_;
    impl.bytes += bytes.size();
    if (impl.refused) {
        return;
    }
    if (impl.decoder) {
        impl.decode(bytes);
        return;
    }
    impl.head.append(bytes);
    if (impl.head.size() >= limits::sniff_bytes) {
        impl.begin();
    }
}

FileReport Reader::finish() {
    Impl& impl = *impl_;
    if (impl.bytes == 0) {
        impl.errors.add(ErrorCode::empty_file, {}, {}, "The file is empty. Check that it was saved, and add it again.");
    } else {
        impl.finish();
    }
    if (impl.report.format != Format::profile) {  // which says them itself
        impl.report.text_hashes = impl.repeats.take_hashes();
    }
    impl.report.errors = impl.take_errors();
    return std::move(impl.report);
}

}  // namespace kinprint
