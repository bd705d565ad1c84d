// How the records of a file were understood, for people to see and to mend.
#pragma once

#include <cstdint>
#include <nlohmann/json_fwd.hpp>
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

    /// A text that was counted. `record`: that it is of; nullptr where it stands alone.
    void see_text(const std::string& text, const std::string& source, const Labels& labels,
                  const nlohmann::json* record);

    /// A record whose texts are of no source that is known.
    void see_nameless(const nlohmann::json* record);

    /// A record with a text at this field.
    void see_field(const std::string& text);

    /// What a batch interface was asked, or failed to answer.
    void see_request(const RecordPlace& place);
    void see_failure(const RecordPlace& place);

    /// No field is called as texts are: this one was taken, and these hold texts, too.
    void guess_text(const std::string& field, const std::vector<std::string>& others);

    /// These columns are called as models are: each was taken for the texts of its model.
    void guess_models(const std::vector<std::string>& columns);

    /// Says it all. `has_records`: is there any in the file?
    void finish(const ReadTarget& target, bool has_records);

private:
    /// Records that are passed over.
    struct Seen {
        std::uint64_t records = 0;
        std::uint64_t first = 0;

        void see(const RecordPlace& place);
    };

    void say_requests(const ReadTarget& target) const;
    void say_guesses(const ReadTarget& target);

    RecordReading reading_;
    LikelySource likely_source_;
    Seen requests_;
    Seen failures_;
    std::vector<std::string> others_;  // fields that hold texts besides that which was guessed
    std::vector<std::string> models_;
    bool all_named_ = true;  // does each say whose it is?
};

}  // namespace kinprint
