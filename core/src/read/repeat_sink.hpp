// Texts on their way to a sink, less those that repeat an earlier one, or themselves.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "content_hash.hpp"
#include "file_reader.hpp"
#include "kinprint/id_table.hpp"
#include "kinprint/limits.hpp"
#include "kinprint/text_sink.hpp"
#include "loop_meter.hpp"
#include "smallest.hpp"

namespace kinprint {

/// Looks at the texts of one file. Of one source, each text is let through once: a second one of the same bytes tells
/// nothing new, and would count as one more answer where support is measured. A text that goes round in circles (see
/// LoopMeter) says what a model does when it breaks down, a thousand times over, and not how it writes. Texts of
/// nothing but white space are for the sink to judge; those that it finds no word in are told of, too. Memory: some 40
/// bytes a text, for `limits::texts_remembered` of them.
class RepeatSink final : public TextSink {
public:
    /// `keeps`: lets all through. Either way `report` is told how many there are. Both must outlive this.
    RepeatSink(TextSink& sink, bool keeps, FileReport& report) : sink_(&sink), keeps_(keeps), report_(&report) {}

    void begin_text(Cut cut) override;
    void feed(std::string_view utf8) override;
    std::uint64_t end_text(std::string_view source, const TextLabel& label) override;
    void drop_text() override;
    void add(Counts&& counts) override { sink_->add(std::move(counts)); }

    /// Says what was left out, each kind once. `tells_of_empty`: is it amiss that a text has no word?
    [[nodiscard]] Errors errors(bool tells_of_empty) const;

    /// For `FileReport::text_hashes`.
    std::vector<std::uint64_t> take_hashes() { return let_through_.take(); }

private:
    struct Place {
        std::uint64_t record = 0;
        std::uint64_t before = 0;  // the record that held the same; 0 where none did
    };

    /// Hands a text on to its end; what has no word in it is noted, unless that is told already: it has no answer.
    std::uint64_t let_through(const ContentHash& hash, std::string_view source, const TextLabel& label, bool is_told);

    /// The record that held the same before; nothing where none did. `hash`: of a text and its source.
    std::optional<std::uint64_t> seen(const ContentHash& hash, std::uint64_t record);
    [[nodiscard]] std::string listed(const std::vector<Place>& places, std::uint64_t all) const;

    TextSink* sink_;
    bool keeps_;
    FileReport* report_;
    bool is_blank_ = true;
    ContentHasher hasher_;
    LoopMeter meter_;
    IdTable table_;
    std::vector<ContentHash> hashes_;
    std::vector<std::uint64_t> records_;  // where each of these was first
    Smallest<std::uint64_t> let_through_{limits::text_hashes};
    std::vector<Place> repeated_;   // the first few
    std::vector<Place> looping_;    // likewise
    std::vector<Place> empty_;      // likewise
    std::uint64_t empties_ = 0;     // texts without a word
    std::uint64_t unanswered_ = 0;  // of the report, as the last text ended
};

}  // namespace kinprint
