// Which names the texts of counted sources go by, as far as their counts still tell the texts apart.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kinprint/error.hpp"
#include "kinprint/naming.hpp"
#include "kinprint/profile.hpp"

namespace kinprint {

/// A source, under the name that it was counted by.
struct CountedSource {
    std::string_view name;
    const Source* source;
};

/// What decides, of a profile, whether its blocks still tell texts apart.
struct Grain {
    Fineness fineness = texts_apart;
    bool partial = false;
};

/// Sources as they were counted. A view.
struct CountedSources {
    CountedSources() = default;
    /// Of a profile that is not arranged.
    explicit CountedSources(const Profile& counted);

    std::vector<CountedSource> sources;
    Grain grain = {};
};

/// The blocks of a source that go by one name, before it is renamed.
struct Piece {
    std::string name;
    std::vector<const Block*> blocks;
    bool is_whole = true;  // all of the source, also what is not in blocks
};

/// Why these blocks can't be split so: they stand for several texts, which no longer tell what they had of the trait,
/// or would become more than `limits::parts_of_source`. Nothing where they can. O(blocks log blocks).
std::optional<std::string> why_no_split(const std::vector<const Block*>& blocks, Trait by, Grain grain);

/// A source as its splits have it. What can't be split stays whole, and goes by the `as` of its split.
/// O(blocks log blocks).
std::vector<Piece> pieces_of(const CountedSource& source, Grain grain, const Splits& splits);

/// A source before it is renamed: what is counted of it, and the names in the files of what is in it.
struct SplitSource {
    std::string name;
    std::uint64_t texts = 0;
    std::uint64_t words = 0;
    std::set<std::string> of;
};

struct SplitUp {
    std::vector<SplitSource> sources;  // in order of their names; those that have a word
    Naming names;                      // as they hold: of what can't be split they say a new name instead
    std::set<std::string> seen;        // all names that could be split or renamed
    Errors errors;                     // `no_split`: what can't be split, and why
};

/// What the sources are before they are renamed. O(blocks log blocks).
SplitUp split_up(const CountedSources& counted, const Naming& names);

/// One of the sources that a split makes.
struct SplitPart {
    std::string value;  // of the trait; empty where it is not known
    std::string name;
    std::uint64_t texts = 0;
    std::uint64_t words = 0;
};

/// What a source would become, split by a trait, or why it can't be.
struct Parting {
    Trait by{};
    std::vector<SplitPart> parts;  // two or more, in order of their values; none where it can't
    std::string why_not;
};

/// By each trait, what all that goes by `name` would become, its parts named after `as`. O(blocks log blocks).
std::vector<Parting> partings(const CountedSources& counted, const Naming& names, std::string_view name,
                              const std::string& as);

}  // namespace kinprint
