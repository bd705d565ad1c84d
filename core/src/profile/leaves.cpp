#include "kinprint/leaves.hpp"

#include <algorithm>

namespace kinprint {

CountedLeaves::CountedLeaves(const Counts& counts, std::uint64_t least_words)
    : terms(counts.terms, {}), content(counts.content, {}) {
    for (const Source* leaf : counts.terms.leaves()) {
        if (leaf->words() < least_words) {
            continue;
        }
        terms.sources.push_back(leaf);
        if (const Source* same = counts.content.find(leaf->name)) {
            content.sources.push_back(same);
        }
    }
}

bool CountedLeaves::have_content() const {
    return std::ranges::equal(terms.sources, content.sources, {}, &Source::words, &Source::words);
}

}  // namespace kinprint
