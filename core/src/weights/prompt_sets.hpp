// Which sources answer the same prompts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "kinprint/profile.hpp"

namespace kinprint {

/// Prompts fall into sets: those of one set were answered by the same leaves. Where a leaf did not answer what others
/// did, its rates differ for that reason alone; set by set they can be compared. Texts of unknown prompt count as
/// answers to one prompt.
struct PromptSets {
    std::vector<std::vector<std::uint32_t>> of_block;  // leaf by leaf, block by block
    std::vector<std::uint32_t> leaves;                 // of each set: how many leaves answered
    /// Of each leaf: leaves that share a prompt are of one group, and so are those that a chain of such leaves links. A
    /// group is known by its first leaf.
    std::vector<std::uint32_t> group;
};

/// The sets of these leaves. O(blocks log blocks).
PromptSets prompt_sets(const std::vector<const Source*>& leaves);

/// The same by genre: each genre is a set of its own, since sources write more of one and less of another; so are the
/// texts of unknown genre.
PromptSets genre_sets(const std::vector<const Source*>& leaves);

/// What texts of unknown prompt are taken for.
enum class Unknown : std::uint8_t { one_prompt, no_prompt };

/// How many leaves write less than nine words in ten of what `answering` leaves or more, themselves among them, were
/// asked to write. O(blocks).
std::size_t leaves_apart(const std::vector<const Source*>& leaves, const PromptSets& sets, std::uint32_t answering,
                         Unknown unknown);

}  // namespace kinprint
