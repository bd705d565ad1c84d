// What the sources of texts go by: under other names, put together by that, or split into several.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kinprint/text_sink.hpp"

namespace kinprint {

/// Names of sources, and those that they go by instead.
using NewNames = std::map<std::string, std::string, std::less<>>;

/// The name that a source goes by. O(log names).
std::string_view name_after(const NewNames& renamed, std::string_view name);

/// Why this can't be given to a source as its name: it is empty, not one line, or longer than `limits::name_bytes`.
/// Nothing where it can. O(bytes).
std::optional<std::string> why_no_name(std::string_view name);

/// What is known of a text by which its source can be split.
enum class Trait : std::uint8_t {
    file,  // that it came from
    genre,
    prompt,  // that it answers
};

inline constexpr Trait all_traits[] = {Trait::file, Trait::genre, Trait::prompt};

std::string_view name(Trait trait);
std::optional<Trait> trait_of_name(std::string_view name);

/// What a text has of a trait; empty where that is not known. Of an id "file:line" the file: a file whose own name ends
/// in a colon and digits loses them. O(bytes).
std::string_view value_of(Trait trait, std::string_view prompt, std::string_view id, std::string_view genre);

/// The texts of a source go by several names instead of its one: by `as`, and what each has of the trait.
struct Split {
    Trait by = Trait::file;
    std::string as;

    friend bool operator==(const Split&, const Split&) = default;
};

/// By the name that is split: that of a source, or of a part of one.
using Splits = std::map<std::string, Split, std::less<>>;

/// The name of a part: "as · value", "as · no genre" where the value is not known. Of one that is longer than
/// `limits::name_bytes` the end is a hash of the whole, so that two parts have two names. O(bytes).
std::string part_name(const Split& split, std::string_view value);

/// First sources are split, and their parts where these are split again; then all is renamed.
struct Naming {
    NewNames renamed = {};
    Splits splits = {};

    friend bool operator==(const Naming&, const Naming&) = default;
};

/// The name that a text of the source goes by. No name leads through more splits than there are traits, so there is no
/// circle. O(log names + bytes).
std::string name_of_text(const Naming& naming, std::string_view source, const TextLabel& label);

}  // namespace kinprint
