#include "notes.hpp"

#include <algorithm>
#include <cstdint>
#include <set>

#include "kinprint/limits.hpp"
#include "profile/totals.hpp"
#include "weights/centring.hpp"
#include "weights/prompt_sets.hpp"

namespace kinprint {

namespace {

/// Is each of the groups too small to tell what its prompts, or genres, asked for from how its sources write?
bool are_groups_too_small(const PromptSets& sets) {
    return std::ranges::all_of(sets.group, [&](std::uint32_t group) {
        return static_cast<std::size_t>(std::ranges::count(sets.group, group)) < least_leaves;
    });
}

/// Do some sources write what others did not? Of `sets` by prompt or by genre: more than a tenth of their words.
bool do_tasks_differ(const std::vector<const Source*>& leaves, const PromptSets& sets) {
    return leaves_apart(leaves, sets, static_cast<std::uint32_t>(leaves.size()), Unknown::one_prompt) > 0;
}

/// What to know where sources are measured against those who answered the same prompts.
std::string note_on_prompts(const std::vector<const Source*>& leaves, const PromptSets& sets) {
    if (sets.leaves.size() < 2) {
        return "The texts name no prompts, or all the same ones: nothing could be measured prompt by prompt.";
    }
    if (are_groups_too_small(sets)) {
        return "Fewer than three sources share any prompt: what prompts asked for can't be told from style, and all are measured "
               "against one another.";
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
    if (sets.leaves.size() < 2) {
        return "The texts name no genre, or all the same one: nothing could be measured genre by genre.";
    }
    return are_groups_too_small(sets)
               ? "Fewer than three sources share any genre, so all are measured against one another."
               : "Each source is measured against those who wrote in the same genres.";
}

/// What to know where all sources are measured against one another; nothing where all were asked for the same.
std::string note_on_differences(const std::vector<const Source*>& leaves, bool may_be_centred) {
    if (do_tasks_differ(leaves, genre_sets(leaves))) {
        return std::string(
                   "Sources write in different genres, and are measured against one another all the same: some of what looks "
                   "like style may be genre.") +
               (may_be_centred ? " Centring by genre measures each against its own." : "");
    }
    return do_tasks_differ(leaves, prompt_sets(leaves))
               ? "Sources answer different prompts, and are measured against one another all the same: some of what looks like "
                 "style may be topic."
               : "";
}

/// How rates are centred, and what is to be known of that.
std::string note_on_centring(const Comparison& comparison, Distance distance, Centre centre) {
    const std::vector<const Source*>& leaves = comparison.leaves().sources;
    if (!weighs_terms(distance)) {
        const std::string note = note_on_differences(leaves, false);
        const bool is_asked = centre == Centre::prompts || centre == Centre::genre;
        const char* const has_none = "This distance knows no centring; snr and whitened do.";
        return is_asked ? has_none + (note.empty() ? "" : " " + note) : note;
    }
    if (centre == Centre::genre) {
        return note_on_genres(genre_sets(leaves));
    }
    const bool by_prompts = centre == Centre::prompts || comparison.is_centred();
    return by_prompts ? note_on_prompts(leaves, prompt_sets(leaves)) : note_on_differences(leaves, true);
}

/// Are some sources known by their most frequent terms alone (see compact.hpp), and others wholly?
bool are_some_compact(const std::vector<const Source*>& leaves) {
    const auto is_compact = [](const Source* leaf) { return !std::ranges::all_of(leaf->blocks, is_spread_known); };
    const auto compact = std::ranges::count_if(leaves, is_compact);
    return compact > 0 && static_cast<std::size_t>(compact) < leaves.size();
}

/// Are texts of several prompts kept together, as in compact counts?
bool are_bundled(const std::vector<const Source*>& leaves) {
    const auto is_bundle = [](const Block& block) { return block.prompts > 1; };
    return std::ranges::any_of(leaves,
                               [&](const Source* leaf) { return std::ranges::any_of(leaf->blocks, is_bundle); });
}

/// Are there prompts of which several may stand in one block?
bool are_prompts_joined(const Leaves& leaves) {
    const auto has_prompt = [](const Block& block) { return !block.prompt.empty(); };
    return leaves.profile->fineness != texts_apart && std::ranges::any_of(leaves.sources, [&](const Source* leaf) {
               return std::ranges::any_of(leaf->blocks, has_prompt);
           });
}

/// Of a large collection rare terms are not held (see survey.hpp): may one be missing that is as common as one that is
/// compared? All of a small source's terms are held, so what is missing came in the larger ones.
bool may_lack_terms(const Comparison& comparison, Distance distance) {
    const Leaves& leaves = comparison.leaves();
    if (leaves.profile->floor < 2) {
        return false;
    }
    const std::size_t count = leaves.sources.size();
    std::uint64_t least_words = UINT64_MAX;
    for (const Source* leaf : leaves.sources) {
        const std::uint64_t words = leaf->words();
        least_words = words * count > limits::words_of_small_sources ? std::min(words, least_words) : least_words;
    }
    const double most_missed = (static_cast<double>(leaves.profile->floor) - 1) * 1000 /
                               (static_cast<double>(least_words) * static_cast<double>(count));
    return comparison.least_rate(distance) <= most_missed;
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
    if (asks_any_terms && may_lack_terms(comparison, distance)) {
        notes.emplace_back(
            "There is so much text that rare terms were not counted, and the sources are of such different sizes, or so many terms are "
            "compared, that some that belong among these may be missing. The weights that Kinprint brings do not ask for them.");
    }
    if (are_bundled(leaves)) {
        notes.emplace_back(
            "These are compact counts: figures at branches come from drawing some 24 prompts at a time, and can be some points off, mostly "
            "upwards.");
    }
    if (are_prompts_joined(comparison.leaves())) {
        notes.emplace_back(
            "There are so many texts that those of several prompts were joined: which sources answer the same prompts is not known, and some "
            "of what looks like style may be topic.");
        return notes;
    }
    if (std::string note = note_on_centring(comparison, distance, centre); !note.empty()) {
        notes.push_back(std::move(note));
    }
    return notes;
}

}  // namespace kinprint
