// How the records of a file were understood, for people to see and to mend.
#pragma once

#include <algorithm>
#include <cstdint>
#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <vector>

#include "file_reader.hpp"
#include "labels.hpp"
#include "likely_source.hpp"

namespace kinprint {

/// Collects what is told of records once all are read: the first rows, their fields, and what was guessed or is
/// missing.
class RecordReport {
public:
    explicit RecordReport(Fields asked) { reading_.fields = std::move(asked); }

    /// The objects that a text is in, from the outside in: a field of any may be that of its source, or of its prompt.
    using Objects = std::span<const nlohmann::json* const>;

    /// A text that was counted.
    void see_text(const std::string& text, const std::string& source, const Labels& labels, Objects objects);

    /// A text that says whose it is, or one of no source that is known.
    void see_named() { has_named_ = true; }
    void see_nameless(Objects objects, const RecordPlace& place);

    /// A record with a text at this field.
    void see_field(const std::string& text, const nlohmann::json& record);

    /// Was this field passed over in the first record, since another held the text?
    [[nodiscard]] bool passed_over(const std::string& field) const {
        return std::ranges::find(others_, field) != others_.end();
    }

    /// What a batch interface was asked, or failed to answer.
    void see_request(const RecordPlace& place);
    void see_failure(const RecordPlace& place);

    /// A record of known form without an answer: a chat in which only people speak, or a measure of likelihood.
    void see_unanswered(const RecordPlace& place);

    /// Says now that no text is in this record, and what is.
    static void say_missing(const nlohmann::json& record, const RecordPlace& place, const ReadTarget& target);

    /// Is a field that people named in this object?
    void see_source_field(bool is_there);
    void see_prompt_field(bool is_there);

    /// No field is called as texts are: this one, of these records, was taken.
    void guess_text(const std::string& field, const nlohmann::json& records);

    /// These columns are called as models are: each was taken for the texts of its model.
    void guess_models(const std::vector<std::string>& columns);

    /// Says it all. `has_records`: is there any in the file?
    void finish(const ReadTarget& target, bool has_records);

private:
    void say_passed_over(const ReadTarget& target) const;
    void say_unknown_fields(const ReadTarget& target) const;
    void say_guesses(const ReadTarget& target);
    void say_nameless(const ReadTarget& target) const;

    RecordReading reading_;
    LikelySource likely_source_;
    SeenRecords requests_;
    SeenRecords failures_;
    SeenRecords unanswered_;
    bool has_source_field_ = false;  // was that which people named there, in any record?
    bool has_prompt_field_ = false;
    std::vector<std::string> others_;  // fields that hold texts besides that which was taken, in the first record
    std::vector<std::string> models_;
    bool has_named_ = false;  // does a text say whose it is?
    SeenRecords nameless_;    // those that do not
};

}  // namespace kinprint
