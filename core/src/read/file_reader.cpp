#include "file_reader.hpp"

#include <algorithm>
#include <utility>

#include "channel.hpp"
#include "chat_text.hpp"
#include "html_fragment.hpp"
#include "kinprint/dictionaries.hpp"

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

bool FileErrors::holds(ErrorCode code) const {
    return std::ranges::any_of(errors_, [&](const Error& error) { return error.code == code; });
}

void FileErrors::forget_bytes_from(std::uint64_t byte) {
    for (Error& error : errors_) {
        error.byte = error.byte && *error.byte < byte ? error.byte : std::nullopt;
    }
}

std::optional<Cut> ReadTarget::cut_of(std::string_view head, const RecordPlace* place) const {
    if (!needs_dictionaries(head)) {
        return Cut::by_rules;
    }
    if (have_dictionaries()) {
        return Cut::by_dictionary;
    }
    errors.add(ErrorCode::needs_dictionaries, place != nullptr ? std::optional(place->number) : std::nullopt, {},
               (place != nullptr ? place->what : std::string("This")) +
                   " is in a script without spaces between words (such as Chinese or Thai), and was left out: the "
                   "dictionaries that find them are not here.");
    return std::nullopt;
}

void ReadTarget::add_text(std::string_view utf8, std::string_view reasoning, std::string_view source,
                          const TextLabel& label, const RecordPlace& place) const {
    if (const std::optional<std::string> shown = text_of_fragment(utf8)) {
        seen.markup.see(place.number);
        add_said(*shown, reasoning, source, label, place);
    } else if (auto chat = ChatFilter::of(utf8)) {
        seen.chats.see(place.number);
        std::string said(chat->feed(utf8));
        said += chat->finish();
        add_said(said, reasoning, source, label, place);
    } else {
        add_said(utf8, reasoning, source, label, place);
    }
}

void ReadTarget::add_said(std::string_view utf8, std::string_view reasoning, std::string_view source,
                          const TextLabel& label, const RecordPlace& place) const {
    if (file.channel != Channel::reasoning && has_one_channel(utf8, reasoning)) {
        add_text(utf8, source, label, place);  // nearly all there is, and not copied
        return;
    }
    const InChannel in = in_channel(utf8, reasoning, file.channel);
    count_reasoning(in.has_reasoning, in.lacks_answer, place.number);
    add_text(in.text, source, label, place);
}

void ReadTarget::count_reasoning(bool has_reasoning, bool lacks_answer, std::uint64_t record) const {
    report.reasoned += has_reasoning ? 1 : 0;
    if (lacks_answer) {
        ++report.unanswered;
        seen.unanswered.see(record);
    }
}

void ReadTarget::add_text(std::string_view text, std::string_view source, const TextLabel& label,
                          const RecordPlace& place) const {
    if (const std::optional<Cut> cut = cut_of(text, &place)) {
        sink.begin_text(*cut);
        sink.feed(text);
        count(source, sink.end_text(source, label));
    }
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

std::string cut_to_bytes(std::string_view text, std::size_t bytes) {
    std::size_t end = std::min(text.size(), bytes);
    while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    return std::string(text.substr(0, end));
}

std::string as_name(std::string_view text) {
    return cut_to_bytes(text, limits::name_bytes);
}

}  // namespace kinprint
