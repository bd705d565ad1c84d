#include <algorithm>
#include <utility>

#include "file_reader.hpp"
#include "kinprint/dictionaries.hpp"
#include "sniff.hpp"

namespace kinprint {

void FileErrors::add(ErrorCode code, std::optional<std::uint64_t> text, std::optional<std::uint64_t> byte,
                     std::string message) {
    if (errors_.size() < limits::errors_per_file) {
        errors_.push_back({code, file_, text, byte, std::move(message)});
    } else {
        ++dropped_;
    }
}

Errors FileErrors::take() {
    if (dropped_ > 0) {
        const ErrorCode code = errors_.back().code;
        errors_.push_back({code, file_, {}, {}, "And " + std::to_string(dropped_) + " more like these in this file."});
    }
    return std::exchange(errors_, {});
}

std::optional<Cut> ReadTarget::cut_of(std::string_view head, std::optional<std::uint64_t> record) const {
    if (!needs_dictionaries(head)) {
        return Cut::by_rules;
    }
    if (have_dictionaries()) {
        return Cut::by_dictionary;
    }
    errors.add(ErrorCode::needs_dictionaries, record, {},
               (record ? "Line " + std::to_string(*record) : std::string("This")) +
                   " is in a script without spaces between words (such as Chinese or Thai), and was left out: the "
                   "dictionaries that find them are not here.");
    return std::nullopt;
}

void ReadTarget::count(std::string_view source, std::uint64_t words) const {
    if (words == 0) {
        return;
    }
    ++report.texts;
    report.words += words;
    const auto at = std::ranges::lower_bound(report.sources, source);
    if (at == report.sources.end() || *at != source) {
        report.sources.insert(at, std::string(source));
    }
}

void report_invalid_utf8(FileErrors& errors, std::uint64_t invalid, std::optional<std::uint64_t> first) {
    if (invalid == 0) {
        return;
    }
    errors.add(
        ErrorCode::invalid_utf8, {}, first,
        std::to_string(invalid) + (invalid == 1 ? " place is" : " places are") +
            " not valid UTF-8 and became \uFFFD; the rest was counted. Save the file as UTF-8 if letters are missing.");
}

std::string as_name(std::string_view text) {
    std::size_t end = std::min(text.size(), limits::name_bytes);
    while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return std::string(text.substr(0, end));
}

struct Reader::Impl {
    Impl(TextSink& sink_of_texts, FileSpec spec)
        : sink(sink_of_texts), file(std::move(spec)), report{file.file, {}, 0, 0, {}, false, {}}, errors(file.file) {}

    static std::unique_ptr<FormatReader> make(ReadTarget target, const FileSpec& file) {
        switch (file.format) {
            case Format::jsonl: return make_jsonl_reader(target, file);
            case Format::profile: return make_profile_reader(target, file);
            case Format::plain: break;
        }
        return make_plain_reader(target, file);
    }

    /// Hands the head on once it is known to be text.
    void judge_head() {
        judged = true;
        if (auto problem = why_not_text(head)) {
            errors.add(ErrorCode::not_text, {}, 0, std::move(*problem));
            refused = true;
            return;
        }
        format = make({sink, report, errors}, file);
        format->feed(head);
    }

    TextSink& sink;
    FileSpec file;
    FileReport report;
    FileErrors errors;
    std::unique_ptr<FormatReader> format;  // once the head is known
    std::string head;
    std::uint64_t bytes = 0;
    bool judged = false;
    bool refused = false;
};

Reader::Reader(TextSink& sink, FileSpec file) : impl_(std::make_unique<Impl>(sink, std::move(file))) {}
Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

void Reader::feed(std::string_view bytes) {
    impl_->bytes += bytes.size();
    if (impl_->refused) {
        return;
    }
    if (impl_->judged) {
        impl_->format->feed(bytes);
        return;
    }
    impl_->head.append(bytes);
    if (impl_->head.size() >= limits::sniff_bytes) {
        impl_->judge_head();
    }
}

FileReport Reader::finish() {
    Impl& impl = *impl_;
    if (impl.bytes == 0) {
        impl.errors.add(ErrorCode::empty_file, {}, {}, "The file is empty. Check that it was saved, and add it again.");
    } else {
        if (!impl.judged) {
            impl.judge_head();
        }
        if (!impl.refused) {
            impl.format->finish();
        }
    }
    impl.report.errors = impl.errors.take();
    return std::move(impl.report);
}

}  // namespace kinprint
