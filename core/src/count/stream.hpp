// One profile in the making.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "block_counts.hpp"
#include "kinprint/profile.hpp"
#include "kinprint/text_sink.hpp"
#include "open_text.hpp"

namespace kinprint {

/// The counts of the open text, and the profile of those that have ended. Texts are joined (see Profile) as they come,
/// so that memory is bounded by what is joined, and as much again.
class Stream {
public:
    Profile profile;
    BlockCounts counts;

    /// Counts runs of one kind; `ids()` holds their ids then. Looked up together, runs wait for memory together.
    void count_runs(TermKind kind, const std::vector<Run>& runs) {
        profile.vocabulary.runs(kind, runs, ids_);
        counts.add(ids_);
    }
    [[nodiscard]] const std::vector<TermId>& ids() const { return ids_; }

    void end_block(std::uint64_t words) { text_.add(counts.take(words), profile.vocabulary); }
    void end_text(std::string_view source, const TextLabel& label);
    void drop_text() { text_.drop(); }

    /// What was counted, with no more blocks than a profile may have.
    Profile take();

private:
    void join();

    OpenText text_;
    std::vector<TermId> ids_;
    std::size_t waiting_ = 0;  // entries of blocks that came after the last joining
    std::size_t joined_ = 0;   // entries there were after it
};

}  // namespace kinprint
