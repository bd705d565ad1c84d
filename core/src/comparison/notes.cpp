#include "notes.hpp"

namespace kinprint {

std::vector<std::string> notes_of(const Counts& counts, const Comparison& comparison, Distance distance) {
    std::vector<std::string> notes;
    if (comparison.has_own_weights()) {
        notes.emplace_back(
            "These texts are not like those that Kinprint learned from (another language, or code), or there is nothing it learned: "
            "terms are weighed by these sources alone, which is less sure.");
    }
    const bool may_be_centred = distance == Distance::snr || distance == Distance::whitened;
    if (may_be_centred && comparison.is_centred()) {
        notes.emplace_back("Sources answer different prompts: each is measured against those who answered the same.");
    } else if (!answer_same_prompts(counts)) {
        notes.emplace_back(
            "Sources answer different prompts, and are measured against one another all the same: some of what looks like style may be "
            "topic.");
    }
    return notes;
}

}  // namespace kinprint
