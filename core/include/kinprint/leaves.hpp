// Some of the counted sources: those that are compared.
#pragma once

#include <cstdint>
#include <vector>

#include "kinprint/profile.hpp"

namespace kinprint {

/// Sources of a profile, in source order, with the profile that numbers their terms. A view: the profile must outlive
/// it.
struct Leaves {
    /// All that have a word. Implicit: what compares leaves takes a whole profile, too.
    Leaves(const Profile& all) : profile(&all), sources(all.leaves()) {}  // NOLINT(google-explicit-constructor)
    Leaves(const Profile& of, std::vector<const Source*> chosen) : profile(&of), sources(std::move(chosen)) {}

    [[nodiscard]] const Vocabulary& vocabulary() const { return profile->vocabulary; }

    const Profile* profile;
    std::vector<const Source*> sources;
};

/// The same leaves in both of what is counted of them. A view, as above.
struct CountedLeaves {
    /// All that have a word. Implicit, as above.
    CountedLeaves(const Counts& all) : CountedLeaves(all, 1) {}  // NOLINT(google-explicit-constructor)
    /// Those that have at least so many words. O(blocks).
    CountedLeaves(const Counts& counts, std::uint64_t least_words);

    /// Are content words counted of all texts of these leaves? O(blocks).
    [[nodiscard]] bool have_content() const;

    Leaves terms;
    Leaves content;  // of fewer leaves where content words were not counted
};

}  // namespace kinprint
