#include "repeat_sink.hpp"

#include <utility>

#include "some_records.hpp"

namespace kinprint {

namespace {

bool has_more_than_white_space(std::string_view utf8) {
    return utf8.find_first_not_of(" \t\r\n") != std::string_view::npos;
}

template <typename Place>
void note(std::vector<Place>& places, Place place) {
    if (places.size() < most_said_records) {
        places.push_back(place);
    }
}

}  // namespace

void RepeatSink::begin_text(Cut cut) {
    is_blank_ = true;
    sink_->begin_text(cut);
}

void RepeatSink::feed(std::string_view utf8) {
    is_blank_ = is_blank_ && !has_more_than_white_space(utf8);
    hasher_.feed(utf8);
    meter_.feed(utf8);
    sink_->feed(utf8);
}

std::uint64_t RepeatSink::end_text(std::string_view source, const TextLabel& label) {
    hasher_.feed(source);
    const ContentHash hash = hasher_.finish();
    const std::optional<std::uint64_t> before = seen(hash, label.record);
    const bool loops = meter_.finish();
    const bool is_unanswered = std::exchange(unanswered_, report_->unanswered) < report_->unanswered;
    if (is_blank_ || (!before && !loops)) {
        return let_through(hash, source, label, is_unanswered);
    }
    if (before) {
        ++report_->repeated;
        note(repeated_, Place{label.record, *before});
    } else {
        ++report_->looping;
        note(looping_, Place{label.record, 0});
    }
    if (keeps_) {
        return let_through(hash, source, label, is_unanswered);
    }
    sink_->drop_text();
    return 0;
}

std::uint64_t RepeatSink::let_through(const ContentHash& hash, std::string_view source, const TextLabel& label,
                                      bool is_told) {
    const std::uint64_t words = sink_->end_text(source, label);
    if (words > 0 && !keeps_) {
        let_through_.add(hash.first);
    }
    if (words == 0 && !is_told) {
        ++empties_;
        note(empty_, Place{label.record, 0});
    }
    return words;
}

void RepeatSink::drop_text() {
    hasher_.finish();
    meter_.finish();
    sink_->drop_text();
}

std::optional<std::uint64_t> RepeatSink::seen(const ContentHash& hash, std::uint64_t record) {
    const auto is_it = [&](std::uint32_t at) { return hashes_[at] == hash; };
    if (hashes_.size() >= limits::texts_remembered) {
        const std::uint32_t found = table_.find(hash.first, is_it);
        return found == IdTable::none ? std::nullopt : std::optional(records_[found]);
    }
    const std::size_t known = hashes_.size();
    const std::uint32_t at = table_.find_or_make(hash.first, is_it, [&] {
        hashes_.push_back(hash);
        records_.push_back(record);
        return static_cast<std::uint32_t>(known);
    });
    return at < known ? std::optional(records_[at]) : std::nullopt;
}

Errors RepeatSink::errors(bool tells_of_empty) const {
    Errors errors;
    if (!keeps_ && !repeated_.empty()) {
        errors.push_back({ErrorCode::repeated_text,
                          report_->file,
                          repeated_.front().record,
                          {},
                          texts_that(report_->repeated, "repeats an earlier one", "repeat earlier ones") +
                              " of the same source, byte by byte, and " + (report_->repeated == 1 ? "was" : "were") +
                              " left out: " + listed(repeated_, report_->repeated) + "."});
    }
    if (!keeps_ && !looping_.empty()) {
        const std::uint64_t record = looping_.front().record;
        const std::string what = texts_that(report_->looping, "goes round in circles, saying the same over and over,",
                                            "go round in circles, saying the same over and over,");
        errors.push_back({ErrorCode::looping_text,
                          report_->file,
                          record == 0 ? std::nullopt : std::optional(record),
                          {},
                          what + (report_->looping == 1 ? " and was" : " and were") + " left out" +
                              (record == 0 ? "." : ": " + listed(looping_, report_->looping) + ".")});
    }
    // Of a file without a single word that is told by its reader.
    if (tells_of_empty && !empty_.empty() && report_->texts > 0) {
        errors.push_back({ErrorCode::empty_text,
                          report_->file,
                          empty_.front().record,
                          {},
                          texts_that(empties_, "has no word in it, and was", "have no word in them, and were") +
                              " left out: " + listed(empty_, empties_) + "."});
    }
    return errors;
}

/// "line 12 repeats line 3, line 14 repeats line 3 and 7 more"
std::string RepeatSink::listed(const std::vector<Place>& places, std::uint64_t all) const {
    std::vector<std::string> said;
    for (const auto& [record, before] : places) {
        std::string& one = said.emplace_back(record_name(report_->format, record));
        if (before == record) {
            one += " holds it twice";
        } else if (before > 0) {
            one += " repeats " + record_name(report_->format, before);
        }
    }
    return kinprint::listed(said, all);
}

}  // namespace kinprint
