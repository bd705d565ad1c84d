#include "notes.hpp"

#include <algorithm>
#include <set>

#include "profile/totals.hpp"
#include "weights/centring.hpp"
#include "weights/prompt_sets.hpp"

namespace kinprint {

namespace {

/// What to know where sources do not answer the same prompts.
std::string note_on_prompts(const std::vector<const Source*>& leaves, const PromptSets& sets, bool centred) {
    if (!centred) {
        return "Sources answer different prompts, and are measured against one another all the same: some of what looks like style may "
               "be topic.";
    }
    std::string note = "Sources answer different prompts: each is measured against those who answered the same.";
    if (const std::set<std::uint32_t> groups(sets.group.begin(), sets.group.end()); groups.size() > 1) {
        note += " They fall into " + std::to_string(groups.size()) +
                " groups that share no prompt: how near sources of different groups are is less sure.";
    }
    if (const std::size_t apart = leaves_apart(leaves, sets, least_leaves, Unknown::one_prompt)) {
        note +=
            " Of " + std::to_string(apart) + (apart == 1 ? " source" : " sources") +
            " more than a tenth answers prompts that fewer than two others did: little is known of what those asked for, and some "
            "of it may be topic.";
    }
    return note;
}

std::string note_on_genres(const PromptSets& sets) {
    return sets.leaves.size() > 1
               ? "Each source is measured against those who wrote in the same genres."
               : "The texts name no genre, or all the same one: nothing could be measured genre by genre.";
}

/// Are some sources known by their most frequent terms alone (see compact.hpp), and others wholly?
bool are_some_compact(const std::vector<const Source*>& leaves) {
    const auto is_compact = [](const Source* leaf) { return !std::ranges::all_of(leaf->blocks, is_spread_known); };
    const auto compact = std::ranges::count_if(leaves, is_compact);
    return compact > 0 && static_cast<std::size_t>(compact) < leaves.size();
}

/// Are there prompts of which several may stand in one block?
bool are_prompts_joined(const Leaves& leaves) {
    const auto has_prompt = [](const Block& block) { return !block.prompt.empty(); };
    return leaves.profile->fineness != texts_apart && std::ranges::any_of(leaves.sources, [&](const Source* leaf) {
               return std::ranges::any_of(leaf->blocks, has_prompt);
           });
}

}  // namespace

std::vector<std::string> notes_of(const Comparison& comparison, Distance distance, Centre centre) {
    const std::vector<const Source*>& leaves = comparison.leaves().sources;
    std::vector<std::string> notes;
    if (weighs_terms(distance) && comparison.has_own_weights()) {
        notes.emplace_back(
            "These texts are not like those that Kinprint learned from (another language, or code), or there is nothing it learned: "
            "terms are weighed by these sources alone, which is less sure.");
    }
    const bool asks_any_terms =
        distance != Distance::slop_overlap && (!weighs_terms(distance) || comparison.has_own_weights());
    if (asks_any_terms && are_some_compact(leaves)) {
        notes.emplace_back(
            "Of some sources only the most frequent terms are known, as in the example of 22 models: what else they use is taken for unused. "
            "Distances by the weights that Kinprint brings do not ask for more.");
    }
    if (are_prompts_joined(comparison.leaves())) {
        notes.emplace_back(
            "There are so many texts that those of several prompts were joined. Where sources answer different prompts that is not seen, and some "
            "of what looks like style may be topic.");
    }
    const bool may_be_centred = weighs_terms(distance);
    if (may_be_centred && centre == Centre::genre) {
        notes.push_back(note_on_genres(genre_sets(leaves)));
        return notes;
    }
    const PromptSets sets = prompt_sets(leaves);
    if (sets.leaves.size() > 1) {
        notes.push_back(note_on_prompts(leaves, sets, may_be_centred && comparison.is_centred()));
    }
    return notes;
}

}  // namespace kinprint
