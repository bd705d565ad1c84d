#include "lacks.hpp"

#include <algorithm>

#include "in_words.hpp"
#include "kinprint/limits.hpp"
#include "kinprint/slop.hpp"
#include "kinprint/tree_format.hpp"
#include "profile/totals.hpp"
#include "warnings.hpp"

namespace kinprint {

std::optional<std::string> what_lacks(Distance distance, const CountedLeaves& leaves, const Baseline* baseline) {
    if (distance != Distance::slop_overlap) {
        return std::nullopt;
    }
    if (baseline == nullptr || !leaves.have_content()) {
        return "Slop overlap needs the table of human word frequencies, and the counts of content words.";
    }
    const auto& sources = leaves.content.sources;
    const auto found = std::ranges::find_if(
        sources, [](const Source* leaf) { return prompts_of(leaf->blocks).all < SlopRule{}.least_prompts; });
    if (found == sources.end()) {
        return std::nullopt;
    }
    return "Slop overlap compares what comes again and again, in two texts at least (or two stretches of " +
           grouped(limits::block_words) + " words of one text), and \"" + one_line((*found)->name) +
           "\" has not so much. Add more of its texts, or choose another distance.";
}

}  // namespace kinprint
